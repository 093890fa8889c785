// Charts with uPlot. Series are named where they end; the same numbers stand in a table beside or below.
import { canvasColor as paint, h } from './dom.js';
import { colorOf, spread, textWidth } from './stages/svg.js';
import { barRows, barWidth, mustBeRows, slotOf, wrap } from './rows.js';
import { logTicks } from './scales.js';
import { short } from './tables.js';

// Its small form is a script of the page, which goes before the modules.
const { uPlot } = globalThis;

const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const SHAPES = ['circle', 'square', 'triangle', 'diamond'];
const NODE = /^[a-z]{1,2}\d+$/;
const LINE_HEIGHT = 14;

// ---- looks

/** The colours of series in the order of the pictures in the texts, so that a series has the same one in both. */
const SERIES_COLORS = ['--c0', '--c5', '--c2', '--c3', '--c1', '--c4', '--c8', '--c7'].map(name => `var(${name})`);

/** Distinct colour and shape for a series; a node keeps the colour that it has on the stage. */
function look(chart, index) {
  const { name } = chart.series[index];
  const color = NODE.test(name) ? colorOf(name) : chart.series.length === 1 ? 'var(--accent)' : SERIES_COLORS[index % SERIES_COLORS.length];
  return { color, shape: SHAPES[index % SHAPES.length] };
}

