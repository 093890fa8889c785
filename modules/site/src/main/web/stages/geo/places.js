// Thousands of places, on a canvas under the picture.
import { rectOf, shifted, turnsOf } from './sheet.js';

export const MAX_MARKED = 150;

/** [latitude, longitude, ...] in ten thousandths of a degree: those of the last state that told them. */
export const dotsOf = (state, view) => state.dots ?? view.last('dots') ?? [];

export function paintPlaces(context, state, view, plan) {
  const all = dotsOf(state, view);
  const background = view.last('background') ?? [];
  const color = name => view.color(`var(${name})`);
  context.save();
  context.beginPath();
  context.rect(plan.x, plan.y, plan.width, plan.height);
  context.clip();
  const far = countInView(background, plan);
  stamp(context, background, plan, { size: far > 3000 ? 1.2 : 2, fill: color('--ink3'), alpha: state.kind === 'geohash' ? 0.7 : 0.4, round: false });
  const inView = countInView(all, plan);
  const size = view.mini ? 1 : inView > 20000 ? 1.2 : inView > 3000 ? 1.6 : inView > 300 ? 2.2 : 6;
  stamp(context, all, plan, { size, fill: color('--ink2'), alpha: inView > 3000 ? 0.7 : 0.85, round: size > 2 });
  if (state.search && state.visited) {
    clipTo(context, leavesOf(state.visited), plan);
    stamp(context, all, plan, { size: size + (view.mini ? 0 : 0.6), fill: color('--c5'), alpha: 0.9, round: size > 2 });
  }
  context.restore();
  if (state.search?.hits.length > MAX_MARKED) {
    stamp(context, pick(all, state.search.hits), plan, { size: size + 2, fill: color('--accent'), alpha: 1, round: true });
  }
}

function countInView(all, plan) {
  let count = 0;
  for (let i = 0; i < all.length; i += 2) {
    const latitude = all[i] / 1e4;
    const longitude = all[i + 1] / 1e4;
    if (latitude >= plan.south && latitude <= plan.north && (longitude >= plan.west && longitude <= plan.east || longitude + 360 <= plan.east || longitude - 360 >= plan.west)) count++;
  }
  return count;
}

const pick = (all, ids) => ids.flatMap(id => [all[2 * id], all[2 * id + 1]]);

/** One mark for each place in view; a removed place has null for its degrees. */
function stamp(context, all, plan, { size, fill, alpha, round }) {
  context.fillStyle = fill;
  context.globalAlpha = alpha;
  const { x, y, width, height, west, north, scale } = plan;
  const tall = height / (plan.north - plan.south);
  const half = size / 2;
  if (round) context.beginPath();
  for (const turn of turnsOf(plan)) {
    for (let i = 0; i < all.length; i += 2) {
      if (all[i] === null) continue;
      const cx = x + (all[i + 1] / 1e4 + turn - west) * scale;
      const cy = y + (north - all[i] / 1e4) * tall;
      if (cx < x - size || cx > x + width + size || cy < y - size || cy > y + height + size) continue;
      if (round) { context.moveTo(cx + half, cy); context.arc(cx, cy, half, 0, 2 * Math.PI); }
      else context.fillRect(cx - half, cy - half, size, size);
    }
  }
  if (round) context.fill();
  context.globalAlpha = 1;
}

function clipTo(context, pages, plan) {
  context.beginPath();
  for (const [, ...bounds] of pages) {
    for (const turn of turnsOf(plan)) {
      const { x, y, width, height } = rectOf(plan, shifted(bounds.slice(0, 4), turn));
      context.rect(x - 0.5, y - 0.5, width + 1, height + 1);
    }
  }
  context.clip();
}

// ---- where candidates came from

const encloses = ([, s, w, n, e], [, south, west, north, east]) => s <= south && w <= west && n >= north && e >= east;
const leaves = new WeakMap();

/** Visited pages without a deeper visited page inside: there the candidates came from. */
export function leavesOf(visited) {
  if (!leaves.has(visited)) {
    const deepest = visited.reduce((most, page) => Math.max(most, page[0]), 0);
    const few = visited.length <= 1500;
    leaves.set(visited, visited.filter(page => page[0] === deepest || few && !visited.some(other => other[0] > page[0] && encloses(page, other))));
  }
  return leaves.get(visited);
}
