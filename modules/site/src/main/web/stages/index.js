// The index: a tree of pages with the way of the last command, or a directory of bits with its buckets.
import { colorOf, dots, el, fit, picture, px, text, textWidth } from './svg.js';

const CHARACTER = 7.3;
const KEY_HEIGHT = 17;

const isTree = state => state.kind === 'tree';

export default {
  draw: (state, view) => isTree(state) ? drawTree(state, view) : drawHash(state, view),
  tools: state => isTree(state)
    ? [{ name: 'fill with ten', buttons: ['sequential', 'reverse', 'random'].map(order => ({ label: order, command: `fill 10 ${order}` })) },
      { name: 'tree', buttons: [{ label: 'clear', command: 'clear', spoken: 'clear the tree' }] }]
    : [{ name: 'fill', buttons: [{ label: 'four keys', command: 'fill 4' }] }],
  commandAt(state, point, view) {
    const places = isTree(state) ? keyPlaces(state, treeLayout(state, view)) : hashKeyPlaces(state, hashLayout(state, view));
    const hit = places.find(({ cx, cy, width }) => Math.abs(point.x - cx) <= width / 2 && Math.abs(point.y - cy) <= KEY_HEIGHT / 2);
    return hit ? `get ${hit.key}` : null;
  },
};

const keyWidth = key => key.length * CHARACTER + 8;

// ---- the tree

/** Leaves stand as rows of keys; as stacks where rows do not fit; as bars of their fill where stacks do not. */
function treeLayout(state, view) {
  const levels = levelsOf(state.pages);
  const leaves = levels[0];
  const gap = view.mini ? 6 : 12;
  const widest = Math.max(24, ...leaves.flatMap(page => page.keys.map(keyWidth)));
  const rowWidth = leaves.reduce((sum, page) => sum + Math.max(30, page.keys.reduce((w, key) => w + keyWidth(key), 0)) + gap, 0);
  const mode = rowWidth <= view.width ? 'row' : leaves.length * (widest + gap) <= view.width && !view.mini ? 'stack' : 'bars';
  return { leaves, mode, boxes: place(levels, view, mode, gap) };
}

function drawTree(state, view) {
  const layout = treeLayout(state, view);
  const { leaves, mode, boxes } = layout;
  const height = Math.max(...[...boxes.values()].map(box => box.y + box.height)) + (view.mini ? 8 : 40);
  return picture(view.width, height, spokenTree(state),
    edges(state.pages, boxes),
    state.pages.map(page => pageBox(page, boxes.get(page.id), mode, view)),
    chain(leaves, boxes, view),
    keys(state, layout),
    view.mini ? '' : treeFoot(state, mode, height, view));
}

function levelsOf(pages) {
  const levels = [];
  for (const page of pages) (levels[page.level] ??= []).push(page);
  return levels;
}

const spokenTree = state => `B+tree of ${state.pages.length} pages, ${levelsOf(state.pages).length} levels. Way of the last command: pages ${state.pages.filter(page => page.onPath).map(page => page.id).join(', ') || 'none'}`;

/** Where every page stands: leaves side by side, an inner page over the middle of its children. */
function place(levels, view, mode, gap) {
  const boxes = new Map();
  const [leaves] = levels;
  const most = Math.max(1, ...leaves.map(page => page.keys.length));
  const innerHeight = view.mini ? 18 : 26;
  const pitch = innerHeight + (view.mini ? 22 : 46);
  const top = view.mini ? 2 : 16;
  const leafHeight = mode === 'stack' ? most * KEY_HEIGHT + 8 : mode === 'bars' ? (view.mini ? 40 : 64) : innerHeight;
  const barPitch = Math.min(28, view.width / leaves.length);
  const widthOf = page => mode === 'row' ? Math.max(30, page.keys.reduce((sum, key) => sum + keyWidth(key), 0))
    : mode === 'stack' ? Math.max(24, ...leaves.flatMap(one => one.keys.map(keyWidth))) : barPitch * 0.85;
  const space = mode === 'bars' ? barPitch * 0.15 : gap;
  const total = leaves.reduce((sum, page) => sum + widthOf(page) + space, -space);
  let x = Math.max(0, (view.width - total) / 2);
  for (const page of leaves) {
    boxes.set(page.id, { x, y: top + (levels.length - 1) * pitch, width: widthOf(page), height: leafHeight });
    x += widthOf(page) + space;
  }
  for (let level = 1; level < levels.length; level++) {
    const wished = page => Math.max(30, page.keys.reduce((sum, key) => sum + keyWidth(key), 0));
    const crowded = levels[level].reduce((sum, page) => sum + wished(page) + 3, -3) > view.width;
    const row = levels[level].map(page => {
      const ends = page.children.map(id => boxes.get(id)).filter(Boolean);
      const middle = (ends[0].x + ends.at(-1).x + ends.at(-1).width) / 2;
      const width = crowded ? Math.max(2, view.width / levels[level].length - 3) : wished(page);
      return { page, crowded, x: middle - width / 2, width };
    });
    pushApart(row, view.width);
    for (const one of row) boxes.set(one.page.id, { x: one.x, y: top + (levels.length - 1 - level) * pitch, width: one.width, height: innerHeight, crowded: one.crowded });
  }
  return boxes;
}

