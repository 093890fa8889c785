// Bars of named things lie down where their names have no room side by side.
import { el, picture, px, text, textWidth } from './stages/svg.js';
import { logFloor, logTicks } from './scales.js';
import { short } from './tables.js';

const MOST_LINES = 3;
const THICK = 12;
const SIZE = 12;
/** Bars of one series are the more a matter of shape, those of several of names. */
const MOST_ROWS = 40;
const MOST_ROWS_OF_SEVERAL = 80;
/** What a name takes of the width at most, before it stands over its bar. */
const MOST_OF_WIDTH = 0.4;

const xsOf = chart => [...new Set(chart.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
const nameOf = (chart, x) => chart.x.scale === 'category' ? chart.x.categories[x] ?? '' : short(x);

/** How wide a chart's place for one name is. */
export const slotOf = (chart, width) => (width - 60) / (xsOf(chart).length + 0.2);

/** How wide an upright bar is in its place, where there is but one series. */
export const barWidth = slot => Math.min(slot * 0.6, 64);

/** The words of a name in lines that fit, as far as words can. */
export function wrap(name, width) {
  const room = Math.max(4, Math.floor(width / 6.6));
  const lines = [''];
  for (const word of name.split(/\s+/)) {
    if (lines.at(-1) && `${lines.at(-1)} ${word}`.length > room) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
  }
  return lines;
}

/**
 * Whether bars lie, a line each: where several series would be told apart by colour alone, where names or numbers have no
 * room side by side, and where the axis is logarithmic, on which a bar has no foot.
 */
export function mustBeRows(chart, width) {
  if (chart.shape !== 'bar') return false;
  const isSeveral = chart.series.length > 1;
  const count = chart.series.reduce((sum, series) => sum + series.points.length, 0);
  if (count > (isSeveral ? MOST_ROWS_OF_SEVERAL : MOST_ROWS)) return false;
  if (isSeveral || chart.y.scale === 'log') return true;
  const slot = slotOf(chart, width);
  const lines = xsOf(chart).map(x => wrap(nameOf(chart, x), slot));
  const widest = Math.max(...chart.series[0].points.map(point => textWidth(short(point[1]), SIZE)));
  return widest > barWidth(slot) || lines.some(one => one.length > MOST_LINES || one.some(line => line.length * 6.6 > slot));
}

/**
 * The chart as an SVG text: for each bar its name, its number and a whisker for its range, for each reference a line across.
 * @param lookAt (index of a series) -> {color, mark(x, y)}: path data of its mark
 */
export function barRows(chart, width, lookAt) {
  const isSeveral = chart.series.length > 1;
  const isLog = chart.y.scale === 'log';
  const xs = xsOf(chart);
  const rows = xs.map(x => ({
    heading: isSeveral && xs.length > 1 ? headingOf(chart, x) : '',
    bars: chart.series.flatMap((series, i) => series.points.filter(point => point[0] === x && point[1] !== null)
      .map(point => ({ name: isSeveral ? series.name : nameOf(chart, x), point, look: lookAt(i) }))),
  }));
  const names = Math.max(...rows.flatMap(row => row.bars.map(bar => textWidth(bar.name, SIZE))));
  const isBeside = names + 12 <= width * MOST_OF_WIDTH;
  const pitch = isBeside ? THICK + 10 : THICK + 26;
  const values = chart.series.flatMap(series => series.points.flatMap(point => point.slice(1))).concat(chart.references.map(line => line.y)).filter(value => value !== null && (!isLog || value > 0));
  const left = isBeside ? names + 12 : 0;
  const right = width - 10 - Math.max(...values.map(value => textWidth(short(value), SIZE)));
  const { place, ticks } = scaleOf(values, isLog, left, right);
  const top = chart.references.length ? 20 : 4;
  let y = top;
  const marks = rows.map(({ heading, bars }, i) => {
    if (heading && i) y += 10;
    const head = heading ? text(0, y + 14, heading, { 'font-weight': 650, ...HALO }) : '';
    if (heading) y += 22;
    return el('g', {}, head, bars.map(bar => {
      y += pitch;
      return drawn(bar, { y: y - THICK - 4, left, isBeside, isLog, place });
    }));
  });
  const bottom = y + 4;
  return picture(width, bottom + (ticks.length ? 18 : 0), chart.title,
    el('path', { d: ticks.map(tick => `M${px(place(tick))} ${top}V${px(bottom)}`).join(''), stroke: 'var(--line)', 'stroke-width': 1 }),
    ticks.map(tick => centred(place(tick), bottom + 13, short(tick), width, 'var(--ink3)')),
    chart.references.map(({ name, y: value }) => [
      el('path', { d: `M${px(place(value))} ${top - 4}V${px(bottom)}`, stroke: 'var(--ink2)', 'stroke-width': 1, 'stroke-dasharray': '4 4' }),
      centred(place(value), 12, name, width, 'var(--ink2)')]),
    marks);
}

/** A text in the middle over or under a place, moved so far that it stays in the picture. */
function centred(x, y, content, width, fill) {
  const half = textWidth(content, SIZE * 1.1) / 2;
  return text(Math.max(half, Math.min(width - half, x)), y, content, { 'text-anchor': 'middle', fill });
}

const headingOf = (chart, x) => chart.x.scale === 'category' ? nameOf(chart, x) : `${chart.x.label} ${short(x)} ${chart.x.unit}`.trim();

/** A line across does not strike through a word. */
const HALO = { 'paint-order': 'stroke', stroke: 'var(--paper)', 'stroke-width': 4, 'stroke-linejoin': 'round' };

function drawn({ name, point, look }, { y, left, isBeside, isLog, place }) {
  const [, value, low, high] = point;
  const middle = y + THICK / 2;
  const end = place(value);
  const reach = Math.max(end + (isLog ? 6 : 0), high === undefined ? 0 : place(high));
  return [
    isBeside ? text(left - 10, middle + 4, name, { 'text-anchor': 'end', ...HALO }) : text(0, y - 4, name, HALO),
    isLog ? el('path', { d: `M${px(left)} ${px(middle)}H${px(end)}`, stroke: 'var(--line)', 'stroke-width': 1.5 })
      : el('rect', { x: left, y, width: Math.max(1, end - left), height: THICK, rx: 1, fill: look.color }),
    high === undefined ? '' : el('path', { d: `M${px(place(low))} ${px(middle)}H${px(place(high))}`, stroke: 'var(--ink)', 'stroke-width': 1.2 }),
    isLog ? el('path', { d: look.mark(px(end), px(middle)), fill: look.color }) : '',
    text(reach + 6, middle + 4, short(value), { fill: 'var(--ink2)', ...HALO }),
  ];
}

/** Where values stand; a logarithmic axis has no zero, so that its numbers have to be read off at ticks. */
function scaleOf(values, isLog, left, right) {
  const high = Math.max(...values, isLog ? 0 : 1e-12);
  if (!isLog) return { place: value => left + Math.max(0, value) / high * (right - left), ticks: [] };
  const ticks = logTicks(logFloor(Math.min(...values)), high);
  const low = ticks[0];
  const ratio = Math.log(Math.max(high, ticks.at(-1)) / low) || 1;
  return { place: value => left + (value <= low ? 0 : Math.log(value / low) / ratio * (right - left)), ticks };
}
