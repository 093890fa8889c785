// The limiter: one lane for each algorithm, the same requests in all of them; below, how much the limiter of the story
// let through in every window. A click sends a request,
// a button held down sends one every 50 ms for as long.
import { el, fit, picture, px, text } from './svg.js';

const WINDOWS_SHOWN = 4;
const HELD_LONG = 300;

export default {
  draw(state, view) {
    const frame = frameOf(state, view);
    const lanes = state.lanes.map((lane, i) => drawLane(state, view, frame, lane, frame.top + i * frame.pitch));
    const below = frame.top + state.lanes.length * frame.pitch;
    const plot = view.mini ? { marks: '', height: 0 } : countPlot(state, view, frame, below + 34);
    return picture(view.width, below + (view.mini ? 4 : 34 + plot.height), spoken(state),
      windows(state, view, frame, below), now(state, view, frame, below), lanes, plot.marks);
  },
  commandAt: (state, point, view, heldMillis) => heldMillis < HELD_LONG ? 'send 1' : `hold ${Math.min(5000, Math.round(heldMillis / 50) * 50)}`,
};

const spoken = state => `At ${state.nowMs} ms, limit ${state.limit} in ${state.windowMs} ms. ${state.lanes.map(lane => `${lane.name}: ${lane.admitted} admitted, ${lane.rejected} refused, at most ${lane.worstWindow} in a window`).join('. ')}`;

/** Where time and lanes lie. */
function frameOf(state, view) {
  const to = Math.max(2 * state.windowMs, state.nowMs + state.windowMs * 0.3);
  const from = Math.max(0, to - WINDOWS_SHOWN * state.windowMs);
  const left = view.mini ? 4 : view.narrow ? 6 : 112;
  const right = view.mini ? 4 : view.narrow ? 8 : 138;
  const width = view.width - left - right;
  const pitch = view.mini ? 30 : view.narrow ? 104 : 68;
  return { from, to, left, width, right, pitch, top: view.mini ? 4 : 22, x: millis => left + (millis - from) / (to - from) * width, isIn: millis => millis >= from };
}

/** The edges of the clock's windows: what the fixed window goes by. */
function windows(state, view, { from, to, x }, bottom) {
  const marks = [];
  for (let edge = Math.ceil(from / state.windowMs) * state.windowMs; edge <= to; edge += state.windowMs) {
    marks.push(el('path', { 'data-key': `edge-${edge}`, d: `M${px(x(edge))} ${view.mini ? 2 : 18}V${px(bottom)}`, stroke: 'var(--line)', 'stroke-width': 1.5 }));
    if (!view.mini) marks.push(text(x(edge), 12, edge === 0 ? '0' : `${edge} ms`, { class: 'small', 'text-anchor': edge === from ? 'start' : 'middle' }));
  }
  return el('g', { 'data-key': 'windows' }, marks);
}

function now(state, view, { x }, bottom) {
  return el('g', { 'data-key': 'now', transform: `translate(${px(x(state.nowMs))} 0)` },
    el('path', { d: `M0 ${view.mini ? 2 : 18}V${px(bottom)}`, stroke: 'var(--accent)', 'stroke-width': 1.5, 'stroke-dasharray': '3 3' }),
    view.mini ? '' : text(0, bottom + 14, 'now', { class: 'small', 'text-anchor': 'middle', fill: 'var(--accent)' }));
}

function drawLane(state, view, frame, lane, y) {
  const isFocus = lane.name === state.focus;
  const base = y + frame.pitch - (view.mini ? 6 : 14);
  const over = lane.worstWindow > state.limit;
  return el('g', { 'data-key': `lane-${lane.name}` },
    isFocus && !view.mini ? el('rect', { x: 0, y: y + 2, width: view.width, height: frame.pitch - 4, rx: 6, fill: 'var(--accent-wash)' }) : '',
    view.mini ? '' : text(view.narrow ? 6 : 8, view.narrow ? y + 18 : base, lane.name, isFocus ? { 'font-weight': 650 } : {}),
    el('path', { d: `M${px(frame.left)} ${px(base)}H${px(frame.left + frame.width)}`, stroke: 'var(--ink3)', 'stroke-width': 1 }),
    lane.name === 'GCRA' && lane.tat > frame.from && !view.mini ? tat(state, frame, lane, base) : '',
    requests(state, view, frame, lane, base),
    view.mini ? '' : gauge(state, view, frame, lane, y, base),
    view.mini ? '' : text(view.width - 4, view.narrow ? y + 18 : base, `${lane.admitted} in · ${lane.rejected} out · most ${lane.worstWindow}${over ? ' !' : ''}`,
      { class: 'small', 'text-anchor': 'end', fill: over ? 'var(--bad)' : null, 'font-weight': over ? 650 : null }));
}

/** Admitted: a full dot, on the line where it starts. Refused: a cross. Several at one moment stand on each other. */
function requests(state, view, { x, isIn, pitch }, lane, base) {
  const height = new Map();
  const most = Math.max(1, ...counts(lane.requests).values());
  const step = Math.min(view.mini ? 4 : 8.5, (pitch - (view.mini ? 8 : view.narrow ? 58 : 24)) / most);
  const r = Math.max(1.2, Math.min(view.mini ? 2 : 3.6, step * 0.45));
  return el('g', { 'data-key': 'requests' }, lane.requests.map(([at, admitted, start], i) => {
    const level = height.get(at) ?? 0;
    height.set(at, level + 1);
    if (!isIn(at)) return '';
    const cx = x(at);
    const cy = base - r - 1 - level * step;
    if (!admitted) return el('path', { 'data-key': `r${i}`, d: `M${px(cx - r)} ${px(cy - r)}l${px(2 * r)} ${px(2 * r)}m0 ${px(-2 * r)}l${px(-2 * r)} ${px(2 * r)}`, stroke: 'var(--bad)', 'stroke-width': Math.max(1, r * 0.5) });
    const delayed = start > at;
    return [
      delayed ? el('path', { d: `M${px(cx)} ${px(cy)}H${px(x(start))}`, stroke: 'var(--c0)', 'stroke-width': 1, 'stroke-dasharray': '2 2' }) : '',
      el('circle', { 'data-key': `r${i}`, 'data-enter': 'r:0.5', cx: delayed ? x(start) : cx, cy, r, fill: 'var(--c0)', stroke: 'var(--paper)', 'stroke-width': 0.5 }),
    ];
  }));
}

