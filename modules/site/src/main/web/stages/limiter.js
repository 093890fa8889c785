// The limiter: one lane for each algorithm, the same requests in all of them; below, how much the limiter of the story
// let through in every window. A click sends a request; a press that is held sends them as time goes on.
import { el, fit, picture, px, text } from './svg.js';

const WINDOWS_SHOWN = 4;
/** Where half a short word has no room. */
const NEAR_EDGE = 16;

export default {
  draw(state, view) {
    const frame = frameOf(state, view);
    const lanes = state.lanes.map((lane, i) => drawLane(state, view, frame, lane, frame.top + i * frame.pitch));
    const below = frame.top + state.lanes.length * frame.pitch;
    if (view.mini) return picture(view.width, below + 4, spoken(state), windows(state, view, frame, below), now(state, view, frame, below), lanes);
    const plot = countPlot(state, view, frame, below + 34);
    const legend = legendOf(state, view, below + 34 + plot.height + 12);
    return picture(view.width, below + 34 + plot.height + 12 + legend.height, spoken(state),
      windows(state, view, frame, below), now(state, view, frame, below), heads(view), lanes, plot.marks, legend.marks);
  },
  tools: state => [
    { name: 'requests', buttons: [
      { label: 'send', command: 'send 1', held: STREAM, spoken: 'send a request' },
      { label: 'wait 250 ms', command: 'advance 250', held: ['advance 250'] }] },
    { name: `limit ${state.limit}`, buttons: lessAndMore('limit', state.limit) },
    { name: `burst ${state.burst}`, buttons: lessAndMore('burst', state.burst) },
  ],
  telling: steps => steps.findLastIndex(step => /^(send|hold) /.test(step.command)),
  commandAt: () => 'send 1',
  heldAt: () => STREAM,
};

const STREAM = ['hold 150'];
const lessAndMore = (word, value) => [
  { label: '−', command: `${word} ${Math.max(1, value - 1)}`, spoken: `${word} less` },
  { label: '+', command: `${word} ${Math.min(100, value + 1)}`, spoken: `${word} more` }];

const spoken = state => `At ${state.nowMs} ms, limit ${state.limit} in ${state.windowMs} ms. ${state.lanes.map(lane => `${lane.name}: ${lane.admitted} admitted, ${lane.rejected} refused, at most ${lane.worstWindow} in a window`).join('. ')}`;

/** Where time and lanes lie. */
function frameOf(state, view) {
  const to = Math.max(2 * state.windowMs, state.nowMs + state.windowMs * 0.3);
  const from = Math.max(0, to - WINDOWS_SHOWN * state.windowMs);
  const left = view.mini ? 100 : view.narrow ? 6 : 158;
  const right = view.mini ? 44 : view.narrow ? 8 : 116;
  const width = view.width - left - right;
  const pitch = view.mini ? 32 : view.narrow ? 104 : 72;
  return { from, to, left, width, right, pitch, top: view.mini ? 4 : 22, x: millis => left + (millis - from) / (to - from) * width, isIn: millis => millis >= from };
}

/** The edges of the clock's windows: what the fixed window goes by. */
function windows(state, view, { from, to, x }, bottom) {
  const marks = [];
  for (let edge = Math.ceil(from / state.windowMs) * state.windowMs; edge <= to; edge += state.windowMs) {
    marks.push(el('path', { 'data-key': `edge-${edge}`, d: `M${px(x(edge))} ${view.mini ? 2 : 18}V${px(bottom)}`, stroke: 'var(--line)', 'stroke-width': 1.5 }));
    if (!view.mini) marks.push(text(x(edge), 12, edge === 0 ? '0' : `${edge} ms`, { class: 'small', 'text-anchor': edge === from ? 'start' : edge === to ? 'end' : 'middle' }));
  }
  return el('g', { 'data-key': 'windows' }, marks);
}

function now(state, view, { x }, bottom) {
  const at = x(state.nowMs);
  const anchor = at < NEAR_EDGE ? 'start' : at > view.width - NEAR_EDGE ? 'end' : 'middle';
  return el('g', { 'data-key': 'now', transform: `translate(${px(at)} 0)` },
    el('path', { d: `M0 ${view.mini ? 2 : 18}V${px(bottom)}`, stroke: 'var(--accent)', 'stroke-width': 1.5, 'stroke-dasharray': '3 3' }),
    view.mini ? '' : text(0, bottom + 14, 'now', { class: 'small', 'text-anchor': anchor, fill: 'var(--accent)' }));
}

