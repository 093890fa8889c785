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
 *   draw(state, view) -> the text of one <svg>; elements that move carry a data-key; no style attributes (the page forbids them)
 *   paint(context, state, view) (optional) -> thousands of marks on a canvas under the picture
 *   commandAt(state, point, view) (optional) -> the command of a click at {x, y} in picture coordinates
 * view: {width: CSS pixels at hand, narrow: width < 520, before: the state before this step or null, step}
 */
export async function drawStage(container, word, steps, at, onCommand) {
  const stage = await stageOf(word);
  const step = steps[at];
  const before = at > 0 ? steps[at - 1].state : null;
  const width = Math.max(280, container.clientWidth || 600);
  const view = { width, narrow: width < 520, before, step };
  if (!stage) {
    container.replaceChildren(generic(step));
    return;
  }
  const next = parseSvg(stage.draw(step.state, view));
  const layers = container.querySelector('.layers') ?? container.appendChild(h('div', { class: 'layers' }));
  if (layers.parentElement.children.length > 1) container.replaceChildren(layers);
  const old = layers.querySelector('svg');
  if (old) morph(old, next);
  else layers.append(next);
  const svg = layers.querySelector('svg');
  if (stage.paint) paint(layers, svg, stage, step.state, view);
  svg.onclick = stage.commandAt && onCommand ? event => {
    const command = stage.commandAt(step.state, picturePoint(svg, event), view);
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

/** The same colour for the same name everywhere: by the number in the name, else by order of appearance. */
const seen = new Map();
export function colorOf(name) {
  const digits = /(\d+)$/.exec(name);
  if (digits) return `var(--c${(Number(digits[1]) + 7) % 8})`;
  if (!seen.has(name)) seen.set(name, seen.size);
  return `var(--c${seen.get(name) % 8})`;
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
