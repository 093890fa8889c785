// What the stages share: pieces of SVG as text, places on a circle, labels that do not overlap, colours of names.
import { escape } from '../dom.js';

/** A coordinate, short: a tenth of a pixel is enough. */
export const px = value => Math.round(value * 10) / 10;

/** el('rect', {x: 1, fill: 'red', 'data-key': 'r'}, child, ...): null and false attributes are left out. */
export function el(name, attributes = {}, ...children) {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== false);
  const inside = children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false).join('');
  return `<${name}${pairs.map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : escape(value)}"`).join('')}>${inside}</${name}>`;
}

/** The picture itself: one unit is one CSS pixel, so that no text shrinks on a phone. */
export const picture = (width, height, label, ...children) =>
  el('svg', { viewBox: `0 0 ${px(width)} ${px(height)}`, width: px(width), height: px(height), role: 'img', 'aria-label': label }, ...children);

/** A text; classes: lbl (13 px, ink), axis (12 px, light), small (11 px: the smallest there is), strong, mono. */
export const text = (x, y, content, attributes = {}) => el('text', { x, y, class: 'lbl', ...attributes }, escape(content));

/** About how wide a text is in the page's face; 13 px unless told. */
export const textWidth = (content, size = 13) => String(content).length * size * 0.58;

/** The text cut to a width, with an ellipsis. */
export function fit(content, width, size = 13) {
  const room = Math.floor(width / (size * 0.58));
  return String(content).length <= room ? String(content) : `${String(content).slice(0, Math.max(1, room - 1))}…`;
}

/** 20000 as the tables write it: in groups of three from five digits on. */
export const grouped = number => Math.abs(number) < 1e4 ? String(number) : String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** A place on a circle: turn 0 is at the top, 0.25 at the right. */
export const polar = (cx, cy, radius, turn) => [cx + radius * Math.sin(turn * 2 * Math.PI), cy - radius * Math.cos(turn * 2 * Math.PI)];

/** Path data of the arc from one place to the next, clockwise. */
export function arc(cx, cy, radius, from, to) {
  const length = to - from;
  if (length >= 0.9999) return `${arc(cx, cy, radius, from, from + 0.5)}${arc(cx, cy, radius, from + 0.5, from + 0.9999)}`;
  const [x0, y0] = polar(cx, cy, radius, from);
  const [x1, y1] = polar(cx, cy, radius, to);
  return `M${x0.toFixed(2)} ${y0.toFixed(2)}A${px(radius)} ${px(radius)} 0 ${length > 0.5 ? 1 : 0} 1 ${x1.toFixed(2)} ${y1.toFixed(2)}`;
}

/** Path data of round dots: stroke it with linecap round and the dots' diameter. Thousands cost one element. */
export const dots = points => points.map(([x, y]) => `M${px(x)} ${px(y)}h0`).join('');

/** Moves places of a circle (in turns) apart until neighbours have `gap` between them; keeps their order. */
export function spread(turns, gap) {
  const order = turns.map((turn, index) => ({ turn, index })).sort((a, b) => a.turn - b.turn);
  for (let round = 0; round < 60; round++) {
    for (let i = 0; i + 1 < order.length; i++) {
      const short = gap - (order[i + 1].turn - order[i].turn);
      if (short <= 1e-6) continue;
      order[i].turn -= short / 2;
      order[i + 1].turn += short / 2;
    }
  }
  const result = [];
  for (const { turn, index } of order) result[index] = turn;
  return result;
}

/** Remembers where labels stand: take() says whether the box around (x, y) was still free, and occupies it. */
export function room() {
  const taken = [];
  return {
    take(x, y, width, height = 14) {
      const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
      const free = taken.every(other => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);
      if (free) taken.push(box);
      return free;
    },
  };
}

const COLORS = 8;
const seen = new Map();

function numberOf(name) {
  const digits = /(\d+)$/.exec(name);
  if (digits) return Math.max(0, Number(digits[1]) - 1);
  if (!seen.has(name)) seen.set(name, seen.size);
  return seen.get(name);
}

/** The same colour for the same name everywhere on the page: by the number in the name, else by first appearance. */
export const colorOf = name => `var(--c${numberOf(name) % COLORS})`;

/** Names beyond the eighth share colours and are told apart by a core: '' for none, 'line', then 'dash'. */
export const coreOf = name => ['', 'line', 'dash'][Math.floor(numberOf(name) / COLORS) % 3];

/** An arrow head at (x, y) that points where `turn` says on a circle: 0 up, 0.25 right. */
export function arrowHead(x, y, turn, size = 5) {
  const [tx, ty] = polar(x, y, size, turn);
  const [lx, ly] = polar(x, y, size, turn + 0.39);
  const [rx, ry] = polar(x, y, size, turn - 0.39);
  return `M${px(tx)} ${px(ty)}L${px(lx)} ${px(ly)}L${px(rx)} ${px(ry)}z`;
}
