// Recorded tables, and the numbers of a chart as a table.
import { h } from './dom.js';

const BAR_WIDTH = 72;
/** Beyond so many columns a table has no room for bars. */
const COLUMNS_WITH_BARS = 7;

/** 20000 becomes 20k; 0.001 stays. */
export function short(value) {
  if (value === null || value === undefined) return '';
  const size = Math.abs(value);
  if (size >= 1e9) return `${+(value / 1e9).toPrecision(3)}G`;
  if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)}M`;
  if (size >= 1e4) return `${+(value / 1e3).toPrecision(3)}k`;
  return String(+value.toPrecision(3));
}

/** Fixed decimals, the whole part in groups of three from five digits on, as the terminal writes it. */
export function fixed(value, decimals) {
  const [whole, rest] = value.toFixed(decimals).split('.');
  const grouped = whole.replace('-', '').length <= 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

const plain = cell => cell !== null && typeof cell === 'object' ? cell.value : cell;

/** A recorded table, with bars where its columns ask for them. */
export function tableElement(table) {
  const columns = table.columns.map((column, i) => {
    const values = table.rows.map(row => plain(row[i]));
    const isText = values.some(value => typeof value === 'string');
    return { ...column, bar: column.bar && table.columns.length <= COLUMNS_WITH_BARS, isText, most: Math.max(1e-12, ...values.map(value => typeof value === 'number' ? Math.abs(value) : 0)), isShort: isText && values.every(value => String(value ?? '').length <= 26) };
  });
  const head = columns.map(column => h('th', { scope: 'col', class: column.isText ? 'text' : null },
    column.name, column.unit ? `, ${column.unit}` : '', column.remark ? h('small', {}, column.remark) : ''));
  const rows = table.rows.map(row => h('tr', {}, row.map((cell, i) => cellElement(cell, columns[i]))));
  return h('div', { class: 'tablebox' }, h('h3', {}, table.title), scroller(table.title, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows)));
}

function cellElement(cell, column) {
  const value = plain(cell);
  const text = typeof value === 'number' ? fixed(value, column.decimals) : value ?? '';
  const classes = [column.isText ? 'text' : '', column.isShort ? 'short' : '', cell?.flagged ? 'flag' : '', column.bar ? 'hasbar' : ''];
  const td = h('td', { class: classes.join(' ').trim() || null }, cell?.flagged ? h('span', { class: 'visually-hidden' }, 'look here: ') : '', text);
  if (column.bar && typeof value === 'number') {
    const bar = h('span', { class: 'bar' });
    bar.style.width = `${Math.max(1, Math.round(Math.abs(value) / column.most * BAR_WIDTH))}px`;
    td.append(h('span', { class: 'track', 'aria-hidden': 'true' }, bar));
  }
  return td;
}

/** The numbers of a chart: a row for each x, a column for each series, ranges where it has them. */
export function chartTable(chart) {
  const xs = [...new Set(chart.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
  const all = chart.series.flatMap(series => series.points.map(point => Math.abs(point[1] ?? 0)));
  const most = Math.max(1e-12, ...all);
  const isWhole = all.every(value => Number.isInteger(value));
  const decimals = isWhole ? 0 : Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(most))));
  const unit = chart.y.unit && chart.y.unit.length <= 2 ? `\u00a0${chart.y.unit}` : '';
  const hasRange = chart.series.map(series => series.points.some(point => point.length > 2));
  const isSingle = chart.series.length === 1;
  const head = [h('th', { scope: 'col' }, chart.x.label + (chart.x.unit ? `, ${chart.x.unit}` : '')),
    ...chart.series.flatMap((series, i) => [
      h('th', { scope: 'col' }, isSingle ? (/median/.test(chart.y.label) ? 'median' : hasRange[i] ? 'value' : chart.y.label) : series.name),
      hasRange[i] ? h('th', { scope: 'col' }, 'range') : ''])];
  const number = value => value === null || value === undefined ? '' : fixed(value, decimals);
  const rows = xs.map(x => h('tr', {}, h('td', { class: chart.x.scale === 'category' ? 'text' : null }, chart.x.scale === 'category' ? chart.x.categories[x] : fixed(x, Number.isInteger(x) ? 0 : 2)),
    chart.series.flatMap((series, i) => {
      const point = series.points.find(one => one[0] === x);
      return [h('td', {}, point ? number(point[1]) + unit : ''),
        hasRange[i] ? h('td', { class: 'range' }, point?.length > 2 ? `${number(point[2])} – ${number(point[3])}${unit}` : '') : ''];
    })));
  return scroller(`${chart.title} as a table`, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows));
}

const scroller = (label, ...parts) => h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, h('table', { class: 'plain' }, parts));