/** What the numbers at the right edge count. */
const heads = view => view.narrow ? '' : ['in', 'out', 'most'].map((word, i) => text(view.width - 4 - (2 - i) * NUMBER, 12, word, { class: 'small', 'text-anchor': 'end' }));
const NUMBER = 36;

function drawLane(state, view, frame, lane, y) {
  const isFocus = lane.name === state.focus;
  const base = y + frame.pitch - (view.mini ? 6 : 14);
  return el('g', { 'data-key': `lane-${lane.name}` },
    isFocus && !view.mini ? el('rect', { x: 0, y: y + 2, width: view.width, height: frame.pitch - 4, rx: 6, fill: 'var(--accent-wash)' }) : '',
    text(view.mini ? 0 : view.narrow ? 6 : 8, view.mini ? base : y + (view.narrow ? 18 : 22), lane.name, { class: view.mini ? 'small' : 'lbl', 'font-weight': isFocus ? 650 : null }),
    el('path', { d: `M${px(frame.left)} ${px(base)}H${px(frame.left + frame.width)}`, stroke: 'var(--ink3)', 'stroke-width': 1 }),
    lane.name === 'GCRA' && lane.tat > frame.from && !view.mini ? tat(state, frame, lane, base) : '',
    requests(state, view, frame, lane, base),
    view.mini ? '' : gauge(state, view, frame, lane, y),
    numbers(state, view, lane, view.narrow && !view.mini ? y + 18 : base));
}

/** Admitted, refused, and the most that were admitted in any window: more than the limit is what a limiter should prevent. */
function numbers(state, view, lane, y) {
  const isOver = lane.worstWindow > state.limit;
  const most = `${isOver ? '! ' : ''}${lane.worstWindow}`;
  const marked = isOver ? { fill: 'var(--bad)', 'font-weight': 650 } : {};
  if (view.mini) return text(view.width, y, most, { 'text-anchor': 'end', ...marked });
  if (view.narrow) return text(view.width - 4, y, `${lane.admitted} in · ${lane.rejected} out · most ${lane.worstWindow}${isOver ? ' !' : ''}`, { class: 'small', 'text-anchor': 'end', ...marked });
  return [[lane.admitted, {}], [lane.rejected, lane.rejected ? { fill: 'var(--bad)' } : { fill: 'var(--ink3)' }], [most, marked]]
    .map(([value, looks], i) => text(view.width - 4 - (2 - i) * NUMBER, y, value, { 'text-anchor': 'end', ...looks }));
}

/** The marks and their meaning, and what "most" is. */
function legendOf(state, view, y) {
  const parts = [
    { mark: x => el('circle', { cx: x, cy: y - 4, r: 3.6, fill: 'var(--c0)' }), words: 'admitted', wide: 78 },
    { mark: x => el('path', { d: `M${px(x - 3.6)} ${px(y - 7.6)}l7.2 7.2m0 -7.2l-7.2 7.2`, stroke: 'var(--bad)', 'stroke-width': 1.8 }), words: 'refused', wide: 72 },
    { mark: x => el('path', { d: `M${px(x - 4)} ${px(y - 4)}h12`, stroke: 'var(--c0)', 'stroke-width': 1.5, 'stroke-dasharray': '2 2' }), words: '  waits', wide: 70 },
  ];
  let x = 6;
  const marks = parts.map(({ mark, words, wide }) => {
    const drawn = [mark(x), text(x + 9, y, words, { class: 'small' })];
    x += wide;
    return drawn;
  });
  const most = `most: admitted in any ${state.windowMs} ms`;
  const isBelow = view.width - x < most.length * 6.6;
  return { marks: [marks, text(isBelow ? 0 : x + 6, isBelow ? y + 17 : y, most, { class: 'small' })], height: isBelow ? 26 : 8 };
}

/** Admitted: a full dot, on the line where it starts. Refused: a cross. Several at one moment stand on each other. */
function requests(state, view, { x, isIn, pitch, left, width }, lane, base) {
  const end = left + width;
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
      delayed ? el('path', { d: `M${px(cx)} ${px(cy)}H${px(Math.min(end, x(start)))}`, stroke: 'var(--c0)', 'stroke-width': 1, 'stroke-dasharray': '2 2' }) : '',
      x(start) <= end && el('circle', { 'data-key': `r${i}`, 'data-enter': 'r:0.5', cx: delayed ? x(start) : cx, cy, r, fill: 'var(--c0)', stroke: 'var(--paper)', 'stroke-width': 0.5 }),
    ];
  }));
}

