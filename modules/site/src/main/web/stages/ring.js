// The ring: nodes' points on a circle, arcs by owner, keys inside; how much every node holds beside it.
// hash mod N has no circle: its keys stand in rows by node, and fly when N changes.
import { arc, arrowHead, colorOf, coreOf, dots, el, fit, picture, polar, px, room, spread, text, textWidth } from './svg.js';

const WIDE = 480;

export default {
  draw(state, view) {
    return state.scheme === 'ring' ? drawRing(state, view) : drawRows(state, view);
  },
};

// ---- what both pictures say

const nameOf = (state, index) => state.nodes[index]?.name;
const isMoved = ([, owner, before]) => owner !== before;

/** The share of the keys that had to move: what the changed node gained or lost by weight. */
function ideal(state, before) {
  if (!state.touched || !before) return null;
  const share = ({ nodes }) => {
    const node = nodes.find(one => one.name === state.touched);
    return node ? node.weight / nodes.reduce((sum, one) => sum + one.weight, 0) : 0;
  };
  return 100 * Math.abs(share(state) - share(before));
}

/** [the large line, the lines below it] in the middle of the picture. */
function headline(state, view) {
  if (state.lookup) {
    const replicas = state.lookup.preference.slice(1);
    return [state.lookup.key, [`lies on ${state.lookup.owner}`, replicas.length ? `replicas on ${replicas.join(', ')}` : '']];
  }
  if (!view.before || !view.step.command) return [String(state.keys.length), [`keys on ${state.nodes.length} nodes`]];
  const share = ideal(state, view.before);
  return [`${state.movedPercent.toFixed(1)} %`, ['of the keys move', share === null ? '' : `ideal ${share.toFixed(1)} %`]];
}

const spoken = (state, view) => {
  const [large, lines] = headline(state, view);
  return `${large} ${lines.filter(Boolean).join(', ')}. Keys per node: ${state.nodes.map(node => `${node.name} ${node.keys}`).join(', ')}`;
};

