// The panel on the left: a control for each parameter, built from what the Java code declares.
import { h } from './dom.js';
import { linesOf, ownLines } from './lab.js';

const SLIDER_STEPS = 200;

/**
 * {element, set(values, seed), say(texts)}
 * @param onInput called with ({settings, seed}, isDone) while a value moves and once when it has been chosen
 */
export function controls(parameters, onInput) {
  let chosen = {};
  let chosenSeed = '42';
  const fields = parameters.map(parameter => control(parameter, (text, isDone) => {
    if (text === parameter.default) delete chosen[parameter.name];
    else chosen[parameter.name] = text;
    tell(isDone);
  }));
  const seed = seedControl((text, isDone) => { chosenSeed = text; tell(isDone); });
  const said = h('p', { class: 'said', role: 'alert' });
  const reset = h('button', { type: 'button', class: 'chip', hidden: true, onclick: () => { set({}, '42'); tell(true); } }, 'back to the defaults');
  const element = h('div', { class: 'controls' }, h('h2', {}, 'Parameters'), fields.map(field => field.element), seed.element, said, reset);

  function tell(isDone) {
    reset.hidden = !Object.keys(chosen).length && chosenSeed === '42';
    onInput({ settings: { ...chosen }, seed: chosenSeed }, isDone);
  }

  function set(values, newSeed) {
    chosen = { ...values };
    chosenSeed = newSeed;
    parameters.forEach((parameter, i) => fields[i].set(values[parameter.name] ?? parameter.default));
    seed.set(newSeed);
    reset.hidden = !Object.keys(chosen).length && chosenSeed === '42';
  }

  return { element, set, say: texts => said.replaceChildren(...texts.map(text => h('span', {}, text))) };
}

function control(parameter, tell) {
  switch (parameter.kind) {
    case 'integer': return slider(parameter, tell, true);
    case 'real': return slider(parameter, tell, false);
    case 'choice': return select(parameter, tell);
    case 'choices': return toggles(parameter, tell);
    case 'lines': return lines(parameter, tell);
    default: return text(parameter, tell);
  }
}

const id = parameter => `p-${parameter.name}`;
const name = parameter => h('label', { for: id(parameter) }, parameter.name, parameter.unit ? h('small', {}, ` ${parameter.unit}`) : '');
const meaning = parameter => h('p', { class: 'meaning', id: `m-${parameter.name}` }, parameter.meaning);
const described = parameter => ({ 'aria-describedby': `m-${parameter.name}` });

/** A slider, and the number itself to type; ranges over more than two orders of magnitude move in equal ratios. */
function slider(parameter, tell, whole) {
  const { low, high } = parameter;
  const few = whole && high - low <= SLIDER_STEPS;
  const scale = few ? plainScale : low >= 0 && high / Math.max(low, 1) > 100 ? ratioScale : evenScale;
  const { toPlace, toValue } = scale(low, high, whole);
  const range = h('input', {
    type: 'range', id: id(parameter), min: few ? low : 0, max: few ? high : SLIDER_STEPS, step: few ? 1 : 'any', ...described(parameter),
    oninput: () => { const value = show(String(toValue(Number(range.value)))); tell(value, false); },
    onchange: () => tell(field.value, true),
    onkeydown: event => step(event),
  });
  const field = h('input', {
    type: 'text', class: 'value', inputmode: whole ? 'numeric' : 'decimal', size: 5, spellcheck: 'false', autocomplete: 'off',
    'aria-label': `${parameter.name}, exactly`, onchange: () => { const value = field.value.trim() || parameter.default; show(value); tell(value, true); },
  });
  function show(value) {
    field.value = value;
    field.size = Math.max(3, value.length);
    if (!Number.isNaN(Number(value))) range.value = toPlace(Number(value));
    range.setAttribute('aria-valuetext', `${value} ${parameter.unit}`.trim());
    return value;
  }
  /** Arrow keys move by the smallest step that can be seen in the number. */
  function step(event) {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!direction || few || !whole) return;
    event.preventDefault();
    const now = Number(field.value);
    const next = Math.max(low, Math.min(high, toValue(toPlace(now) + direction) === now ? now + direction : toValue(toPlace(now) + direction)));
    tell(show(String(next)), true);
  }
  return { element: h('div', { class: 'param' }, h('div', { class: 'line' }, name(parameter), field), range, meaning(parameter)), set: show };
}

const plainScale = () => ({ toPlace: value => value, toValue: place => Math.round(place) });

function evenScale(low, high, whole) {
  return {
    toPlace: value => (value - low) / (high - low) * SLIDER_STEPS,
    toValue: place => tidy(low + (high - low) * place / SLIDER_STEPS, whole),
  };
}