function counts(list) {
  const at = new Map();
  for (const [millis] of list) at.set(millis, (at.get(millis) ?? 0) + 1);
  return at;
}

/** What the limiter remembers, as a bar of how full that is. */
function gauge(state, view, frame, lane, y) {
  const width = view.narrow ? Math.min(120, view.width * 0.34) : 130;
  const x = view.narrow ? 6 : 8;
  const at = y + (view.narrow ? 28 : 31);
  const share = Math.max(0, Math.min(1, lane.gauge / lane.gaugeMost));
  const value = Number.isInteger(lane.gauge) ? lane.gauge : lane.gauge.toFixed(2);
  const [, words, unit] = /^(.*?)(?:, (\w+))?$/.exec(lane.gaugeName);
  const said = `${value} ${unit ? `${unit} ` : ''}${words}`;
  return el('g', { 'data-key': 'gauge' },
    el('rect', { x, y: at, width, height: 6, rx: 3, fill: 'var(--line)' }),
    el('rect', { 'data-key': 'level', x, y: at, width: share * width, height: 6, rx: 3, fill: 'var(--c1)' }),
    text(view.narrow ? x + width + 6 : x, at + (view.narrow ? 7 : 20), fit(said, view.narrow ? view.width - width - 20 : frame.left - 4, 11), { class: 'small', 'paint-order': 'stroke', stroke: lane.name === state.focus ? 'var(--accent-wash)' : 'var(--paper)', 'stroke-width': 4 }));
}

/** GCRA's one number: when the next request is due, and from when on one may come. */
function tat(state, frame, lane, base) {
  const end = frame.left + frame.width;
  const x = millis => Math.min(end, frame.x(millis));
  const isBeyond = frame.x(lane.tat) > end;
  const early = Math.max(lane.tat - state.toleranceMs, 0);
  return el('g', { 'data-key': 'tat' },
    el('rect', { 'data-key': 'tolerance', x: x(early), y: base + 2, width: Math.max(1, x(lane.tat) - x(early)), height: 4, fill: 'var(--c2)', opacity: 0.5 }),
    el('path', { d: `M${px(x(lane.tat))} ${px(base - 10)}v18`, stroke: 'var(--c2)', 'stroke-width': 2 }),
    text(x(lane.tat) + (isBeyond ? -4 : 4), base + 11, isBeyond ? 'due later' : 'due', { class: 'small', 'text-anchor': isBeyond ? 'end' : null }));
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
  // A small number would stand on the zero.
  const heights = bottom - y(lane.worstWindow) < 12 ? [lane.worstWindow] : [0, lane.worstWindow];
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
      text(view.narrow ? 6 : 8, top + 6, view.narrow ? `${state.focus}: admitted in the last ${state.windowMs} ms` : `${state.focus}: admitted in the last ${state.windowMs} ms, at every moment`, { class: 'axis' }),
      el('path', { d: `${path}V${px(bottom)}H${px(frame.x(frame.from))}Z`, fill: 'var(--c0)', opacity: 0.16 }),
      over.map(([a, b]) => el('rect', { x: a, y: top + 18, width: Math.max(2, b - a), height, fill: 'var(--bad)', opacity: 0.2 })),
      el('path', { d: path, fill: 'none', stroke: 'var(--c0)', 'stroke-width': 2 }),
      el('path', { d: `M${px(frame.left)} ${px(y(state.limit))}H${px(end)}`, stroke: 'var(--ink2)', 'stroke-width': 1.5, 'stroke-dasharray': '5 4' }),
      text(view.narrow ? end : end + 6, y(state.limit) + (view.narrow ? -5 : 4), `limit ${state.limit}`, { class: 'small', 'text-anchor': view.narrow ? 'end' : 'start' }),
      el('path', { d: `M${px(frame.left)} ${px(bottom)}H${px(end)}`, stroke: 'var(--ink3)' }),
      view.narrow ? '' : heights.map(count => text(frame.left - 6, y(count) + 4, String(count), { class: 'small', 'text-anchor': 'end' }))),
  };
}