function shapePath(shape, x, y, r) {
  switch (shape) {
    case 'square': return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 'triangle': return `M${x} ${y - r * 1.2}L${x + r * 1.15} ${y + r * .9}H${x - r * 1.15}z`;
    case 'diamond': return `M${x} ${y - r * 1.3}L${x + r * 1.3} ${y}L${x} ${y + r * 1.3}L${x - r * 1.3} ${y}z`;
    default: return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
}

// ---- the element

/** What an axis measures; that equal steps on it are not equal amounts has to be said. */
export const axisTitle = axis => axis.label + (axis.unit ? `, ${axis.unit}` : '') + (axis.scale === 'log' ? ' · logarithmic' : '');

/** What stands over a chart: its title, and which direction is good. */
export const chartTitle = chart =>
  [chart.title, chart.y.better === 'neither' ? '' : h('span', { class: 'better' }, ` · ${chart.y.better} is better`)];

/** An element that draws charts: its show(chart) the next one in the same place, its redraw() the same again. */
export function chartElement() {
  const name = h('span', {});
  const readout = h('span', { class: 'readout', 'aria-hidden': 'true' });
  const legend = h('p', { class: 'legend' });
  const plot = h('div', { class: 'plot', role: 'img' });
  const element = h('div', { class: 'chart' }, h('p', { class: 'yname' }, name, readout), legend, plot);
  let chart = null;
  let drawn = 0;
  element.redraw = () => {
    const width = Math.floor(plot.clientWidth);
    if (!width || !chart) return;
    drawn = width;
    if (mustBeRows(chart, width)) {
      legend.replaceChildren();
      name.textContent = `${axisTitle(chart.y)} · by ${axisTitle(chart.x)}`;
      plot.innerHTML = barRows(chart, width, i => ({ color: look(chart, i).color, mark: (x, y) => shapePath(look(chart, i).shape, x, y, 5) }));
      return;
    }
    name.textContent = axisTitle(chart.y);
    const sides = sideLabels(chart, width);
    legend.replaceChildren(...(sides || chart.series.length < 2 ? [] : legendOf(chart)));
    plot.replaceChildren();
    build(chart, { width, sides }, plot, text => { readout.textContent = text; });
  };
  element.show = next => {
    chart = next;
    plot.setAttribute('aria-label', `${chart.title}: ${axisTitle(chart.y)} over ${axisTitle(chart.x)}; the same numbers stand in a table`);
    element.redraw();
  };
  new ResizeObserver(() => { if (Math.abs(plot.clientWidth - drawn) > 2) element.redraw(); }).observe(plot);
  return element;
}

addEventListener('themechange', () => document.querySelectorAll('.chart').forEach(chart => chart.redraw?.()));

const legendOf = chart => chart.series.map((series, i) => {
  const { color, shape } = look(chart, i);
  return h('span', { innerHTML: `<svg width="12" height="12" aria-hidden="true"><path d="${shapePath(shape, 6, 6, 4)}" fill="${color}"/></svg>` }, series.name);
});

/** Names for the right edge: [{text, y, color}], or null where they find no room and a legend has to do. */
function sideLabels(chart, width) {
  if (chart.shape !== 'line') return null;
  const names = chart.series.length < 2 ? [] : chart.series.map((series, i) => ({ text: series.name, y: series.points.at(-1)[1], color: look(chart, i).color }));
  const widest = Math.max(0, ...names.map(({ text }) => textWidth(text, 12)));
  return widest > width * 0.34 || names.length > 8 ? null : names;
}

// ---- drawing

function build(chart, { width, sides }, into, read) {
  const xs = [...new Set(chart.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
  const isCategory = chart.x.scale === 'category';
  const isBars = areBars(chart);
  const grid = { stroke: paint('var(--line)'), width: 1 };
  const ink = paint('var(--ink2)');
  const categories = isCategory ? xs.map(x => wrap(chart.x.categories[x] ?? '', slotOf(chart, width)).join('\n')) : [];
  const lines = Math.max(1, ...categories.map(text => text.split('\n').length));
  const right = sides?.length ? Math.max(...sides.map(({ text }) => textWidth(text, 12))) + 16 : 14;
  const { data, series, bands } = columns(chart, xs);
  const [low, high] = yRange(chart);
  const logY = chart.y.scale === 'log';
  const plot = new uPlot({
    width,
    height: Math.round(Math.min(300, Math.max(200, width * 0.42))) + (lines - 1) * LINE_HEIGHT,
    padding: [10, right, 0, 0],
    cursor: { show: !isBars, x: true, y: false, drag: { x: false, y: false, setScale: false }, points: { show: false } },
    legend: { show: false },
    bands,
    scales: {
      x: { time: false, distr: chart.x.scale === 'log' ? 3 : 1, log: 2, range: xRange(chart, xs) },
      y: { distr: logY ? 3 : 1, range: [low, high] },
    },
    axes: [
      { stroke: ink, font: FONT, labelFont: FONT, grid: { show: false }, ticks: { show: false }, label: axisTitle(chart.x), labelSize: 20, labelGap: 0, size: 22 + (lines - 1) * LINE_HEIGHT + (lines > 1 ? 4 : 0), gap: 6,
        splits: isCategory || xs.length <= 12 ? () => isCategory ? xs : thin(xs, chart.x.scale, width) : undefined,
        values: (u, splits) => splits.map(value => value === null ? '' : isCategory ? categories[xs.indexOf(value)] ?? '' : short(value)) },
      { stroke: ink, font: FONT, grid, ticks: { show: false }, size: 46, gap: 6,
        splits: logY ? () => logTicks(low, high) : undefined, values: (u, splits) => splits.map(value => value === null ? '' : short(value)) },
    ],
    series,
    hooks: {
      draw: [u => references(u, chart), u => isBars && marksOnBars(u, chart), u => sides && sideNames(u, chart, sides)],
      setCursor: [u => read(u.cursor.idx === null || isBars || u.cursor.left < 0 ? '' : readoutAt(chart, xs[u.cursor.idx]))],
    },
  }, data, into);
  return plot;
}

/** On a logarithmic axis a bar has no foot: a dot stands where it would end. */
const areBars = chart => chart.shape === 'bar' && chart.y.scale !== 'log';

function columns(chart, xs) {
  const data = [xs];
  const series = [{}];
  const bands = [];
  const isBars = areBars(chart);
  const isDots = chart.shape === 'scatter' || chart.shape === 'bar' && !isBars;
  chart.series.forEach((one, i) => {
    const { color, shape } = look(chart, i);
    const stroke = paint(color);
    const byX = new Map(one.points.map(point => [point[0], point]));
    const column = k => xs.map(x => positive(chart, byX.get(x)?.[k] ?? null));
    data.push(column(1));
    series.push({
      label: one.name, stroke, width: 2, spanGaps: true, fill: isBars ? stroke : undefined,
      paths: isBars ? barPaths(chart, i) : isDots ? () => null : undefined,
      points: isBars ? { show: false } : { show: one.points.length <= 60 || isDots, size: 7, fill: stroke, stroke: paint('var(--paper)'), width: 1.5, paths: pointPaths(shape) },
    });
    if (one.points.some(point => point.length > 2) && !isBars) {
      data.push(column(2), column(3));
      const edge = { stroke: 'transparent', points: { show: false }, spanGaps: true };
      series.push(edge, { ...edge });
      bands.push({ series: [data.length - 1, data.length - 2], fill: paint(color, 0.14) });
    }
  });
  return { data, series, bands };
}

/** A logarithmic axis has no place for nothing and less. */
const positive = (chart, y) => chart.y.scale === 'log' && y !== null && y <= 0 ? null : y;

function xRange(chart, xs) {
  const first = xs[0], last = xs.at(-1);
  if (chart.x.scale === 'log') return [first / 1.12, last * 1.12];
  if (chart.x.scale === 'category') return [first - 0.6, last + 0.6];
  const margin = (last - first) * 0.02 || 1;
  return [first - margin, last + margin];
}

function yRange(chart) {
  const all = chart.series.flatMap(series => series.points.flatMap(point => point.slice(1))).concat(chart.references.map(line => line.y))
    .filter(value => value !== null && (chart.y.scale !== 'log' || value > 0));
  const low = Math.min(...all), high = Math.max(...all);
  if (!all.length) return [0, 1];
  if (chart.y.scale === 'log') return high / low > 30 ? [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))] : [low / 1.3, high * 1.3];
  return [Math.min(0, low * 1.08), high <= 0 ? 1 : high * 1.08];
}

/** As many of the places as have room for their numbers, the last one among them. */
function thin(xs, scale, width) {
  const place = scale === 'log' ? Math.log : Number;
  const all = place(xs.at(-1)) - place(xs[0]) || 1;
  const kept = [];
  for (const x of [...xs].reverse()) {
    if (!kept.length || (place(kept[0]) - place(x)) / all * (width - 80) > 34) kept.unshift(x);
  }
  return kept;
}

function pointPaths(shape) {
  return (u, index, from, to) => {
    const path = new Path2D();
    for (let i = from; i <= to; i++) {
      const y = u.data[index][i];
      if (y !== null) path.addPath(new Path2D(shapePath(shape, u.valToPos(u.data[0][i], 'x', true), u.valToPos(y, 'y', true), 3.6 * devicePixelRatio)));
    }
    return { stroke: path, fill: path, flags: 1 | 2 };
  };
}

/** [left, width] of the bar of a series at x, in canvas pixels. */
function barPlace(u, chart, index, x) {
  const slot = u.valToPos(1, 'x', true) - u.valToPos(0, 'x', true);
  const thick = chart.series.length > 1 ? slot * 0.82 / chart.series.length : barWidth(slot / devicePixelRatio) * devicePixelRatio;
  const left = u.valToPos(x, 'x', true) - thick * chart.series.length / 2 + thick * index;
  return [left, Math.max(1, thick - 2 * devicePixelRatio)];
}

function barPaths(chart, index) {
  return (u, seriesIndex, from, to) => {
    const path = new Path2D();
    const base = u.valToPos(Math.max(0, u.scales.y.min), 'y', true);
    for (let i = from; i <= to; i++) {
      const y = u.data[seriesIndex][i];
      if (y === null) continue;
      const [left, width] = barPlace(u, chart, index, u.data[0][i]);
      const top = u.valToPos(y, 'y', true);
      path.rect(left, Math.min(top, base), width, Math.abs(base - top));
    }
    return { fill: path, stroke: null, flags: 1 | 2 };
  };
}

function withContext(u, draw) {
  const { ctx } = u;
  ctx.save();
  ctx.font = FONT.replace('12px', `${12 * devicePixelRatio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  draw(ctx, devicePixelRatio);
  ctx.restore();
}

/** A number over each bar where there is room, and a whisker where there is a range. */
function marksOnBars(u, chart) {
  withContext(u, (ctx, scale) => {
    ctx.strokeStyle = ctx.fillStyle = paint('var(--ink)');
    ctx.lineWidth = scale;
    ctx.textAlign = 'center';
    chart.series.forEach((series, i) => series.points.forEach(([x, y, low, high]) => {
      if (y === null) return;
      const [left, width] = barPlace(u, chart, i, x);
      const middle = left + width / 2;
      if (high !== undefined) {
        ctx.beginPath();
        ctx.moveTo(middle, u.valToPos(low, 'y', true));
        ctx.lineTo(middle, u.valToPos(high, 'y', true));
        ctx.stroke();
      }
      const number = short(y);
      if (ctx.measureText(number).width < width + 4 * scale) ctx.fillText(number, middle, u.valToPos(Math.max(y, high ?? y), 'y', true) - 4 * scale);
    }));
  });
}

/** Dashed lines with their names over them, at the left, where curves seldom are. */
function references(u, chart) {
  withContext(u, (ctx, scale) => {
    const { left, width } = u.bbox;
    ctx.lineWidth = scale;
    for (const { name, y } of chart.references) {
      const at = u.valToPos(y, 'y', true);
      ctx.setLineDash([4 * scale, 4 * scale]);
      ctx.strokeStyle = paint('var(--ink2)');
      ctx.beginPath();
      ctx.moveTo(left, at);
      ctx.lineTo(left + width, at);
      ctx.stroke();
      ctx.setLineDash([]);
      const x = left + width - ctx.measureText(name).width;
      halo(ctx, scale, name, x, at - 6 * scale, paint('var(--ink2)'));
    }
  });
}

function sideNames(u, chart, sides) {
  if (!sides.length) return;
  withContext(u, (ctx, scale) => {
    const right = u.bbox.left + u.bbox.width + 8 * scale;
    const places = spread(sides.map(({ y }) => u.valToPos(y, 'y', true)), LINE_HEIGHT * scale);
    sides.forEach(({ text, color }, i) => {
      ctx.fillStyle = paint(color);
      ctx.fillRect(right, places[i] - 1.5 * scale, 6 * scale, 3 * scale);
      ctx.fillStyle = paint('var(--ink)');
      ctx.fillText(text, right + 10 * scale, places[i] + 4 * scale);
    });
  });
}

/** Text that stays readable over lines. */
function halo(ctx, scale, text, x, y, color) {
  ctx.strokeStyle = paint('var(--paper)');
  ctx.lineWidth = 4 * scale;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, x, y);
  ctx.lineWidth = scale;
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** What stands under the pointer, in words. */
function readoutAt(chart, x) {
  const values = chart.series.flatMap(series => {
    const point = series.points.find(one => one[0] === x);
    if (!point || point[1] === null) return [];
    const range = point.length > 2 ? ` (${short(point[2])} – ${short(point[3])})` : '';
    return [`${chart.series.length > 1 ? `${series.name} ` : ''}${short(point[1])}${range}`];
  });
  return `${chart.x.scale === 'category' ? chart.x.categories[x] : `${chart.x.label} ${short(x)}`}: ${values.slice(0, 4).join(' · ')}`;
}
