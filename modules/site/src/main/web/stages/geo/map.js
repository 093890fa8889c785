// The map of a structure: pages as outlines, what a search visited shaded, what it found marked.
import { colorOf, el, fit, grouped, picture, px, room, text, textWidth } from '../svg.js';
import { MAX_MARKED, dotsOf, leavesOf } from './places.js';
import { clipped, degreesAt, ground, placeOf, placesOnSheet, sheetOf } from './sheet.js';

export const mapSheet = (state, view) => sheetOf(state.view, 0, view);

export function drawMap(state, view) {
  const plan = mapSheet(state, view);
  const foot = view.mini ? 0 : footHeight(state, view);
  return picture(view.width, plan.y + plan.height + foot, spoken(state),
    ground(plan, view),
    clipped(plan,
      pages(state, plan, view), visitedPages(state, plan), area(state, plan), marks(state, plan, view), view.mini ? '' : names(state, plan, view)),
    view.mini ? '' : counted(state, plan, view));
}

function spoken(state) {
  const { search } = state;
  const found = search ? ` Asked: ${search.words}. Pages visited ${search.pages}, candidates ${search.candidates}, hits ${search.hits.length}, missed ${search.missed}.` : '';
  return `Map from ${state.view[0]},${state.view[1]} to ${state.view[2]},${state.view[3]} degrees. Structure ${state.structure} with ${state.pageTotal} pages.${found}`;
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
    : el('path', { 'data-key': `depth-${depth}`, d: paths.join(''), fill: 'none', stroke: boxes === 'tree' ? treeColor(deepest - depth) : 'var(--c0)', 'stroke-width': many ? 0.5 : boxes === 'tree' ? Math.max(0.8, 1.8 - 0.4 * depth) : Math.max(0.6, 1.4 - 0.3 * Math.max(0, depth - deepest + 3)), opacity: many ? 0.5 : boxes === 'tree' ? 0.85 : 0.65 })));
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
  const RADIUS = 6372797.560856; // Haversine.EARTH_RADIUS_METRES, by which the hits are decided
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

const perLine = (rows, view) => view.narrow ? (rows.length === 4 ? 2 : Math.min(3, rows.length)) : rows.length;
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

/** The command of a click on the map: search or add there. */
export function clickOn(state, plan, point) {
  const place = degreesAt(plan, point);
  if (state.tool === 'add') return `add ${place}`;
  if (state.tool === 'nearest') return `nearest ${place} ${state.search?.kind === 'nearest' ? Math.max(1, state.search.hits.length) : 10}`;
  const wide = (plan.east - plan.west) * 111 / 10;
  const unit = 10 ** Math.floor(Math.log10(wide));
  const kilometres = state.search?.kind === 'near' ? state.search.metres / 1000 : Math.round(wide / unit) * unit;
  return `near ${place} ${Number(kilometres.toFixed(3))}`;
}

