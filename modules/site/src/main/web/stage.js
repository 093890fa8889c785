// Draws the state of a step with the chapter's stage file, or as tables where there is none.
import { h, escape, morph, parseSvg } from './dom.js';

const loaded = new Map();

/** The stage file of a chapter, or null. A chapter without one is shown by the generic view. */
export function stageOf(word) {
  if (!loaded.has(word)) loaded.set(word, import(`./stages/${word}.js`).then(module => module.default, () => null));
  return loaded.get(word);
}

/**
 * What a stage file exports by default:
 *   draw(state, view) -> the text of one <svg>, made with the pieces of stages/svg.js: one unit is one CSS pixel, so no text
 *     shrinks on a phone; an element that lives on from step to step carries a data-key, unique among its siblings, and moves
 *     when its attributes change; a new one may carry data-enter="cx:10;cy:20" to move in from there; presentation attributes
 *     only (fill="var(--c0)"), for the page forbids inline styles
 *   paint(context, state, view) (optional) -> thousands of marks on a canvas under the picture
 *   commandAt(state, point, view, heldMillis) (optional) -> the command of a click at {x, y} in picture coordinates, and how long
 *     the button was held
 * view: {width: CSS pixels at hand, narrow: width < 520, mini: a miniature of the first page, which wants no text below 11 px
 *   and no more than 220 px of height, before: the state before this step or null,
 *   last: last('dots') is that part of the latest state up to this step that has it, for what is told only when it changes, step: {index, command, caption, counters}}
 */
export async function drawStage(container, word, steps, at, { mini = false, onCommand = null } = {}) {
  const stage = await stageOf(word);
  const step = steps[at];
  const before = at > 0 ? steps[at - 1].state : null;
  const width = Math.max(280, container.clientWidth || 600);
  const last = name => steps.slice(0, at + 1).findLast(one => one.state[name] !== undefined)?.state[name];
  const view = { width, narrow: width < 520, mini, before, last, step };
  if (!stage) {
    container.replaceChildren(generic(step));
    return;
  }
  let next;
  try {
    next = parseSvg(stage.draw(step.state, view));
  } catch (error) {
    console.error(error);
    container.replaceChildren(generic(step));
    return;
  }
  const layers = container.querySelector('.layers') ?? container.appendChild(h('div', { class: 'layers' }));
  if (layers.parentElement.children.length > 1) container.replaceChildren(layers);
  const old = layers.querySelector('svg');
  if (old) morph(old, next);
  else layers.append(next);
  const svg = layers.querySelector('svg');
  if (stage.paint) paint(layers, svg, stage, step.state, view);
  let pressedAt = null;
  svg.onpointerdown = event => { pressedAt = event.timeStamp; };
  svg.onclick = stage.commandAt && onCommand ? event => {
    const command = stage.commandAt(step.state, picturePoint(svg, event), view, event.timeStamp - (pressedAt ?? event.timeStamp));
    if (command) onCommand(command);
  } : null;
}

function paint(layers, svg, stage, state, view) {
  const canvas = layers.querySelector('canvas') ?? layers.insertBefore(h('canvas', { class: 'under', 'aria-hidden': 'true' }), svg);
  const box = svg.viewBox.baseVal;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const context = canvas.getContext('2d');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, box.width, box.height);
  stage.paint(context, state, view);
}

function picturePoint(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

/** A state that nobody has drawn yet: the picture of the terminal, then its values as tables. */
function generic(step) {
  const box = h('div', {});
  if (step.picture.length) box.append(h('pre', { tabindex: '0', 'aria-label': 'picture' }, step.picture.join('\n')));
  else box.append(h('div', { class: 'scroll', innerHTML: values(step.state) }));
  return box;
}

function values(value) {
  if (Array.isArray(value)) {
    if (value.length && typeof value[0] === 'object' && !Array.isArray(value[0])) {
      const names = [...new Set(value.flatMap(Object.keys))];
      return `<table class="plain"><thead><tr>${names.map(n => `<th>${escape(n)}</th>`).join('')}</tr></thead><tbody>${value.map(row => `<tr>${names.map(n => `<td>${values(row[n] ?? '')}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    }
    return value.map(values).join(', ');
  }
  if (value && typeof value === 'object') {
    return `<table class="plain"><tbody>${Object.entries(value).map(([n, v]) => `<tr><td>${escape(n)}</td><td>${values(v)}</td></tr>`).join('')}</tbody></table>`;
  }
  return escape(value);
}