function ratioScale(low, high, whole) {
  const from = Math.max(low, whole ? 1 : high / 1e6);
  return {
    toPlace: value => value <= low && low < from ? 0 : Math.log(Math.max(value, from) / from) / Math.log(high / from) * SLIDER_STEPS,
    toValue: place => place <= 0 ? low : Math.min(high, tidy(from * (high / from) ** (place / SLIDER_STEPS), whole)),
  };
}

/** Two or three digits: nobody aims at 1,037 with a slider. */
function tidy(value, whole) {
  const digits = Number(value.toPrecision(Math.abs(value) >= 100 ? 2 : 3));
  return whole ? Math.round(digits) : digits;
}

function select(parameter, tell) {
  const input = h('select', { id: id(parameter), ...described(parameter), onchange: () => tell(input.value, true) },
    parameter.choices.map(choice => h('option', { value: choice }, choice)));
  return { element: h('div', { class: 'param' }, h('div', { class: 'line' }, name(parameter)), input, meaning(parameter)), set: value => { input.value = value; } };
}

/** Some of a few words: a button each; at least one stays. */
function toggles(parameter, tell) {
  let on = new Set();
  const buttons = parameter.choices.map(choice => h('button', { type: 'button', class: 'chip', onclick: () => {
    if (on.has(choice) && on.size > 1) on.delete(choice);
    else on.add(choice);
    draw();
    tell(parameter.choices.filter(one => on.has(one)).join(','), true);
  } }, choice));
  const draw = () => buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(on.has(parameter.choices[i]))));
  return {
    element: h('div', { class: 'param', role: 'group', 'aria-label': parameter.name, ...described(parameter) }, h('div', { class: 'line' }, h('span', { class: 'name' }, parameter.name)), h('div', { class: 'chips' }, buttons), meaning(parameter)),
    set(value) { on = new Set(value.split(',').map(one => one.trim())); draw(); },
  };
}

function text(parameter, tell) {
  const input = h('input', { type: 'text', id: id(parameter), spellcheck: 'false', autocomplete: 'off', ...described(parameter), onchange: () => tell(input.value.trim() || parameter.default, true) });
  return { element: h('div', { class: 'param' }, h('div', { class: 'line' }, name(parameter)), input, meaning(parameter)), set: value => { input.value = value; } };
}

/** A built-in data set (those called all-... are the terminal's), or lines that the reader pastes: they never leave the page. */
function lines(parameter, tell) {
  const carried = parameter.choices.filter(choice => !choice.startsWith('all-'));
  const input = h('select', { id: id(parameter), ...described(parameter), onchange: () => tell(input.value, true) });
  const area = h('textarea', { 'aria-label': `your own ${parameter.name}, one a line`, placeholder: 'one a line', spellcheck: 'false', rows: 4 });
  const use = h('button', { type: 'button', class: 'chip', onclick: async () => {
    if (!area.value.trim()) return;
    const value = await ownLines(area.value);
    set(value);
    tell(value, true);
  } }, 'use these');
  const hint = h('p', { class: 'meaning' });
  function set(value) {
    const isOwn = !carried.includes(value);
    const text = linesOf(value);
    const count = text.split('\n').filter(Boolean).length;
    input.replaceChildren(...carried.map(choice => h('option', { value: choice }, choice)), isOwn ? h('option', { value }, `your own (${count})`) : '');
    input.value = value;
    if (isOwn && !area.value) area.value = text;
    hint.textContent = isOwn && !value.startsWith('text:') ? 'too many for a link: they stay in this page' : '';
  }
  return {
    element: h('div', { class: 'param' }, h('div', { class: 'line' }, name(parameter)), input, meaning(parameter), hint, h('details', {}, h('summary', {}, 'paste your own'), area, use)),
    set,
  };
}

function seedControl(tell) {
  const input = h('input', { type: 'text', class: 'value', id: 'p-seed', inputmode: 'numeric', spellcheck: 'false', autocomplete: 'off', size: 5, 'aria-describedby': 'm-seed', onchange: () => tell(input.value.trim() || '42', true) });
  const another = h('button', { type: 'button', class: 'link', onclick: () => { input.value = String(Number(input.value) + 1 || 42); tell(input.value, true); } }, 'another');
  return {
    element: h('div', { class: 'param' }, h('div', { class: 'line' }, h('label', { for: 'p-seed' }, 'seed'), another, input), h('p', { class: 'meaning', id: 'm-seed' }, 'same seed, same picture')),
    set: value => { input.value = value; input.size = Math.max(3, value.length); },
  };
}