/** The nodes of now and those that have just gone, in one order, so that no row jumps. */
function rowsOf(state, before) {
  const gone = (before?.nodes ?? []).filter(node => node.name === state.touched && !state.nodes.some(one => one.name === node.name));
  const rows = [...state.nodes, ...gone.map(node => ({ ...node, keysBefore: node.keys, keys: 0, isGone: true }))];
  return rows.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

// ---- the circle

function drawRing(state, view) {
  const wide = view.width >= WIDE || view.mini;
  const barsWidth = view.mini ? view.width - 224 : wide ? Math.min(190, Math.max(110, view.width * 0.27)) : view.width;
  const size = view.mini ? 204 : Math.min(wide ? view.width - barsWidth - 20 : view.width, 460);
  const margin = view.mini ? 8 : 34;
  const place = { cx: size / 2, cy: size / 2, radius: size / 2 - margin, band: Math.max(8, size * 0.03) };
  const bars = loadBars(state, view, wide ? { x: size + 20, y: 0, width: barsWidth - 20 } : { x: 0, y: size + 12, width: barsWidth });
  const height = wide ? Math.max(size, bars.height) : size + 12 + bars.height;
  const shift = wide ? Math.max(0, (size - bars.height) / 2) : 0;
  return picture(view.width, height, spoken(state, view),
    arcs(state, view, place), goneArcs(state, view, place), ticks(state, place),
    keys(state, place), state.lookup && !view.mini ? walk(state, place) : view.mini ? '' : labels(state, view, place),
    middle(state, view, place),
    el('g', { 'data-key': 'bars', transform: `translate(0 ${px(shift)})` }, bars.marks));
}

/** [from, to, owner] of every arc; a ring of thousands of points is sampled at half a pixel. */
function arcsOf({ points }, radius) {
  const samples = Math.round(2 * Math.PI * radius * 2);
  if (points.length < samples / 2) {
    return points.map(([to, owner], i) => {
      const from = points[(i + points.length - 1) % points.length][0];
      return [from < to ? from : from - 1, to, owner];
    });
  }
  const merged = [];
  for (let i = 0, at = 0; i < samples; i++) {
    const turn = (i + 0.5) / samples;
    while (at < points.length && points[at][0] < turn) at++;
    const owner = points[at % points.length][1];
    const last = merged.at(-1);
    if (last?.[2] === owner) last[1] = (i + 1) / samples;
    else merged.push([i / samples, (i + 1) / samples, owner]);
  }
  return merged;
}

function arcs(state, view, { cx, cy, radius, band }) {
  const all = arcsOf(state, radius);
  const gap = 1 / (2 * Math.PI * radius);
  return state.nodes.map((node, index) => {
    const path = all.filter(([from, to, owner]) => owner === index && to > from)
      .map(([from, to]) => arc(cx, cy, radius, from, to - (to - from > 4 * gap ? gap : 0))).join('');
    const isNew = node.name === state.touched;
    const strokeWidth = isNew ? band * 1.6 : band;
    const core = coreOf(node.name);
    return el('g', { 'data-key': `arcs-${node.name}` },
      el('path', { 'data-key': 'arc', 'data-enter': `stroke-width:${px(band / 4)}`, d: path, fill: 'none', stroke: colorOf(node.name), 'stroke-width': strokeWidth, opacity: isNew ? 1 : 0.88 }),
      core && el('path', { d: path, fill: 'none', stroke: 'var(--paper)', 'stroke-width': 2, 'stroke-dasharray': core === 'dash' ? '3 3' : null }));
  });
}

/** Where the node that has just gone was: a dashed line outside the circle, over the arcs of its heirs. */
function goneArcs(state, view, { cx, cy, radius, band }) {
  if (!view.before || !state.touched || state.nodes.some(node => node.name === state.touched)) return '';
  const index = view.before.nodes.findIndex(node => node.name === state.touched);
  const path = arcsOf(view.before, radius).filter(arcOf => arcOf[2] === index).map(([from, to]) => arc(cx, cy, radius + band / 2 + 5, from, to)).join('');
  return el('path', { 'data-key': 'gone', d: path, fill: 'none', stroke: colorOf(state.touched), 'stroke-width': 3, 'stroke-dasharray': '3 3' });
}

/** The virtual nodes themselves, as long as they can be told apart. */
function ticks({ points }, { cx, cy, radius, band }) {
  if (points.length * 4 > 2 * Math.PI * radius) return '';
  const path = points.map(([turn]) => {
    const [x0, y0] = polar(cx, cy, radius - band / 2, turn);
    const [x1, y1] = polar(cx, cy, radius + band / 2 + 4, turn);
    return `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`;
  }).join('');
  return el('path', { d: path, stroke: 'var(--ink)', 'stroke-width': 1, opacity: 0.5 });
}

/** Keys that stay are one quiet path; keys that moved are large, in the colour of their new owner. */
function keys(state, { cx, cy, radius, band }) {
  const many = state.keys.length > 400;
  const lanes = many ? 6 : 4;
  const pitch = Math.min(7, radius * 0.045);
  const at = (turn, i) => polar(cx, cy, radius - band - 6 - ((i * 7 + 3) % lanes) * pitch, turn);
  const still = state.keys.flatMap((key, i) => isMoved(key) ? [] : [at(key[0], i)]);
  const size = many ? 1.5 : 2;
  const moved = state.keys.flatMap((key, i) => {
    if (!isMoved(key)) return [];
    const [x, y] = at(key[0], i);
    return [el('circle', { 'data-key': `k${i}`, 'data-enter': `r:${size}`, cx: x, cy: y, r: many ? 2.6 : 3.6, fill: colorOf(nameOf(state, key[1])), stroke: 'var(--ink)', 'stroke-width': 0.8 })];
  });
  return [
    el('path', { 'data-key': 'still', d: dots(still), stroke: 'var(--ink3)', 'stroke-width': size * 2, 'stroke-linecap': 'round', opacity: 0.6 }),
    el('g', { 'data-key': 'moved' }, moved),
  ];
}

/** The name of every node at its longest arc; the node that changed at every arc where there is room. */
function labels(state, view, place) {
  const { cx, cy, radius, band } = place;
  const all = arcsOf(state, radius).filter(([from, to]) => to > from);
  const free = room();
  const isTouched = ([, , owner]) => nameOf(state, owner) === state.touched;
  const longest = state.nodes.map((node, index) => all.filter(one => one[2] === index).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]).filter(Boolean);
  const wanted = [...all.filter(isTouched).sort((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, 12), ...longest];
  return el('g', { 'data-key': 'labels' }, wanted.map(one => {
    const name = nameOf(state, one[2]);
    const [x, y] = polar(cx, cy, radius + band + 12, (one[0] + one[1]) / 2);
    if (!free.take(x, y, textWidth(name) + 4)) return '';
    return text(x, y + 4.5, name, isTouched(one) ? { 'text-anchor': 'middle', 'font-weight': 650 } : { 'text-anchor': 'middle', class: 'axis' });
  }));
}

/** From the key clockwise to the first point, and on to the next different nodes. */
function walk(state, { cx, cy, radius, band }) {
  const { place: start, preference } = state.lookup;
  const ahead = turn => (turn - start + 1) % 1;
  const stops = preference.map(name => Math.min(...state.points.filter(([, owner]) => nameOf(state, owner) === name).map(([turn]) => ahead(turn))));
  const end = stops.at(-1);
  const track = radius + band / 2 + 7;
  const skipped = state.points.map(([turn]) => ahead(turn)).filter(turn => turn < end && !stops.includes(turn));
  const apart = spread(stops, 26 / (2 * Math.PI * (track + 15)));
  const [kx, ky] = polar(cx, cy, radius - band - 8, start);
  const [ox, oy] = polar(cx, cy, track, start);
  const [ax, ay] = polar(cx, cy, track, start + end);
  return el('g', { 'data-key': 'walk' },
    el('path', { d: `M${px(kx)} ${px(ky)}L${px(ox)} ${px(oy)}${arc(cx, cy, track, start, start + Math.max(end, 0.001)).replace('M', 'L')}`, fill: 'none', stroke: 'var(--accent)', 'stroke-width': 2 }),
    el('path', { d: arrowHead(ax, ay, start + end + 0.25), fill: 'var(--accent)' }),
    skipped.length < 40 ? el('path', { d: dots(skipped.map(turn => polar(cx, cy, track, start + turn))), stroke: 'var(--accent)', 'stroke-width': 5, 'stroke-linecap': 'round', opacity: 0.55 }) : '',
    el('circle', { cx: kx, cy: ky, r: 5, fill: 'var(--accent)', stroke: 'var(--paper)', 'stroke-width': 1.5 }),
    preference.map((name, i) => {
      const [fx, fy] = polar(cx, cy, track, start + stops[i]);
      const [x, y] = polar(cx, cy, track + 16, start + apart[i]);
      return [
        el('path', { d: `M${px(fx)} ${px(fy)}L${px(x)} ${px(y)}`, stroke: 'var(--accent)', 'stroke-width': 1 }),
        el('circle', { cx: x, cy: y, r: 11, fill: i === 0 ? 'var(--accent)' : 'var(--paper)', stroke: 'var(--accent)', 'stroke-width': 1.5 }),
        text(x, y + 4, name, { class: 'small', 'text-anchor': 'middle', 'font-weight': 650, fill: i === 0 ? 'var(--accent-ink)' : 'var(--ink)' }),
      ];
    }));
}

function middle(state, view, { cx, cy, radius }) {
  const [large, lines] = headline(state, view);
  const room = radius * 1.25;
  const size = Math.max(13, Math.min(radius * 0.27, 40, room / Math.max(1, large.length * 0.58)));
  const small = view.mini ? 11 : 12;
  return el('g', { 'data-key': 'middle' },
    text(cx, cy - 2, large, { 'text-anchor': 'middle', 'font-size': size, 'font-weight': 650, class: 'huge' }),
    lines.filter(Boolean).map((line, i) => text(cx, cy + small * 1.5 + i * small * 1.4, line, { 'text-anchor': 'middle', class: view.mini ? 'small' : 'axis' })));
}

// ---- how much every node holds

function loadBars(state, view, { x, y, width }) {
  const rows = rowsOf(state, view.before);
  const pitch = view.mini ? Math.min(20, 150 / rows.length) : rows.length > 12 ? Math.max(14, 400 / rows.length) : 32;
  const thick = Math.min(18, pitch - 4);
  const named = pitch >= 13;
  const left = named ? Math.max(...rows.map(row => textWidth(rowName(row), 13))) + 10 : 0;
  const right = named ? 36 : 0;
  const total = state.keys.length;
  const weights = state.nodes.reduce((sum, node) => sum + node.weight, 0);
  const fair = row => row.isGone ? 0 : total * row.weight / weights;
  const most = Math.max(1, ...rows.map(row => Math.max(row.keys, row.keysBefore, fair(row))));
  const scale = (width - left - right) / most;
  const top = view.mini ? 0 : 26;
  const marks = rows.map((row, i) => {
    const middleOf = y + top + i * pitch + thick / 2;
    return el('g', { 'data-key': `load-${row.name}` }, bar(row, { x: x + left, y: middleOf - thick / 2, thick, scale, fair: fair(row), mini: view.mini }),
      named && text(x, middleOf + 4.5, rowName(row), row.name === state.touched ? { 'font-weight': 650 } : {}),
      named && text(x + left + 6 + Math.max(row.keys, row.keysBefore, view.mini ? 0 : fair(row)) * scale, middleOf + 4, row.isGone ? 'gone' : String(row.keys), { class: 'axis' }));
  });
  const foot = y + top + rows.length * pitch + 12;
  const heads = view.mini ? '' : [
    text(x, y + 12, 'keys per node', { class: 'axis' }),
    text(x, foot, 'dashed: before', { class: 'axis' }),
    text(x, foot + 17, 'tick: an even share', { class: 'axis' }),
  ];
  return { marks: [heads, marks], height: view.mini ? rows.length * pitch : foot + 22 - y };
}

const rowName = row => row.name + (row.weight === 1 ? '' : ` ×${row.weight}`);

function bar(row, { x, y, thick, scale, fair, mini }) {
  const color = colorOf(row.name);
  const core = coreOf(row.name);
  return [
    el('rect', { 'data-key': 'now', 'data-enter': 'width:0', x, y, width: Math.max(0.5, row.keys * scale), height: thick, fill: color, opacity: 0.92 }),
    core && row.keys ? el('path', { d: `M${px(x)} ${px(y + thick / 2)}h${px(row.keys * scale)}`, stroke: 'var(--paper)', 'stroke-width': 2, 'stroke-dasharray': core === 'dash' ? '3 3' : null }) : '',
    row.keysBefore !== row.keys && el('rect', { 'data-key': 'was', x, y, width: Math.max(0.5, row.keysBefore * scale), height: thick, fill: 'none', stroke: 'var(--ink2)', 'stroke-width': 1, 'stroke-dasharray': '3 2' }),
    !mini && fair > 0 && el('path', { d: `M${px(x + fair * scale)} ${px(y - 2)}v${px(thick + 4)}`, stroke: 'var(--ink)', 'stroke-width': 1.5 }),
  ];
}

// ---- hash mod N

function drawRows(state, view) {
  const rows = rowsOf(state, view.before);
  const left = view.mini ? 26 : 40;
  const right = view.mini ? 4 : 44;
  const top = view.mini ? 4 : 74;
  const width = view.width - left - right;
  const most = Math.max(1, ...rows.map(row => Math.max(row.keys, row.keysBefore)));
  const budget = (view.mini ? 180 : 380) / rows.length;
  const pitch = dotPitch(most, width, budget);
  const perLine = Math.max(1, Math.floor(width / pitch));
  const lines = Math.ceil(most / perLine);
  const rowHeight = Math.max(view.mini ? 14 : rows.length > 10 ? 20 : 30, lines * pitch + 8);
  const yOf = name => top + rows.findIndex(row => row.name === name) * rowHeight;
  const place = (name, slot) => [left + (slot % perLine + 0.5) * pitch, yOf(name) + (Math.floor(slot / perLine) + 0.5) * pitch + 2];
  return picture(view.width, top + rows.length * rowHeight + 8, spoken(state, view),
    view.mini ? '' : rowsHead(state, view),
    rows.map(row => el('g', { 'data-key': `row-${row.name}` },
      text(0, yOf(row.name) + pitch / 2 + 7, row.name, row.name === state.touched ? { 'font-weight': 650 } : { class: view.mini ? 'small' : 'lbl' }),
      view.mini ? '' : text(view.width - right + 8, yOf(row.name) + pitch / 2 + 7, row.isGone ? 'gone' : String(row.keys), { class: 'axis' }),
      el('path', { d: `M0 ${px(yOf(row.name) - 3)}H${px(view.width)}`, stroke: 'var(--line)' }))),
    rowKeys(state, view, place, pitch));
}

/** The largest distance of dots, in whole half pixels, at which `count` of them fit. */
function dotPitch(count, width, height) {
  for (let pitch = 10; pitch > 2; pitch -= 0.5) {
    if (Math.floor(width / pitch) * Math.max(1, Math.floor((height - 8) / pitch)) >= count) return pitch;
  }
  return 2;
}

function rowsHead(state, view) {
  const [large, lines] = headline(state, view);
  const size = Math.min(34, view.width / Math.max(1, large.length * 0.6));
  const formula = state.lookup
    ? `hash mod ${state.nodes.length} = ${state.nodes.findIndex(node => node.name === state.lookup.owner)}: ${state.lookup.owner}`
    : [...lines].filter(Boolean).join(' · ');
  return el('g', { 'data-key': 'middle' },
    text(0, 30, fit(large, view.width, size), { class: 'huge', 'font-size': size, 'font-weight': 650 }),
    text(0, 52, formula, { class: 'axis' }));
}

/** Keys that stayed first, then those that came, which fly in from the row that they leave. */
function rowKeys(state, view, place, pitch) {
  const radius = Math.max(0.9, pitch * 0.36);
  const names = state.nodes.map(node => node.name);
  const oldNames = view.before?.nodes.map(node => node.name) ?? names;
  const next = new Map();
  const slot = name => { const at = next.get(name) ?? 0; next.set(name, at + 1); return at; };
  const still = state.keys.filter(key => !isMoved(key)).map(([, owner]) => place(names[owner], slot(names[owner])));
  const left = new Map([...next]);
  const lookupPlace = state.lookup?.place;
  const moved = state.keys.flatMap((key, i) => {
    if (!isMoved(key)) return [];
    const [x, y] = place(names[key[1]], slot(names[key[1]]));
    const from = key[2] >= 0 ? names[key[2]] : state.touched;
    const leaving = left.get(from) ?? 0;
    left.set(from, leaving + 1);
    const [fx, fy] = oldNames.includes(from) ? place(from, leaving) : [x, y];
    return [el('circle', { 'data-key': `k${i}`, 'data-enter': `cx:${px(fx)};cy:${px(fy)}`, cx: x, cy: y, r: radius * 1.1, fill: colorOf(names[key[1]]), stroke: 'var(--ink)', 'stroke-width': Math.min(0.8, pitch / 12) })];
  });
  const found = lookupPlace === undefined ? -1 : state.keys.findIndex(key => key[0] === lookupPlace);
  const spot = found < 0 ? null : still[state.keys.slice(0, found).filter(key => !isMoved(key)).length];
  return [
    el('path', { 'data-key': 'still', d: dots(still), stroke: 'var(--ink3)', 'stroke-width': radius * 2, 'stroke-linecap': 'round', opacity: 0.7 }),
    el('g', { 'data-key': 'moved' }, moved),
    spot && el('circle', { 'data-key': 'found', cx: spot[0], cy: spot[1], r: radius * 1.6 + 2, fill: 'var(--accent)', stroke: 'var(--paper)', 'stroke-width': 1.5 }),
  ];
}
