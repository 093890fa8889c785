// The sheet: where degrees lie in the picture, its frame and graticule, and what lies beyond the antimeridian.
import { el, px, text, textWidth } from '../svg.js';

/** The rectangle of the sheet in the picture, below `top`, and the way from degrees to pixels and back. */
export function sheetOf([south, west, north, east], top, view) {
  const middle = Math.min(60, Math.abs(south + north) / 2);
  const stretch = east - west > 180 ? 1 : 1 / Math.cos(middle * Math.PI / 180);
  const tallest = view.mini ? 210 - top : view.narrow ? 300 : 380;
  const height = Math.max(100, Math.min(tallest, view.width * (north - south) * stretch / (east - west)));
  const [left, right] = widened(west, east, view.width / height * (north - south) * stretch);
  const width = Math.min(view.width, height / ((north - south) * stretch / (right - left)));
  const scale = width / (right - left);
  const x = (view.width - width) / 2;
  return {
    x, y: top, width, height, south, west: left, north, east: right, scale,
    xOf: longitude => x + (longitude - left) * scale,
    yOf: latitude => top + (north - latitude) / (north - south) * height,
    longitudeOf: at => left + (at - x) / scale,
    latitudeOf: at => north - (at - top) / height * (north - south),
  };
}

/** A wide picture shows more of the world to both sides; at the antimeridian it goes on with what lies beyond. */
function widened(west, east, wanted) {
  const wide = Math.min(360, Math.max(east - west, wanted));
  if (wide > 350) return [-180, 180];
  const beyond = 0.35 * wide;
  const left = west <= -180 ? -180 - beyond : east >= 180 ? 180 - wide + beyond : Math.max(-180, Math.min(180 - wide, (west + east - wide) / 2));
  return [left, left + wide];
}

/** Whole turns by which something on the sheet may be shifted to be seen: 0, and 360 degrees beyond the antimeridian. */
export const turnsOf = plan => [-360, 0, 360].filter(turn => plan.west < 180 + turn && plan.east > -180 + turn);
export const shifted = ([south, west, north, east], turn) => [south, west + turn, north, east + turn];
export const placesOnSheet = (plan, bounds) => turnsOf(plan).map(turn => shifted(bounds, turn)).filter(one => isInView(plan, one)).map(one => pathOf(rectOf(plan, one)));

/** A rectangle in degrees as one in pixels, cut off not far beyond the sheet. */
export const rectOf = (plan, [south, west, north, east]) => {
  const left = plan.xOf(Math.max(west, plan.west - 5));
  const right = plan.xOf(Math.min(east, plan.east + 5));
  const top = plan.yOf(Math.min(north, plan.north + 5));
  const bottom = plan.yOf(Math.max(south, plan.south - 5));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
};

export const isInView = (plan, [south, west, north, east]) => north >= plan.south && south <= plan.north && east >= plan.west && west <= plan.east;

export const pathOf = ({ x, y, width, height }) => `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** Where a place is on the sheet; beyond the antimeridian, if it is seen there only. */
export function placeOf(plan, latitude, longitude) {
  const seen = turnsOf(plan).find(turn => longitude + turn >= plan.west && longitude + turn <= plan.east) ?? 0;
  return [plan.xOf(longitude + seen), plan.yOf(latitude)];
}

/** Nothing is drawn beyond the edge of the sheet. */
export const clipped = (plan, ...children) => el('g', { 'data-key': 'map' },
  el('clipPath', { id: 'sheet' }, el('rect', { x: plan.x, y: plan.y, width: plan.width, height: plan.height })),
  el('g', { 'clip-path': 'url(#sheet)' }, ...children));

/** Frame and graticule; the antimeridian is the edge of the sheet. */
export function ground(plan, view) {
  const step = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001].find(one => (plan.east - plan.west) / one >= (view.narrow || view.mini ? 3 : 5)) ?? 0.001;
  const lines = [];
  const labels = [];
  const nameOf = at => degrees((at * step + 540) % 360 - 180, 'E', 'W', step);
  const meridians = [];
  for (let at = Math.ceil(plan.west / step); at * step <= plan.east; at++) meridians.push(at);
  const widest = Math.max(0, ...meridians.map(at => textWidth(nameOf(at), 11)));
  // Where not every line has room for its degrees, every second, third ... has them, zero among them.
  const every = Math.ceil((widest + 10) / (step * plan.scale));
  for (const at of meridians) {
    const x = plan.xOf(at * step);
    lines.push(`M${px(x)} ${px(plan.y)}v${px(plan.height)}`);
    const hasRoom = x > plan.x + 14 && x + 5 + textWidth(nameOf(at), 11) < plan.x + plan.width;
    if (at % every === 0 && hasRoom) labels.push(degreeLabel(x + 3, plan.y + plan.height - 4, nameOf(at)));
  }
  for (let at = Math.ceil(plan.south / step); at * step <= plan.north; at++) {
    const y = plan.yOf(at * step);
    lines.push(`M${px(plan.x)} ${px(y)}h${px(plan.width)}`);
    if (y > plan.y + 14 && y < plan.y + plan.height - 22) labels.push(degreeLabel(plan.x + 4, y - 3, degrees(at * step, 'N', 'S', step)));
  }
  return [
    el('path', { d: lines.join(''), stroke: 'var(--line)', 'stroke-width': 1, opacity: 0.8 }),
    el('rect', { x: plan.x + 0.5, y: plan.y + 0.5, width: plan.width - 1, height: plan.height - 1, fill: 'none', stroke: 'var(--ink3)', 'stroke-width': 1, opacity: 0.6, cursor: 'crosshair', 'pointer-events': 'all' }),
    view.mini ? '' : labels,
    [-180, 180].filter(edge => edge > plan.west && edge < plan.east).map(edge => el('path', { d: `M${px(plan.xOf(edge))} ${px(plan.y)}v${px(plan.height)}`, stroke: 'var(--ink2)', 'stroke-width': 1.5, 'stroke-dasharray': '2 4' })),
  ];
}

/** 10.7°E, with as many digits as lines `step` apart need. */
function degrees(value, plus, minus, step) {
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const size = Math.abs(value).toFixed(digits);
  return `${size}°${Number(size) % 180 === 0 ? '' : value > 0 ? plus : minus}`;
}

function degreeLabel(x, y, name) {
  return text(x, y, name, { class: 'small', fill: 'var(--ink3)', 'paint-order': 'stroke', stroke: 'var(--paper)', 'stroke-width': 3 });
}

/** Latitude and longitude of a point of the picture, with as many digits as can be told apart there. */
export function degreesAt(plan, { x, y }) {
  const digits = Math.max(0, Math.min(5, Math.ceil(Math.log10(plan.scale)) + 1));
  const rounded = value => String(Number(value.toFixed(digits)));
  return `${rounded(plan.latitudeOf(y))} ${rounded((plan.longitudeOf(x) + 540) % 360 - 180)}`;
}

export const isOnSheet = ({ x, y }, plan) => x >= plan.x && x <= plan.x + plan.width && y >= plan.y && y <= plan.y + plan.height;