function pushApart(row, width) {
  for (let i = 1; i < row.length; i++) row[i].x = Math.max(row[i].x, row[i - 1].x + row[i - 1].width + 3);
  let limit = width;
  for (let i = row.length - 1; i >= 0; i--) {
    row[i].x = Math.min(row[i].x, limit - row[i].width);
    limit = row[i].x - 3;
  }
}

function edges(pages, boxes) {
  const byId = new Map(pages.map(page => [page.id, page]));
  const lines = pages.flatMap(page => page.children.map((id, i) => {
    const from = boxes.get(page.id);
    const to = boxes.get(id);
    const x = from.x + from.width * (i + 0.5) / page.children.length;
    const onPath = page.onPath && byId.get(id)?.onPath;
    return el('path', {
      'data-key': `edge-${id}`, d: `M${px(x)} ${px(from.y + from.height)}L${px(to.x + to.width / 2)} ${px(to.y)}`, fill: 'none',
      stroke: onPath ? 'var(--accent)' : 'var(--ink3)', 'stroke-width': onPath ? 2.5 : 1, opacity: onPath ? 1 : 0.5,
    });
  }));
  return el('g', { 'data-key': 'edges' }, lines);
}

function pageBox(page, box, mode, view) {
  const quiet = box.width < 14;
  const isBar = mode === 'bars' && page.level === 0;
  const fill = isBar ? box.height * page.fill : 0;
  return el('g', { 'data-key': `page-${page.id}` },
    el('rect', {
      'data-key': 'box', x: box.x, y: box.y, width: box.width, height: box.height, rx: quiet ? 1 : 4,
      fill: page.changed ? 'var(--accent-wash)' : 'var(--wash)', stroke: page.onPath || page.changed ? 'var(--accent)' : 'var(--ink3)',
      'stroke-width': page.onPath ? 2 : quiet ? 0.5 : 1, 'stroke-dasharray': page.changed && !page.onPath ? '4 2' : null,
    }),
    isBar && el('rect', { 'data-key': 'fill', x: box.x, y: box.y + box.height - fill, width: box.width, height: fill, fill: page.changed ? 'var(--accent)' : 'var(--c0)', opacity: 0.7 }),
    !view.mini && box.width >= 24 && !isBar ? text(box.x + 1, box.y - 4, `p${page.id}`, { class: 'small', 'paint-order': 'stroke', stroke: 'var(--paper)', 'stroke-width': 4 }) : '');
}

/** The leaves know their neighbours: a range goes along them without going up again. */
function chain(leaves, boxes, view) {
  const links = leaves.slice(1).map((page, i) => {
    const from = boxes.get(leaves[i].id);
    const to = boxes.get(page.id);
    const y = from.y + from.height - 5;
    return to.x - from.x - from.width < 3 ? '' : `M${px(from.x + from.width)} ${px(y)}H${px(to.x)}`;
  }).join('');
  return links && !view.mini ? el('path', { d: links, stroke: 'var(--ink2)', 'stroke-width': 1.5 }) : '';
}

