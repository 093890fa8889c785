// The map: places as dots on a canvas, pages as outlines, what a search visited shaded, what it found marked; or one geohash
// that becomes longer. The coast lines are the cities themselves.
import { colorOf, el, fit, picture, px, room, text, textWidth } from './svg.js';

const STRUCTURES = ['scan', 'grid', 'geohash9', 'geohash', 'quadtree', 'rtree', 'rstar'];
const TOOLS = [['near', 'search'], ['nearest', 'nearest'], ['add', 'add']];
const ZOOMS = [['in', '+'], ['out', '−'], ['world', 'world']];
const MAX_MARKED = 150;

export default {
  draw: (state, view) => state.kind === 'geohash' ? drawGeohash(state, view) : drawMap(state, view),
  paint: (context, state, view) => paintPlaces(context, state, view),
  commandAt(state, point, view) {
    const plan = layout(state, view);
    const button = plan.buttons.find(one => inside(point, one));
    if (button) return button.command;
    return inside(point, plan) ? clickOn(state, plan, point) : null;
  },
};

const inside = ({ x, y }, box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

// ---- where things stand

/** The rectangle of the map in the picture, the buttons around it, and the way from degrees to pixels. */
function layout(state, view) {
  const buttons = view.mini || state.kind === 'geohash' ? [] : buttonsOf(state, view);
  const top = buttons.length ? Math.max(...buttons.map(one => one.y + one.height)) + 10 : state.kind === 'geohash' ? bitsHeight(view) : 0;
  const [south, west, north, east] = state.kind === 'geohash' ? windowOf(state) : state.view;
  const middle = Math.min(60, Math.abs(south + north) / 2);
  const stretch = east - west > 180 ? 1 : 1 / Math.cos(middle * Math.PI / 180);
  const tallest = view.mini ? 210 - top : view.narrow ? 300 : 380;
  const height = Math.max(100, Math.min(tallest, view.width * (north - south) * stretch / (east - west)));
  const [left, right] = widened(west, east, view.width / height * (north - south) * stretch);
  const width = Math.min(view.width, height / ((north - south) * stretch / (right - left)));
  const scale = width / (right - left);
  const x = (view.width - width) / 2;
  return {
    x, y: top, width, height, buttons, south, west: left, north, east: right, scale,
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
const turnsOf = plan => [-360, 0, 360].filter(turn => plan.west < 180 + turn && plan.east > -180 + turn);
const shifted = ([south, west, north, east], turn) => [south, west + turn, north, east + turn];
const placesOnSheet = (plan, bounds) => turnsOf(plan).map(turn => shifted(bounds, turn)).filter(one => isInView(plan, one)).map(one => pathOf(rectOf(plan, one)));

/** What can be clicked above the map: structures, what a click means, zoom. */
function buttonsOf(state, view) {
  const groups = [
    STRUCTURES.map(word => ({ label: word, command: `structure ${word}`, isOn: word === state.structure })),
    [...TOOLS.map(([word, label]) => ({ label: `click: ${label}`, command: `tool ${word}`, isOn: word === state.tool })),
      ...ZOOMS.map(([word, label]) => ({ label, command: `zoom ${word}`, isOn: false, spoken: `zoom ${word}` }))],
  ];
  const buttons = [];
  let y = 0;
  for (const group of groups) {
    let x = 0;
    for (const one of group) {
      const width = Math.max(28, textWidth(one.label, 12) + 14);
      if (x > 0 && x + width > view.width) { x = 0; y += 28; }
      buttons.push({ ...one, x, y, width, height: 24 });
      x += width + 4;
    }
    y += 28;
  }
  return buttons;
}

const rectOf = (plan, [south, west, north, east]) => {
  const left = plan.xOf(Math.max(west, plan.west - 5));
  const right = plan.xOf(Math.min(east, plan.east + 5));
  const top = plan.yOf(Math.min(north, plan.north + 5));
  const bottom = plan.yOf(Math.max(south, plan.south - 5));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
};

const isInView = (plan, [south, west, north, east]) => north >= plan.south && south <= plan.north && east >= plan.west && west <= plan.east;

const pathOf = ({ x, y, width, height }) => `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

// ---- the places, on a canvas

/** [latitude, longitude, ...] in ten thousandths of a degree: those of the last state that told them. */
const dotsOf = (state, view) => state.dots ?? view.last('dots') ?? [];

function paintPlaces(context, state, view) {
  const plan = layout(state, view);
  const all = dotsOf(state, view);
  const background = view.last('background') ?? [];
  const style = getComputedStyle(document.documentElement);
  const color = name => style.getPropertyValue(name).trim();
  context.save();
  context.beginPath();
  context.rect(plan.x, plan.y, plan.width, plan.height);
  context.clip();
  const far = countInView(background, plan);
  stamp(context, background, plan, { size: far > 3000 ? 1.2 : 2, fill: color('--ink3'), alpha: state.kind === 'geohash' ? 0.7 : 0.4, round: false });
  const inView = countInView(all, plan);
  const size = view.mini ? 1 : inView > 20000 ? 1.2 : inView > 3000 ? 1.6 : inView > 300 ? 2.2 : 6;
  stamp(context, all, plan, { size, fill: color('--ink2'), alpha: inView > 3000 ? 0.7 : 0.85, round: size > 2 });
  if (state.search && state.visited) {
    clipTo(context, leavesOf(state.visited), plan);
    stamp(context, all, plan, { size: size + (view.mini ? 0 : 0.6), fill: color('--c5'), alpha: 0.9, round: size > 2 });
  }
  context.restore();
  if (state.search?.hits.length > MAX_MARKED) {
    stamp(context, pick(all, state.search.hits), plan, { size: size + 2, fill: color('--accent'), alpha: 1, round: true });
  }
}

function countInView(all, plan) {
  let count = 0;
  for (let i = 0; i < all.length; i += 2) {
    const latitude = all[i] / 1e4;
    const longitude = all[i + 1] / 1e4;
    if (latitude >= plan.south && latitude <= plan.north && (longitude >= plan.west && longitude <= plan.east || longitude + 360 <= plan.east || longitude - 360 >= plan.west)) count++;
  }
  return count;
}

const pick = (all, ids) => ids.flatMap(id => [all[2 * id], all[2 * id + 1]]);

/** One mark for each place in view; a removed place has null for its degrees. */
function stamp(context, all, plan, { size, fill, alpha, round }) {
  context.fillStyle = fill;
  context.globalAlpha = alpha;
  const { x, y, width, height, west, north, scale } = plan;
  const tall = height / (plan.north - plan.south);
  const half = size / 2;
  if (round) context.beginPath();
  for (const turn of turnsOf(plan)) {
    for (let i = 0; i < all.length; i += 2) {
      if (all[i] === null) continue;
      const cx = x + (all[i + 1] / 1e4 + turn - west) * scale;
      const cy = y + (north - all[i] / 1e4) * tall;
      if (cx < x - size || cx > x + width + size || cy < y - size || cy > y + height + size) continue;
      if (round) { context.moveTo(cx + half, cy); context.arc(cx, cy, half, 0, 2 * Math.PI); }
      else context.fillRect(cx - half, cy - half, size, size);
    }
  }
  if (round) context.fill();
  context.globalAlpha = 1;
}

function clipTo(context, pages, plan) {
  context.beginPath();
  for (const [, ...bounds] of pages) {
    for (const turn of turnsOf(plan)) {
      const { x, y, width, height } = rectOf(plan, shifted(bounds.slice(0, 4), turn));
      context.rect(x - 0.5, y - 0.5, width + 1, height + 1);
    }
  }
  context.clip();
}

// ---- pages and search

const encloses = ([, s, w, n, e], [, south, west, north, east]) => s <= south && w <= west && n >= north && e >= east;
const leaves = new WeakMap();

/** Visited pages without a deeper visited page inside: there the candidates came from. */
function leavesOf(visited) {
  if (!leaves.has(visited)) {
    const deepest = visited.reduce((most, page) => Math.max(most, page[0]), 0);
    const few = visited.length <= 1500;
    leaves.set(visited, visited.filter(page => page[0] === deepest || few && !visited.some(other => other[0] > page[0] && encloses(page, other))));
  }
  return leaves.get(visited);
}

function drawMap(state, view) {
  const plan = layout(state, view);
  const foot = view.mini ? 0 : footHeight(state, view);
  return picture(view.width, plan.y + plan.height + foot, spoken(state),
    ground(plan, view), view.mini ? '' : plan.buttons.map(button),
    clipped(plan,
      pages(state, plan, view), visitedPages(state, plan), area(state, plan), marks(state, plan, view), view.mini ? '' : names(state, plan, view)),
    view.mini ? '' : counted(state, plan, view));
}

function spoken(state) {
  const { search } = state;
  const found = search ? ` Asked: ${search.words}. Pages visited ${search.pages}, candidates ${search.candidates}, hits ${search.hits.length}, missed ${search.missed}.` : '';
  return `Map from ${state.view[0]},${state.view[1]} to ${state.view[2]},${state.view[3]} degrees. Structure ${state.structure} with ${state.pageTotal} pages.${found}`;
}

/** Nothing is drawn beyond the edge of the sheet. */
const clipped = (plan, ...children) => el('g', { 'data-key': 'map' },
  el('clipPath', { id: 'sheet' }, el('rect', { x: plan.x, y: plan.y, width: plan.width, height: plan.height })),
  el('g', { 'clip-path': 'url(#sheet)' }, ...children));

/** Frame and graticule; the antimeridian is the edge of the sheet. */
function ground(plan, view) {
  const step = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001].find(one => (plan.east - plan.west) / one >= (view.narrow || view.mini ? 3 : 5)) ?? 0.001;
  const lines = [];
  const labels = [];
  for (let at = Math.ceil(plan.west / step); at * step <= plan.east; at++) {
    const x = plan.xOf(at * step);
    lines.push(`M${px(x)} ${px(plan.y)}v${px(plan.height)}`);
    if (x > plan.x + 14 && x < plan.x + plan.width - 26) labels.push(degreeLabel(x + 3, plan.y + plan.height - 4, (at * step + 540) % 360 - 180, 'E', 'W', step));
  }
  for (let at = Math.ceil(plan.south / step); at * step <= plan.north; at++) {
    const y = plan.yOf(at * step);
    lines.push(`M${px(plan.x)} ${px(y)}h${px(plan.width)}`);
    if (y > plan.y + 14 && y < plan.y + plan.height - 22) labels.push(degreeLabel(plan.x + 4, y - 3, at * step, 'N', 'S', step));
  }
  return [
    el('path', { d: lines.join(''), stroke: 'var(--line)', 'stroke-width': 1, opacity: 0.8 }),
    el('rect', { x: plan.x + 0.5, y: plan.y + 0.5, width: plan.width - 1, height: plan.height - 1, fill: 'none', stroke: 'var(--ink3)', 'stroke-width': 1, opacity: 0.6, cursor: 'crosshair', 'pointer-events': 'all' }),
    view.mini ? '' : labels,
    [-180, 180].filter(edge => edge > plan.west && edge < plan.east).map(edge => el('path', { d: `M${px(plan.xOf(edge))} ${px(plan.y)}v${px(plan.height)}`, stroke: 'var(--ink2)', 'stroke-width': 1.5, 'stroke-dasharray': '2 4' })),
  ];
}

function degreeLabel(x, y, degrees, plus, minus, step) {
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const value = Math.abs(degrees).toFixed(digits);
  return text(x, y, `${value}°${Number(value) % 180 === 0 ? '' : degrees > 0 ? plus : minus}`, { class: 'small', fill: 'var(--ink3)' });
}

function button(one) {
  return el('g', { 'data-key': `do-${one.command}`, cursor: 'pointer' },
    el('rect', { x: one.x + 0.5, y: one.y + 0.5, width: one.width - 1, height: one.height - 1, rx: 12, fill: one.isOn ? 'var(--accent)' : 'var(--wash)', stroke: one.isOn ? 'var(--accent)' : 'var(--line)' }),
    text(one.x + one.width / 2, one.y + 16, one.label, { class: 'axis', 'text-anchor': 'middle', fill: one.isOn ? 'var(--accent-ink)' : 'var(--ink)' }));
}

/** Outlines, thick above and thin below; a page that was not there before is drawn in the accent's colour. */
function pages(state, plan, view) {
  if (!state.pages.length) return '';
  const known = new Set((view.before?.pages ?? []).map(page => page.slice(0, 5).join()));
  const isTold = view.before?.pages && view.before.structure === state.structure && view.step?.command && !state.search;
  const shown = state.pages.map(page => [page, placesOnSheet(plan, page.slice(1, 5))]).filter(([, paths]) => paths.length);
  const deepest = Math.max(...state.pages.map(page => page[0]));
  const boxes = state.structure === 'rtree' || state.structure === 'rstar' || state.structure === 'broken' ? 'tree' : 'quarters';
  const groups = new Map();
  for (const [page, paths] of shown) {
    const isNew = isTold && !known.has(page.slice(0, 5).join());
    const key = isNew ? 'new' : page[0];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(...paths);
  }
  const many = shown.length > 600;
  return el('g', { 'data-key': 'pages' }, [...groups].map(([depth, paths]) => depth === 'new'
    ? el('path', { 'data-key': 'new', d: paths.join(''), fill: 'none', stroke: 'var(--accent)', 'stroke-width': 2.2 })
    : el('path', { 'data-key': `depth-${depth}`, d: paths.join(''), fill: 'none', stroke: boxes === 'tree' ? treeColor(deepest - depth) : 'var(--c0)', 'stroke-width': many ? 0.5 : Math.max(0.7, 1.8 - 0.4 * (boxes === 'tree' ? depth : Math.max(0, depth - deepest + 3))), opacity: many ? 0.55 : 0.85 })));
}

/** The same colour for the same distance from the leaves. */
const treeColor = height => colorOf(`level${[3, 4, 1, 6, 8][height % 5]}`);

function visitedPages(state, plan) {
  if (!state.search || !state.visited) return '';
  const last = new Set(leavesOf(state.visited));
  const path = list => list.flatMap(page => placesOnSheet(plan, page.slice(1, 5))).join('');
  const many = state.visited.length > 300;
  return el('g', { 'data-key': 'visited' },
    el('path', { 'data-key': 'inner', d: path(state.visited.filter(page => !last.has(page))), fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1, opacity: 0.5, 'stroke-dasharray': '4 3' }),
    el('path', { 'data-key': 'leaf', d: path(state.visited.filter(page => last.has(page))), fill: 'var(--accent)', 'fill-opacity': 0.14, stroke: 'var(--accent)', 'stroke-width': many ? 0.5 : 1.2 }));
}

/** The circle or box that was asked for, right over poles and antimeridian: three copies, a turn apart. */
function area(state, plan) {
  const { search } = state;
  if (!search) return '';
  const outline = search.box ? boxOutline(search.box) : circleOutline(search.center, search.metres);
  const shift = turn => ({ fill: outline.fill.map(points => line(points, plan, turn, 'z')).join(''), edge: outline.edge.map(points => line(points, plan, turn, '')).join('') });
  const copies = [-360, 0, 360].map(shift);
  const [latitude, longitude] = search.center;
  const [x, y] = placeOf(plan, latitude, longitude);
  return el('g', { 'data-key': 'area' },
    el('path', { d: copies.map(copy => copy.fill).join(''), fill: 'var(--c1)', 'fill-opacity': 0.16 }),
    el('path', { d: copies.map(copy => copy.edge).join(''), fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.6 }),
    el('path', { d: `M${px(x - 7)} ${px(y)}h14M${px(x)} ${px(y - 7)}v14`, stroke: 'var(--paper)', 'stroke-width': 4 }),
    el('path', { d: `M${px(x - 6)} ${px(y)}h12M${px(x)} ${px(y - 6)}v12`, stroke: 'var(--ink)', 'stroke-width': 2 }));
}

const line = (points, plan, turn, end) => points.length
  ? `M${points.map(([latitude, longitude]) => `${px(plan.xOf(longitude + turn))} ${px(plan.yOf(latitude))}`).join('L')}${end}` : '';

function boxOutline([south, west, north, east]) {
  const right = east < west ? east + 360 : east;
  const corners = [[south, west], [south, right], [north, right], [north, west], [south, west]];
  return { fill: [corners], edge: [corners] };
}

/**
 * A circle on the sphere, parallel by parallel: how far it reaches to both sides of its centre's meridian. Where a pole lies
 * inside, parallels near it belong to it all around, and the map's seam there is no edge.
 */
function circleOutline([latitude, longitude], metres) {
  const RADIUS = 6371008.8;
  const angle = metres / RADIUS;
  if (angle >= Math.PI) return { fill: [[[-90, -180], [-90, 180], [90, 180], [90, -180]]], edge: [] };
  const rad = Math.PI / 180;
  const low = Math.max(-90, latitude - angle / rad);
  const high = Math.min(90, latitude + angle / rad);
  const steps = 96;
  const right = [];
  for (let i = 0; i <= steps; i++) {
    const at = low + (high - low) * (1 - Math.cos(Math.PI * i / steps)) / 2;
    const flat = Math.cos(at * rad) * Math.cos(latitude * rad);
    const ratio = flat < 1e-12 ? (Math.abs(at - latitude) * rad < angle ? -1 : 1) : (Math.cos(angle) - Math.sin(at * rad) * Math.sin(latitude * rad)) / flat;
    right.push([at, Math.acos(Math.max(-1, Math.min(1, ratio))) / rad]);
  }
  const fill = [...right.map(([at, wide]) => [at, longitude + wide]), ...right.map(([at, wide]) => [at, longitude - wide]).reverse()];
  const edges = [];
  let run = [];
  for (const point of right) {
    if (point[1] < 179.99) { run.push(point); continue; }
    if (run.length > 1) edges.push(run);
    run = [];
  }
  if (run.length > 1) edges.push(run);
  return { fill: [fill], edge: edges.flatMap(part => [part.map(([at, wide]) => [at, longitude + wide]), part.map(([at, wide]) => [at, longitude - wide])]) };
}

/** Hits, missed places and the place that has just come; too many hits are left to the canvas. */
function marks(state, plan, view) {
  const all = dotsOf(state, view);
  const at = id => placeOf(plan, all[2 * id] / 1e4, all[2 * id + 1] / 1e4);
  const hits = state.search && state.search.hits.length <= MAX_MARKED ? state.search.hits : [];
  const lost = state.search?.lost ?? [];
  const arm = lost.length > 40 ? 2.6 : 4;
  const isThere = id => all[2 * id] !== null && all[2 * id] !== undefined;
  return el('g', { 'data-key': 'marks' },
    hits.filter(isThere).map(id => {
      const [cx, cy] = at(id);
      return el('circle', { 'data-key': `h${id}`, 'data-enter': 'r:1', cx, cy, r: view.mini ? 2.5 : hits.length > 60 ? 3.2 : 4.4, fill: 'var(--accent)', stroke: 'var(--paper)', 'stroke-width': 1.2 });
    }),
    lost.length ? [['var(--paper)', 5], ['var(--bad)', 2.4]].map(([stroke, width]) => el('path', {
      d: lost.filter(isThere).map(id => { const [x, y] = at(id); return `M${px(x - arm)} ${px(y - arm)}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`; }).join(''), stroke, 'stroke-width': arm < 4 ? width * 0.7 : width,
    })) : '',
    state.touched >= 0 && isThere(state.touched) ? touchedMark(at(state.touched)) : '');
}

/** Where a place is on the sheet; beyond the antimeridian, if it is seen there only. */
function placeOf(plan, latitude, longitude) {
  const seen = turnsOf(plan).find(turn => longitude + turn >= plan.west && longitude + turn <= plan.east) ?? 0;
  return [plan.xOf(longitude + seen), plan.yOf(latitude)];
}

const touchedMark = ([cx, cy]) => [
  el('circle', { 'data-key': 'halo', 'data-enter': 'r:26', cx, cy, r: 9, fill: 'var(--accent)', 'fill-opacity': 0.18, stroke: 'var(--accent)', 'stroke-width': 1.5 }),
  el('circle', { 'data-key': 'new', cx, cy, r: 4.5, fill: 'var(--accent)', stroke: 'var(--paper)', 'stroke-width': 1.2 }),
];

function names(state, plan, view) {
  const all = dotsOf(state, view);
  const free = room();
  return el('g', { 'data-key': 'names' }, (state.search?.hits.length > 60 ? [] : state.labels).map(([id, name]) => {
    if (all[2 * id] === null || all[2 * id] === undefined) return '';
    const [x, y] = placeOf(plan, all[2 * id] / 1e4, all[2 * id + 1] / 1e4);
    const short = String(name).replace(/, [A-Z]{2}$/, '');
    const shown = fit(short, view.narrow ? 80 : 130, 12);
    const width = textWidth(shown, 12) + 4;
    const left = x + 8 + width > plan.x + plan.width;
    const center = left ? x - 8 - width / 2 : x + 8 + width / 2;
    if (y < plan.y || y > plan.y + plan.height || x < plan.x || x > plan.x + plan.width || !free.take(center, y, width, 15)) return '';
    return text(left ? x - 8 : x + 8, y + 4, shown, { class: 'axis', fill: 'var(--ink)', 'text-anchor': left ? 'end' : null, 'font-weight': id === state.touched ? 650 : null, 'paint-order': 'stroke', stroke: 'var(--paper)', 'stroke-width': 3.5, 'stroke-linejoin': 'round' });
  }));
}

// ---- what was counted: marks, numbers and words in one line, which is the legend too

function countsOf(state, view) {
  const { search } = state;
  const total = view.step?.counters?.find(counter => counter.name === 'places')?.now;
  const rows = [{ mark: 'dot', color: 'var(--ink2)', value: total ?? '', words: 'places' }];
  if (!search) return [...rows, { mark: 'page', color: 'var(--c0)', value: grouped(state.pageTotal), words: state.pageTotal === 1 ? 'page' : 'pages' }];
  rows.push({ mark: 'shade', color: 'var(--accent)', value: grouped(search.pages), words: 'visited' });
  rows.push({ mark: 'dot', color: 'var(--c5)', value: grouped(search.candidates), words: 'candidates' });
  rows.push({ mark: 'hit', color: 'var(--accent)', value: grouped(search.hits.length), words: search.hits.length === 1 ? 'hit' : 'hits' });
  if (search.missed) rows.push({ mark: 'lost', color: 'var(--bad)', value: grouped(search.missed), words: 'missed' });
  return rows;
}

const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const perLine = (rows, view) => view.narrow ? Math.min(3, rows.length) : rows.length;
const footHeight = (state, view) => { const rows = countsOf(state, view); return 16 + 46 * Math.ceil(rows.length / perLine(rows, view)); };

function counted(state, plan, view) {
  const rows = countsOf(state, view);
  const columns = perLine(rows, view);
  const pitch = Math.min(150, view.width / columns);
  return el('g', { 'data-key': 'counts' }, rows.map((row, i) => {
    const x = (i % columns) * pitch;
    const y = plan.y + plan.height + 30 + Math.floor(i / columns) * 46;
    return el('g', { 'data-key': `count-${row.words}` },
      markOf(row, x + 6, y - 6),
      text(x + 19, y, row.value, { class: 'huge', 'font-size': 19, 'font-weight': 650, fill: row.mark === 'lost' ? 'var(--bad)' : null }),
      text(x + 19, y + 17, row.words, { class: 'axis' }));
  }));
}

function markOf({ mark, color }, x, y) {
  if (mark === 'lost') return el('path', { d: `M${px(x - 4)} ${px(y - 4)}l8 8m0 -8l-8 8`, stroke: color, 'stroke-width': 2.4 });
  if (mark === 'page') return el('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: 'none', stroke: color, 'stroke-width': 1.5 });
  if (mark === 'shade') return el('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: color, 'fill-opacity': 0.25, stroke: color, 'stroke-width': 1.2 });
  return el('circle', { cx: x, cy: y, r: mark === 'hit' ? 4.6 : 3, fill: color });
}

/** A click where the map is: search or add there. */
function clickOn(state, plan, point) {
  const digits = Math.max(0, Math.min(5, Math.ceil(Math.log10(plan.scale)) + 1));
  const degrees = value => String(Number(value.toFixed(digits)));
  const place = `${degrees(plan.latitudeOf(point.y))} ${degrees((plan.longitudeOf(point.x) + 540) % 360 - 180)}`;
  if (state.kind === 'geohash') return `place ${place}`;
  if (state.tool === 'add') return `add ${place}`;
  if (state.tool === 'nearest') return `nearest ${place} ${state.search?.kind === 'nearest' ? Math.max(1, state.search.hits.length) : 10}`;
  const wide = (plan.east - plan.west) * 111 / 10;
  const unit = 10 ** Math.floor(Math.log10(wide));
  const kilometres = state.search?.kind === 'near' ? state.search.metres / 1000 : Math.round(wide / unit) * unit;
  return `near ${place} ${Number(kilometres.toFixed(3))}`;
}

// ---- one geohash

const GLOBE = [-90, -180, 90, 180];

/** The cell of the first bits: longitude first, then in turns. */
function cellOf(bits) {
  const box = [...GLOBE];
  [...bits].forEach((bit, i) => {
    const [low, high] = i % 2 ? [0, 2] : [1, 3];
    box[bit === '1' ? low : high] = (box[low] + box[high]) / 2;
  });
  return box;
}

/** The part of the world that shows the cell's last letter being made: the cell of the letters before, and the neighbours. */
function windowOf(state) {
  const length = state.bits.length;
  const letters = Math.max(0, Math.ceil(length / 5) - 1);
  if (letters === 0) return GLOBE;
  const shown = [cellOf(state.bits.slice(0, 5 * letters)), ...state.neighbours.map(one => one.box)].filter(box => box[3] - box[1] < 180);
  const base = shown[0];
  const near = shown.filter(box => Math.abs(box[1] - base[1]) < 180);
  const [south, west, north, east] = [0, 1].map(i => Math.min(...near.map(box => box[i]))).concat([2, 3].map(i => Math.max(...near.map(box => box[i]))));
  const high = Math.max(north - south, (east - west) * 0.5) * 1.12;
  const wide = Math.max(east - west, high * 1.6) * 1.04;
  const middle = [(south + north) / 2, (west + east) / 2];
  const bottom = Math.max(-90, Math.min(90 - high, middle[0] - high / 2));
  const left = Math.max(-180, Math.min(180 - wide, middle[1] - wide / 2));
  return wide >= 360 || high >= 180 ? GLOBE : [bottom, left, bottom + high, left + wide];
}

const bitWidth = view => Math.min(20, Math.floor((view.width - (view.narrow ? 8 : 76)) / (view.narrow ? 15 : 30)));
const bitsPerLine = view => Math.max(5, Math.floor((view.width - (view.narrow ? 0 : 76)) / (bitWidth(view) * 5 + 8)) * 5);
const bitsHeight = view => view.mini ? 34 : 88;

function drawGeohash(state, view) {
  const plan = layout(state, view);
  return picture(view.width, plan.y + plan.height + (view.mini ? 0 : 30), `Geohash ${state.word || 'of no letter yet'}, bits ${state.bits || 'none yet'}. Cell from ${state.box[0]},${state.box[1]} to ${state.box[2]},${state.box[3]} degrees.`,
    bitStrip(state, view), ground(plan, view),
    clipped(plan,
      halves(state, plan, view), neighbours(state, plan, view), herePin(state, plan)),
    view.mini ? '' : text(0, plan.y + plan.height + 20, fit(cellWords(state), view.width, 12), { class: 'axis' }));
}

const KM = 111.195;

function cellWords({ box: [south, west, north, east], bits }) {
  const tall = (north - south) * KM;
  const wide = (east - west) * KM * Math.cos((south + north) / 2 * Math.PI / 180);
  const size = km => km >= 10 ? `${grouped(Math.round(km))} km` : km >= 1 ? `${km.toFixed(1)} km` : `${Math.round(km * 1000)} m`;
  return `${bits.length} bits: a cell ${size(wide)} wide and ${size(tall)} high`;
}

/** The last bits in two rows by axis, each five of them one letter. */
function bitStrip(state, view) {
  if (view.mini) return text(view.width / 2, 22, state.word || state.bits || 'geohash', { class: 'mono', 'font-size': 19, 'font-weight': 650, 'text-anchor': 'middle' });
  const most = bitsPerLine(view);
  const first = Math.max(0, Math.ceil((state.bits.length - most) / 5) * 5);
  const width = bitWidth(view);
  const left = view.narrow ? 0 : 70;
  const marks = [...state.bits.slice(first)].map((bit, k) => {
    const i = first + k;
    const x = left + k * width + Math.floor(k / 5) * 8;
    const isLast = i === state.bits.length - 1;
    const row = i % 2;
    return el('g', { 'data-key': `bit-${i}` },
      el('rect', { x: x + 1, y: 18 + row * 22, width: width - 2, height: 20, rx: 3, fill: isLast ? 'var(--accent)' : row ? 'var(--wash)' : 'var(--accent-wash)', stroke: isLast ? 'var(--accent)' : 'var(--line)' }),
      text(x + width / 2, 33 + row * 22, bit, { class: 'mono', 'font-size': 13, 'text-anchor': 'middle', fill: isLast ? 'var(--accent-ink)' : 'var(--ink)' }));
  });
  const letters = [...state.word].slice(first / 5).map((letter, k) => {
    const x = left + k * (5 * width + 8);
    return el('g', { 'data-key': `letter-${first / 5 + k}` },
      el('path', { d: `M${px(x + 2)} 65v3h${px(5 * width - 4)}v-3`, fill: 'none', stroke: 'var(--ink3)' }),
      text(x + 2.5 * width, 82, letter, { class: 'mono', 'font-size': 17, 'font-weight': 650, 'text-anchor': 'middle' }));
  });
  const heads = view.narrow ? [text(0, 11, 'above: longitude · below: latitude', { class: 'small' })] : [text(0, 33, 'longitude', { class: 'axis' }), text(0, 55, 'latitude', { class: 'axis' }), text(0, 82, 'letters', { class: 'axis' })];
  return el('g', { 'data-key': 'bits' }, heads, first > 0 && !view.narrow ? text(left - 2, 44, '…', { class: 'axis', 'text-anchor': 'end' }) : '', marks, letters);
}

/** The cell before, cut in two: the half that the place lies in is the cell now. */
function halves(state, plan, view) {
  const length = state.bits.length;
  const cell = rectOf(plan, state.box);
  if (!length) return el('rect', { 'data-key': 'cell', ...cell, fill: 'var(--accent)', 'fill-opacity': 0.08, stroke: 'var(--accent)', 'stroke-width': 2.5 });
  const parent = rectOf(plan, state.parent);
  const byLongitude = length % 2 === 1;
  const isUpper = state.bits.at(-1) === '1';
  const other = byLongitude
    ? { ...parent, width: parent.width / 2, x: parent.x + (isUpper ? 0 : parent.width / 2) }
    : { ...parent, height: parent.height / 2, y: parent.y + (isUpper ? parent.height / 2 : 0) };
  const trail = [];
  for (let i = Math.max(0, length - 6); i < length - 1; i++) trail.push(pathOf(rectOf(plan, cellOf(state.bits.slice(0, i)))));
  return el('g', { 'data-key': 'halves' },
    el('path', { d: trail.join(''), fill: 'none', stroke: 'var(--ink3)', 'stroke-width': 1, opacity: 0.7 }),
    el('rect', { 'data-key': 'other', ...other, fill: 'var(--ink3)', 'fill-opacity': 0.12, stroke: 'var(--ink3)', 'stroke-dasharray': '4 3' }),
    el('rect', { 'data-key': 'cell', ...cell, fill: 'var(--accent)', 'fill-opacity': 0.2, stroke: 'var(--accent)', 'stroke-width': 2.5 }),
    view.mini ? '' : state.neighbours.length ? ownName(state, cell) : [digit(other, isUpper ? '0' : '1', 'var(--ink3)'), digit(cell, isUpper ? '1' : '0', 'var(--accent)')]);
}

const ownName = (state, cell) => cell.width < 34 ? '' : text(cell.x + cell.width / 2, cell.y + cell.height / 2 + 4, fit(state.word || state.bits, cell.width, 13), { class: 'mono', 'font-size': 13, 'font-weight': 650, 'text-anchor': 'middle' });

function digit({ x, y, width, height }, content, fill) {
  const size = Math.min(44, Math.min(width, height) * 0.5);
  return size < 11 ? '' : text(x + width / 2, y + height / 2 + size * 0.36, content, { class: 'mono', 'font-size': size, 'font-weight': 650, 'text-anchor': 'middle', fill, opacity: 0.75 });
}

/** The cells next door, the stranger the fewer bits they share. */
function neighbours(state, plan, view) {
  const length = state.bits.length;
  return el('g', { 'data-key': 'neighbours' }, state.neighbours.map(one => {
    const box = rectOf(plan, one.box);
    const strange = one.common < length / 2;
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    return el('g', { 'data-key': `n-${one.name}` },
      el('rect', { ...box, fill: strange ? 'var(--c5)' : 'var(--c2)', 'fill-opacity': 0.16, stroke: strange ? 'var(--c5)' : 'var(--c2)', 'stroke-width': 1.2 }),
      view.mini || box.width < 34 ? '' : [
        text(middle[0], middle[1], fit(one.name, box.width, 13), { class: 'mono', 'font-size': 13, 'text-anchor': 'middle', fill: 'var(--ink)' }),
        box.height > 36 && box.width > 74 ? text(middle[0], middle[1] + 15, `${one.common} bits shared`, { class: 'small', 'text-anchor': 'middle' }) : '',
      ]);
  }));
}

function herePin(state, plan) {
  const [latitude, longitude] = state.place;
  const [cx, cy] = placeOf(plan, latitude, longitude);
  return el('g', { 'data-key': 'here' },
    el('circle', { 'data-key': 'ring', cx, cy, r: 6, fill: 'none', stroke: 'var(--paper)', 'stroke-width': 4 }),
    el('circle', { 'data-key': 'pin', cx, cy, r: 5.5, fill: 'var(--c5)', stroke: 'var(--paper)', 'stroke-width': 1.5 }));
}