function counts(list) {
  const at = new Map();
  for (const [millis] of list) at.set(millis, (at.get(millis) ?? 0) + 1);
  return at;
}

/** What the limiter remembers, as a bar of how full that is. */
function gauge(state, view, frame, lane, y, base) {
  const width = view.narrow ? Math.min(120, view.width * 0.34) : 96;
  const x0 = view.narrow ? 6 : 8;
  const at = view.narrow ? y + 28 : base - 30;
  const share = Math.max(0, Math.min(1, lane.gauge / lane.gaugeMost));
  const value = Number.isInteger(lane.gauge) ? lane.gauge : lane.gauge.toFixed(2);
  return el('g', { 'data-key': 'gauge' },
    el('rect', { x: x0, y: at, width, height: 6, rx: 3, fill: 'var(--line)' }),
    el('rect', { 'data-key': 'level', x: x0, y: at, width: share * width, height: 6, rx: 3, fill: 'var(--c1)' }),
    text(view.narrow ? x0 + width + 6 : x0, view.narrow ? at + 7 : at - 5, fit(`${value} ${lane.gaugeName}`, view.narrow ? view.width - width - 20 : 112, 11), { class: 'small' }));
}

/** GCRA's one number: when the next request is due, and from when on one may come. */
function tat(state, { x }, lane, base) {
  const early = Math.max(lane.tat - state.toleranceMs, 0);
  return el('g', { 'data-key': 'tat' },
    el('rect', { 'data-key': 'tolerance', x: x(early), y: base + 2, width: Math.max(1, x(lane.tat) - x(early)), height: 4, fill: 'var(--c2)', opacity: 0.5 }),
    el('path', { d: `M${px(x(lane.tat))} ${px(base - 10)}v18`, stroke: 'var(--c2)', 'stroke-width': 2 }),
    text(x(lane.tat) + 4, base + 11, 'due', { class: 'small' }));
}

/** How many of the admitted requests started in the window that ends at each moment, against the limit. */
function countPlot(state, view, frame, top) {
  const height = 96;
  const lane = state.lanes.find(one => one.name === state.focus);
  const starts = lane.requests.filter(([, admitted]) => admitted).map(([, , start]) => start).sort((a, b) => a - b);
  const events = [...starts.map(at => [at, 1]), ...starts.map(at => [at + state.windowMs, -1])].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const most = Math.max(state.limit * 1.25, lane.worstWindow) + 0.5;
  const bottom = top + 18 + height;
  const y = count => bottom - count / most * height;
  let count = 0;
  let path = `M${px(frame.x(frame.from))} ${px(y(0))}`;
  const over = [];
  let overFrom = null;
  for (const [at, change] of events) {
    if (at > frame.to) break;
    const x = frame.x(Math.max(at, frame.from));
    path += `H${px(x)}`;
    count += change;
    path += `V${px(y(count))}`;
    if (count > state.limit && overFrom === null) overFrom = x;
    if (count <= state.limit && overFrom !== null) { over.push([overFrom, x]); overFrom = null; }
  }
  path += `H${px(frame.x(frame.to))}`;
  if (overFrom !== null) over.push([overFrom, frame.x(frame.to)]);
  const end = frame.left + frame.width;
  return {
    height: height + 34,
    marks: el('g', { 'data-key': 'plot' },
      text(view.narrow ? 6 : 8, top + 6, fit(`${state.focus}: admitted in the last ${state.windowMs} ms, at every moment`, view.width - 12, 12), { class: 'axis' }),
      over.map(([a, b]) => el('rect', { x: a, y: top + 18, width: Math.max(2, b - a), height, fill: 'var(--bad)', opacity: 0.14 })),
      el('path', { d: `${path}V${px(bottom)}H${px(frame.x(frame.from))}Z`, fill: 'var(--c0)', opacity: 0.16 }),
      el('path', { d: path, fill: 'none', stroke: 'var(--c0)', 'stroke-width': 2 }),
      el('path', { d: `M${px(frame.left)} ${px(y(state.limit))}H${px(end)}`, stroke: 'var(--ink2)', 'stroke-width': 1.5, 'stroke-dasharray': '5 4' }),
      text(view.narrow ? end : end + 6, y(state.limit) + (view.narrow ? -5 : 4), `limit ${state.limit}`, { class: 'small', 'text-anchor': view.narrow ? 'end' : 'start' }),
      el('path', { d: `M${px(frame.left)} ${px(bottom)}H${px(end)}`, stroke: 'var(--ink3)' }),
      view.narrow ? '' : [text(frame.left - 6, bottom + 4, '0', { class: 'small', 'text-anchor': 'end' }), text(frame.left - 6, y(lane.worstWindow) + 4, String(lane.worstWindow || ''), { class: 'small', 'text-anchor': 'end' })]),
  };
}
