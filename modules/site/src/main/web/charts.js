// Charts with uPlot, and their tables. A chart always stands beside the same numbers as text.
import uPlot from './uplot/uPlot.esm.js';
import { h } from './dom.js';

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const resolve = color => color.startsWith('var(') ? css(color.slice(4, -1)) : color;
const SHAPES = ['circle', 'square', 'triangle', 'diamond'];

/** Distinct colour and shape for the series at `index`. */
const look = index => ({ color: `var(--c${index % 8})`, shape: SHAPES[index % SHAPES.length] });

function shapePath(shape, x, y, r) {
  switch (shape) {
    case 'square': return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 'triangle': return `M${x} ${y - r * 1.2}L${x + r * 1.15} ${y + r * .9}H${x - r * 1.15}z`;
    case 'diamond': return `M${x} ${y - r * 1.3}L${x + r * 1.3} ${y}L${x} ${y + r * 1.3}L${x - r * 1.3} ${y}z`;
    default: return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
}

const axisTitle = axis => axis.label + (axis.unit ? `, ${axis.unit}` : '');

/** An element that draws `chart` and redraws itself when its width or the theme changes. */
export function chartElement(chart) {
  const better = chart.y.better === 'neither' ? '' : ` · ${chart.y.better} is better`;
  const title = h('h3', {}, chart.title, h('span', { class: 'better' }, better));
  const legend = h('p', { class: 'legend' }, chart.series.length > 1 ? chart.series.map((series, i) => {
    const { color, shape } = look(i);
    return h('span', { innerHTML: `<svg width="12" height="12" aria-hidden="true"><path d="${shapePath(shape, 6, 6, 4)}" fill="${color}"/></svg>` }, series.name);
  }) : []);
  const plot = h('div', { role: 'img', 'aria-label': `${chart.title}: ${axisTitle(chart.y)} over ${axisTitle(chart.x)}; the same numbers stand in the table` });
  const element = h('div', { class: 'chart' }, title, chart.series.length > 1 ? legend : '', plot);
  let drawn = 0;
  const draw = () => {
    const width = Math.floor(plot.clientWidth);
    if (!width) return;
    drawn = width;
    plot.replaceChildren();
    build(chart, width, plot);
  };
  new ResizeObserver(() => { if (Math.abs(plot.clientWidth - drawn) > 4) draw(); }).observe(plot);
  addEventListener('themechange', draw);
  return element;
}

function build(chart, width, into) {
  const xs = [...new Set(chart.series.flatMap(series => series.points.map(p => p[0])))].sort((a, b) => a - b);
  const category = chart.x.scale === 'category';
  const bars = chart.shape === 'bar';
  const data = [xs];
  const series = [{}];
  const bands = [];
  chart.series.forEach((one, i) => {
    const { color, shape } = look(i);
    const stroke = resolve(color);
    const byX = new Map(one.points.map(p => [p[0], p]));
    const column = k => xs.map(x => byX.get(x)?.[k] ?? null);
    data.push(column(1));
    series.push({
      label: one.name, stroke, width: 2, spanGaps: true, fill: bars ? stroke : undefined,
      paths: bars ? barPaths(i, chart.series.length) : chart.shape === 'scatter' ? () => null : undefined,
      points: bars ? { show: false } : { show: true, size: 7, fill: stroke, stroke: resolve('var(--paper)'), width: 1.5, paths: pointPaths(shape) },
    });
    if (one.points.some(p => p.length > 2) && !bars) {
      data.push(column(2), column(3));
      series.push({ stroke: 'transparent', points: { show: false }, spanGaps: true }, { stroke: 'transparent', points: { show: false }, spanGaps: true });
      bands.push({ series: [data.length - 1, data.length - 2], fill: stroke + '24' });
    }
  });
  const ink3 = resolve('var(--ink3)');
  const grid = { stroke: resolve('var(--line)'), width: 1 };
  const font = '12px system-ui, "DejaVu Sans", sans-serif';
  const all = data.slice(1).flat().filter(v => v !== null).concat(chart.references.map(r => r.y));
  const logY = chart.y.scale === 'log';
  const low = Math.min(...all), high = Math.max(...all);
  const yRange = logY ? [Math.pow(10, Math.floor(Math.log10(low))), Math.pow(10, Math.ceil(Math.log10(high)))] : [Math.min(0, low), high <= 0 ? 1 : high * 1.08];
  const pad = category ? 0.6 : 0;
  const xSplits = category || xs.length <= 12 ? () => thin(xs, width) : undefined;
  new uPlot({
    width, height: Math.round(Math.min(300, Math.max(200, width * .42))), padding: [8, 12, 0, 0],
    cursor: { show: false }, legend: { show: false }, bands,
    scales: {
      x: { time: false, distr: chart.x.scale === 'log' ? 3 : 1, log: 2, range: chart.x.scale === 'log' ? [xs[0] / 1.15, xs.at(-1) * 1.15] : [xs[0] - pad, xs.at(-1) + pad || 1] },
      y: { distr: logY ? 3 : 1, range: yRange },
    },
    axes: [
      { stroke: ink3, font, labelFont: font, grid: { show: false }, ticks: { show: false }, label: axisTitle(chart.x), labelSize: 22, size: 28,
        splits: xSplits, values: (u, splits) => splits.map(v => v === null ? '' : category ? clip(chart.x.categories[v] ?? '', width / (xs.length + 1)) : short(v)) },
      { stroke: ink3, font, labelFont: font, grid, ticks: { show: false }, label: axisTitle(chart.y), labelSize: 20, size: 52, values: (u, splits) => splits.map(v => v === null ? '' : short(v)) },
    ],
    series,
    hooks: { draw: [u => references(u, chart, ink3, font), u => bars && whiskers(u, chart)] },
  }, data, into);
}

const thin = (xs, width) => xs.filter((_, i) => i % Math.ceil(xs.length / Math.max(2, Math.floor(width / 56))) === 0);
const clip = (text, pixels) => text.length * 6.5 > pixels ? text.slice(0, Math.max(3, Math.floor(pixels / 6.5) - 1)) + '…' : text;

/** 20000 -> 20k, 0.001 stays. */
export function short(value) {
  const size = Math.abs(value);
  if (size >= 1e9) return `${+(value / 1e9).toPrecision(3)}G`;
  if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)}M`;
  if (size >= 1e4) return `${+(value / 1e3).toPrecision(3)}k`;
  return String(+value.toPrecision(4));
}

function pointPaths(shape) {
  return (u, index, from, to) => {
    const path = new Path2D();
    const ratio = devicePixelRatio;
    for (let i = from; i <= to; i++) {
      const y = u.data[index][i];
      if (y === null) continue;
      path.addPath(new Path2D(shapePath(shape, u.valToPos(u.data[0][i], 'x', true), u.valToPos(y, 'y', true), 3.6 * ratio)));
    }
    return { stroke: path, fill: path, flags: 1 | 2 };
  };
}

function barPaths(index, count) {
  return (u, seriesIndex, from, to) => {
    const path = new Path2D();
    const slot = (u.valToPos(1, 'x', true) - u.valToPos(0, 'x', true)) * .76;
    for (let i = from; i <= to; i++) {
      const y = u.data[seriesIndex][i];
      if (y === null) continue;
      const x = u.valToPos(u.data[0][i], 'x', true) - slot / 2 + slot * index / count;
      const top = u.valToPos(y, 'y', true);
      const base = u.valToPos(Math.max(0, u.scales.y.min), 'y', true);
      path.rect(x, Math.min(top, base), Math.max(1, slot / count - 2), Math.abs(base - top));
    }
    return { fill: path, stroke: null, flags: 1 | 2 };
  };
}

function whiskers(u, chart) {
  const { ctx } = u;
  ctx.save();
  ctx.strokeStyle = resolve('var(--ink)');
  ctx.lineWidth = devicePixelRatio;
  const slot = (u.valToPos(1, 'x', true) - u.valToPos(0, 'x', true)) * .76;
  chart.series.forEach((series, i) => series.points.filter(p => p.length > 2).forEach(([x, , low, high]) => {
    const at = u.valToPos(x, 'x', true) - slot / 2 + slot * (i + .5) / chart.series.length - 1;
    ctx.beginPath();
    ctx.moveTo(at, u.valToPos(low, 'y', true));
    ctx.lineTo(at, u.valToPos(high, 'y', true));
    ctx.stroke();
  }));
  ctx.restore();
}

function references(u, chart, color, font) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.lineWidth = devicePixelRatio;
  ctx.font = font.replace('12px', `${12 * devicePixelRatio}px`);
  ctx.textAlign = 'right';
  for (const { name, y } of chart.references) {
    const at = u.valToPos(y, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, at);
    ctx.lineTo(bbox.left + bbox.width, at);
    ctx.stroke();
    ctx.fillText(name, bbox.left + bbox.width - 4, at - 5 * devicePixelRatio);
  }
  ctx.restore();
}

/** A recorded table, with bars where its columns ask for them. */
export function tableElement(table) {
  const most = table.columns.map((column, i) => Math.max(...table.rows.map(row => Math.abs(number(row[i]) ?? 0)), 1e-12));
  const isText = table.columns.map((column, i) => table.rows.some(row => typeof plain(row[i]) === 'string'));
  const head = table.columns.map((column, i) => h('th', { scope: 'col', class: isText[i] ? 'text' : null }, column.name, column.unit ? `, ${column.unit}` : '', column.remark ? ` (${column.remark})` : ''));
  const rows = table.rows.map(row => h('tr', {}, row.map((cell, i) => {
    const value = plain(cell);
    const text = typeof value === 'number' ? fixed(value, table.columns[i].decimals) : value ?? '';
    const td = h('td', { class: [isText[i] ? 'text' : '', cell?.flagged ? 'flag' : '', table.columns[i].bar ? 'hasbar' : ''].join(' ').trim() || null }, text);
    if (table.columns[i].bar && typeof value === 'number') {
      const bar = h('span', { class: 'bar' });
      bar.style.width = `${Math.max(1, Math.round(Math.abs(value) / most[i] * 80))}px`;
      td.append(h('span', { class: 'track', 'aria-hidden': 'true' }, bar));
    }
    return td;
  })));
  return h('div', { class: 'tablebox' }, h('h3', {}, table.title),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': table.title }, h('table', { class: 'plain' }, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows))));
}

const plain = cell => cell !== null && typeof cell === 'object' ? cell.value : cell;
const number = cell => { const value = plain(cell); return typeof value === 'number' ? value : null; };
const fixed = (value, decimals) => value.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, (space, group, at, text) => text.indexOf('.') >= 0 && at > text.indexOf('.') ? '' : text.replace(/\..*/, '').length > 4 ? ' ' : '');
