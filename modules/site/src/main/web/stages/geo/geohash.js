// One geohash that becomes longer: its bits, the halves of the world that they choose, the cells next door.
import { el, fit, grouped, picture, px, text } from '../svg.js';
import { clipped, ground, pathOf, placeOf, rectOf, sheetOf } from './sheet.js';

export const geohashSheet = (state, view) => sheetOf(windowOf(state), view.mini ? 34 : 88, view);

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

/** The part of the world that shows the cell's last letter being made: the cell of the letters before; or the cell and those next door. */
function windowOf(state) {
  const length = state.bits.length;
  const letters = Math.max(0, Math.ceil(length / 5) - 1);
  if (letters === 0) return GLOBE;
  const around = state.neighbours.length ? [state.box, ...state.neighbours.map(one => one.box)] : [cellOf(state.bits.slice(0, 5 * letters))];
  const shown = around.filter(box => box[3] - box[1] < 180);
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

export function drawGeohash(state, view) {
  const plan = geohashSheet(state, view);
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
    el('rect', { 'data-key': 'other', ...other, fill: 'var(--ink3)', 'fill-opacity': state.neighbours.length ? 0 : 0.12, stroke: 'var(--ink3)', 'stroke-dasharray': '4 3' }),
    el('rect', { 'data-key': 'cell', ...cell, fill: 'var(--accent)', 'fill-opacity': 0.2, stroke: 'var(--accent)', 'stroke-width': 2.5 }),
    view.mini ? '' : state.neighbours.length ? ownName(state, cell) : [digit(other, isUpper ? '0' : '1', 'var(--ink3)'), digit(cell, isUpper ? '1' : '0', 'var(--accent)')]);
}

/** A name cut to a width: neighbours differ in their last letters. */
function tail(name, width) {
  const room = Math.floor((width - 4) / MONO);
  return name.length <= room ? name : `…${name.slice(name.length - Math.max(1, room - 1))}`;
}

/** How wide a letter of 13 px is. */
const MONO = 7.9;

const ownName = (state, cell) => cell.width < 34 ? '' : text(cell.x + cell.width / 2, cell.y + cell.height / 2 + 4, tail(state.word || state.bits, cell.width), { class: 'mono', 'font-size': 13, 'font-weight': 650, 'text-anchor': 'middle' });

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
        text(middle[0], middle[1], tail(one.name, box.width), { class: 'mono', 'font-size': 13, 'text-anchor': 'middle', fill: 'var(--ink)' }),
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