/** Where each key stands; none of a page that has no room for its keys. */
function keyPlaces(state, { boxes, mode }) {
  return state.pages.flatMap(page => {
    const box = boxes.get(page.id);
    const wide = page.keys.reduce((sum, key) => sum + keyWidth(key), 0);
    if (page.level === 0 ? mode === 'bars' : wide > box.width + 1) return [];
    const isStacked = mode === 'stack' && page.level === 0;
    let x = box.x + Math.max(0, (box.width - wide) / 2);
    return page.keys.map((key, i) => {
      const width = keyWidth(key);
      const cx = isStacked ? box.x + box.width / 2 : x + width / 2;
      const cy = isStacked ? box.y + 4 + (i + 0.5) * KEY_HEIGHT : box.y + box.height / 2;
      x += width;
      return { key, level: page.level, cx, cy, width };
    });
  });
}

/** Keys are drawn over all pages, so that one that changes its page is seen to move. */
const keys = (state, layout) => el('g', { 'data-key': 'keys' }, keyPlaces(state, layout).map(({ key, level, cx, cy, width }) =>
  keyMark(state, key, { cx, cy, width, isLeaf: level === 0 }, level === 0 ? `k-${key}` : `s${level}-${key}`)));

/** A key: filled where it was found, outlined where the last command was about it. */
function keyMark(state, key, { cx, cy, width, isLeaf }, name) {
  const isKey = isLeaf && key === state.key;
  const isFound = isLeaf && state.found.includes(key);
  return el('g', { 'data-key': name, transform: `translate(${px(cx)} ${px(cy + 4.5)})` },
    isFound || isKey ? el('rect', { x: -width / 2 + 1, y: -12.5, width: width - 2, height: 16, rx: 3, fill: isFound ? 'var(--accent)' : 'var(--accent-wash)', stroke: 'var(--accent)' }) : '',
    text(0, 0, key, { class: 'key mono', 'font-size': 12, 'text-anchor': 'middle', fill: isFound ? 'var(--accent-ink)' : isLeaf ? 'var(--ink)' : 'var(--ink2)', 'font-weight': isKey ? 650 : null }));
}

function treeFoot(state, mode, height, view) {
  const y = height - 6;
  const parts = mode === 'bars' ? ['each bar is a leaf, filled as far as it is full'] : ['blue outline: read by the last command · tinted: changed by it', 'outlined: read just now · tinted: changed'];
  return text(0, y, fit(fitting(parts, view.width), view.width, 12), { class: 'axis' });
}

/** The first text that fits, else the last. */
const fitting = (texts, width) => texts.find(one => textWidth(one, 12) <= width) ?? texts.at(-1);

// ---- the hash index

function hashLayout(state, view) {
  const reversed = index => [...bitsOf(index, state.globalDepth)].reverse().join('');
  const entries = state.directory.map((page, index) => ({ page, index, order: reversed(index) })).sort((a, b) => a.order < b.order ? -1 : 1);
  const buckets = [...state.buckets].sort((a, b) => { const one = [...a.bits].reverse().join(''); const other = [...b.bits].reverse().join(''); return one < other ? -1 : one > other ? 1 : 0; });
  const rowOfBucket = view.mini ? Math.min(18, 200 / buckets.length) : 30;
  const top = view.mini ? 2 : 24;
  const tall = Math.max(buckets.length * rowOfBucket, entries.length * (view.mini ? 4 : 16));
  const limited = Math.min(tall, view.mini ? 200 : 620);
  const rowOfEntry = limited / entries.length;
  const pitch = limited / buckets.length;
  const left = view.mini ? 26 : Math.max(48, state.globalDepth * 8 + 24);
  const x = left + (view.mini ? 40 : view.narrow ? 56 : 120);
  const rows = buckets.map((bucket, i) => ({ bucket, x, y: top + (i + 0.5) * pitch, width: view.width - x, keysFrom: x + (view.mini ? 6 : 64), pitch }));
  return { entries, rows, top, left, rowOfEntry, bucketX: x, height: top + limited + (view.mini ? 6 : 30) };
}

