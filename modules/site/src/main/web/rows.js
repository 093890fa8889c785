// Bars of named things lie down where their names have no room side by side.
import { el, picture, px, text, textWidth } from './stages/svg.js';
import { short } from './tables.js';

const MOST_LINES = 3;
const THICK = 12;

const isNamedBars = chart => chart.shape === 'bar' && chart.x.scale === 'category';
const xsOf = chart => [...new Set(chart.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);

/** How wide a chart's place for one name is. */
export const slotOf = (chart, width) => (width - 60) / (xsOf(chart).length + 0.2);

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

/** Whether upright bars would have to cut their names. */
export function mustBeRows(chart, width) {
  if (!isNamedBars(chart)) return false;
  const slot = slotOf(chart, width);
  const lines = xsOf(chart).map(x => wrap(chart.x.categories[x] ?? '', slot));
  return lines.some(one => one.length > MOST_LINES || one.some(line => line.length * 6.6 > slot));
}

/** The chart as an SVG text: for each name its bars with their numbers, whiskers for ranges, references as lines across. */
export function barRows(chart, width, colorAt) {
  const xs = xsOf(chart);
  const values = chart.series.flatMap(series => series.points.flatMap(point => point.slice(1))).concat(chart.references.map(line => line.y)).filter(value => value !== null && (chart.y.scale !== 'log' || value > 0));
  const right = 8 + Math.max(...values.map(value => textWidth(short(value), 12)));
  const place = scaleOf(chart, values, width - right);
  const pitch = 20 + chart.series.length * (THICK + 3) + 8;
  const top = chart.references.length ? 18 : 2;
  const height = top + xs.length * pitch;
  return picture(width, height, chart.title,
    chart.references.map(({ name, y }) => [
      el('path', { d: `M${px(place(y))} ${top - 2}V${height}`, stroke: 'var(--ink2)', 'stroke-width': 1, 'stroke-dasharray': '4 4' }),
      text(Math.max(textWidth(name, 12) / 2, Math.min(width - textWidth(name, 12) / 2, place(y))), 12, name, { 'text-anchor': 'middle', fill: 'var(--ink2)' })]),
    xs.map((x, row) => el('g', {},
      text(0, top + row * pitch + 14, chart.x.categories[x] ?? ''),
      chart.series.map((series, i) => bar(series.points.find(point => point[0] === x), top + row * pitch + 20 + i * (THICK + 3), place, colorAt(i))))));
}

function bar(point, y, place, color) {
  if (!point || point[1] === null) return '';
  const [, value, low, high] = point;
  const end = Math.max(1, place(value));
  return [
    el('rect', { x: 0, y, width: end, height: THICK, rx: 1, fill: color }),
    high === undefined ? '' : el('path', { d: `M${px(place(low))} ${px(y + THICK / 2)}H${px(place(high))}`, stroke: 'var(--ink)', 'stroke-width': 1.2 }),
    text(Math.max(end, high === undefined ? 0 : place(high)) + 6, y + THICK - 2, short(value), { fill: 'var(--ink2)' }),
  ];
}

function scaleOf(chart, values, width) {
  const high = Math.max(...values, chart.y.scale === 'log' ? 0 : 1e-12);
  if (chart.y.scale !== 'log') return value => Math.max(0, value) / high * width;
  const low = Math.min(...values) / 1.5;
  return value => value <= 0 ? 0 : Math.log(value / low) / Math.log(high / low) * width;
}
