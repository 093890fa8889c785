// Draws the state of a step with the chapter's stage file, or as tables where there is none.
import { canvasColor, h, escape, morph, parseSvg } from './dom.js';
import { pressable, toolbar } from './tools.js';

const loaded = new Map();
/** The build lists the stage files, so that none is asked for in vain. */
const there = fetch(new URL('./stages/index.txt', import.meta.url)).then(response => response.text());

/** The stage file of a chapter, or null. A chapter without one is shown by the generic view. */
export function stageOf(word) {
  if (!loaded.has(word)) loaded.set(word, there.then(list => list.split('\n').includes(`${word}.js`) ? import(`./stages/${word}.js`).then(module => module.default) : null));
  return loaded.get(word);
}

/**
 * What a stage file exports by default:
 *   draw(state, view) -> the text of one <svg>, made with the pieces of stages/svg.js: one unit is one CSS pixel, so no text
 *     shrinks on a phone; an element that lives on from step to step carries a data-key, unique among its siblings, and moves
 *     when its attributes change; a new one may carry data-enter="cx:10;cy:20" to move in from there; presentation attributes
 *     only (fill="var(--c0)"), for the page forbids inline styles
 *   paint(context, state, view) (optional) -> thousands of marks on a canvas under the picture
 *   tools(state) (optional) -> buttons over the picture: [{name, buttons: [{label, command, held, isOn, spoken}]}]; held: the
 *     commands that are given again and again while the button is held
 *   commandAt(state, point, view) (optional) -> the command of a click at {x, y} in picture coordinates
 *   heldAt(state, point, view) (optional) -> the commands that are given again and again while the picture is held there
 *   telling(steps) (optional) -> the index of the step that a miniature shows best
 * view: {width: CSS pixels at hand, narrow: width < 520, mini: a miniature of the first page, which wants no text below 11 px
 *   and no more than 220 px of height, before: the state before this step or null,
 *   last: last('dots') is that part of the latest state up to this step that has it, for what is told only when it changes,
 *   step: {index, command, caption, counters}, color: color('var(--ink2)') is that colour as a canvas knows it}
 * @param onCommand called with a list of commands, and {isMore: true} where a press is held; null where nothing can be done
 */
export async function drawStage(container, word, steps, at, { mini = false, onCommand = null } = {}) {
  const stage = await stageOf(word);
  const step = steps[at];
  const before = at > 0 ? steps[at - 1].state : null;
  const width = Math.max(280, container.clientWidth || 600);
  const last = name => steps.slice(0, at + 1).findLast(one => one.state[name] !== undefined)?.state[name];
  const view = { width, narrow: width < 520, mini, before, last, step, color: canvasColor };
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
  const { layers, bar, doing } = partsOf(container);
  const groups = onCommand && stage.tools ? stage.tools(step.state) : [];
  bar.show(groups, onCommand);
  bar.element.hidden = !groups.length;
  const old = layers.querySelector('svg');
  if (old && widthOf(old) === widthOf(next)) morph(old, next);
  else if (old) old.replaceWith(next); // another window: nothing glides there
  else layers.append(next);
  const svg = layers.querySelector('svg');
  if (stage.paint) paint(layers, svg, stage, step.state, view);
  const pointOf = event => picturePoint(svg, event);
  doing.once = event => {
    const command = onCommand && stage.commandAt?.(step.state, pointOf(event), view);
    if (command) onCommand([command]);
  };
  doing.again = onCommand && stage.heldAt ? event => onCommand(stage.heldAt(step.state, pointOf(event), view), { isMore: true }) : null;
}

const widthOf = svg => svg.viewBox.baseVal.width;

const parts = new WeakMap();

/** What stands in a stage: the buttons, and the picture's layers; they stay from step to step. */
function partsOf(container) {
  if (!parts.has(container)) {
    const doing = { once() {}, again: null };
    const layers = h('div', { class: 'layers' });
    pressable(layers, () => doing);
    parts.set(container, { layers, bar: toolbar(), doing });
  }
  const { layers, bar } = parts.get(container);
  if (layers.parentElement !== container) container.replaceChildren(bar.element, layers);
  return parts.get(container);
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

/** A state that nobody has drawn yet: the picture of the terminal, and its values as tables. */
function generic(step) {
  const table = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'the values of the state', innerHTML: values(step.state) });
  if (!step.picture.length) return table;
  return h('div', {}, h('pre', { tabindex: '0', 'aria-label': 'picture' }, step.picture.join('\n')), h('details', {}, h('summary', {}, 'its values'), table));
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