function drawHash(state, view) {
  const { entries, rows, top, left, rowOfEntry, bucketX, height } = hashLayout(state, view);
  const yOf = new Map(rows.map(row => [row.bucket.page, row.y]));
  const isTouched = index => state.bits !== '' && bitsOf(index, state.globalDepth) === state.bits;
  return picture(view.width, height, `Hash index: directory of ${state.directory.length} entries, ${state.buckets.length} buckets`,
    view.mini ? '' : [
      text(0, 12, fit(fitting([`directory, global depth ${state.globalDepth}`, `depth ${state.globalDepth}`], bucketX - 4), bucketX - 4, 12), { class: 'axis' }),
      text(bucketX, 12, fit(fitting(['buckets: the bits that their keys share', 'buckets'], view.width - bucketX), view.width - bucketX, 12), { class: 'axis' }),
    ],
    el('g', { 'data-key': 'lines' }, entries.map(({ page, index }, i) => el('path', {
      'data-key': `line-${index}`, d: `M${px(left)} ${px(top + (i + 0.5) * rowOfEntry)}L${px(bucketX)} ${px(yOf.get(page))}`, fill: 'none',
      stroke: isTouched(index) ? 'var(--accent)' : 'var(--ink3)', 'stroke-width': isTouched(index) ? 2.5 : 1, opacity: isTouched(index) ? 1 : 0.45,
    }))),
    el('g', { 'data-key': 'directory' }, entries.map(({ index }, i) => directoryEntry(state, index, top + i * rowOfEntry, left, rowOfEntry, isTouched(index), view))),
    rows.map(row => bucketRow(state, row, view)),
    view.mini ? '' : text(0, height - 6, fit(fitting(['directory sorted by its last bit first: entries of one bucket stand together', 'directory sorted by its last bit first'], view.width), view.width, 12), { class: 'axis' }));
}

/** Where the keys of a bucket stand, as many as have room; the last place may tell how many more there are. */
function keysInRow({ bucket, x, y, width, keysFrom }) {
  const end = x + width - 4;
  const places = [];
  let at = keysFrom;
  for (const [i, key] of bucket.keys.entries()) {
    const wide = keyWidth(key);
    const more = bucket.keys.length - i - 1;
    if (at + wide > end) break;
    const isLast = more > 0 && at + wide + 30 > end;
    places.push({ key: isLast ? null : key, more: more + 1, cx: at + wide / 2, cy: y, width: wide });
    if (isLast) break;
    at += wide;
  }
  return places;
}

const hashKeyPlaces = (state, { rows }) => rows.flatMap(keysInRow).filter(({ key }) => key !== null);

function bitsOf(index, depth) {
  let bits = '';
  for (let bit = depth - 1; bit >= 0; bit--) bits += index >> bit & 1;
  return bits;
}

function directoryEntry(state, index, y, width, height, isTouched, view) {
  return el('g', { 'data-key': `entry-${index}` },
    el('rect', { 'data-key': 'box', x: 0, y: y + 0.5, width, height: Math.max(1, height - 1), rx: 2, fill: isTouched ? 'var(--accent-wash)' : 'var(--wash)', stroke: isTouched ? 'var(--accent)' : 'var(--line)' }),
    height >= 14 && !view.mini ? text(width / 2, y + height / 2 + 4.5, bitsOf(index, state.globalDepth) || 'all', { class: 'small mono', 'text-anchor': 'middle' }) : '');
}

function bucketRow(state, row, view) {
  const { bucket, x, y, width, pitch } = row;
  const height = Math.max(8, Math.min(26, pitch - 4));
  const isRead = bucket.read || bucket.keys.includes(state.key);
  const marks = view.mini
    ? el('path', { d: dots(bucket.keys.map((key, i) => [x + 10 + i * 9, y])), stroke: 'var(--ink2)', 'stroke-width': 6, 'stroke-linecap': 'round' })
    : keysInRow(row).map(place => place.key === null
      ? text(place.cx, y + 4.5, `+${place.more}`, { class: 'axis', 'text-anchor': 'middle' })
      : keyMark(state, place.key, { ...place, isLeaf: true }, `k-${place.key}`));
  return el('g', { 'data-key': `bucket-${bucket.page}` },
    el('rect', {
      'data-key': 'box', x, y: y - height / 2, width: width - 1, height, rx: 4, fill: bucket.changed ? 'var(--accent-wash)' : 'var(--paper)',
      stroke: isRead ? 'var(--accent)' : 'var(--ink3)', 'stroke-width': isRead ? 2 : 1,
    }),
    view.mini ? '' : [
      el('rect', { x: x + 1, y: y - height / 2 + 1, width: 4, height: height - 2, fill: colorOf(`b${bucket.page}`) }),
      text(x + 12, y + 4, (bucket.bits ? `…${bucket.bits}` : 'all') + (bucket.pages > 1 ? ' +' : ''), { class: 'small mono' }),
    ],
    marks);
}
