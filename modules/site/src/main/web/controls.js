// The panel on the left: a control for each parameter, built from what the Java code declares.
import { h } from './dom.js';

const SLIDER_STEPS = 200;

/**
 * @param onInput called with (settings, {done}) while a value moves and when it has been chosen
 */
export function controls(parameters, values, seed, onInput) {
  const chosen = { ...values };
  const say = done => onInput({ ...chosen }, { done });
  const set = (parameter, text, done) => {
    if (text === parameter.default) delete chosen[parameter.name];
    else chosen[parameter.name] = text;
    say(done);
  };
  const panel = h('div', {}, h('h2', {}, 'Parameters'));
  for (const parameter of parameters) {
    const value = values[parameter.name] ?? parameter.default;
    panel.append(control(parameter, value, (text, done) => set(parameter, text, done)));
  }
  panel.append(seedControl(seed, (text, done) => onInput({ ...chosen }, { done, seed: text })));
  return panel;
}

function control(parameter, value, set) {
  switch (parameter.kind) {
    case 'integer': return slider(parameter, value, set, true);
    case 'real': return slider(parameter, value, set, false);
    case 'choice': return select(parameter, value, set);
    case 'lines': return lines(parameter, value, set);
    default: return text(parameter, value, set);
  }
}

const label = (parameter, output) =>
  h('label', { for: `p-${parameter.name}`, title: parameter.meaning }, parameter.name, output);

/** Ranges over more than two orders of magnitude move in equal ratios. */
function slider(parameter, value, set, whole) {
  const { low, high } = parameter;
  const ratio = low >= 0 && high / Math.max(low, 1) > 100;
  const from = Math.max(low, whole ? 1 : 1e-3);
  const toValue = place => {
    if (place <= 0) return low;
    const raw = ratio ? from * Math.pow(high / from, place / SLIDER_STEPS) : low + (high - low) * place / SLIDER_STEPS;
    return whole ? Math.round(raw) : Number(raw.toPrecision(3));
  };
  const few = whole && high - low <= SLIDER_STEPS;
  const toPlace = v => few ? v : ratio ? (v <= low && low < from ? 0 : Math.log(v / from) / Math.log(high / from) * SLIDER_STEPS) : (v - low) / (high - low) * SLIDER_STEPS;
  const show = v => `${v}${parameter.unit ? ' ' + parameter.unit : ''}`;
  const output = h('output', { for: `p-${parameter.name}` }, show(value));
  const read = input => String(few ? Number(input.value) : toValue(Number(input.value)));
  const input = h('input', {
    type: 'range', id: `p-${parameter.name}`, min: few ? low : 0, max: few ? high : SLIDER_STEPS, step: few ? 1 : 'any',
    'aria-valuetext': show(value), 'aria-describedby': `m-${parameter.name}`,
    oninput: event => { const text = read(event.target); output.textContent = show(text); event.target.setAttribute('aria-valuetext', show(text)); set(text, false); },
    onchange: event => set(read(event.target), true),
  });
  input.value = toPlace(Number(value));
  return h('div', { class: 'param' }, label(parameter, output), input, meaning(parameter));
}

function select(parameter, value, set) {
  const options = parameter.choices.map(choice => h('option', { value: choice, selected: choice === value }, choice));
  const input = h('select', { id: `p-${parameter.name}`, 'aria-describedby': `m-${parameter.name}`, onchange: event => set(event.target.value, true) }, options);
  return h('div', { class: 'param' }, label(parameter), input, meaning(parameter));
}

function text(parameter, value, set) {
  const input = h('input', { type: 'text', id: `p-${parameter.name}`, value, spellcheck: 'false', 'aria-describedby': `m-${parameter.name}`, onchange: event => set(event.target.value.trim(), true) });
  return h('div', { class: 'param' }, label(parameter), input, meaning(parameter));
}

/** A built-in data set, or lines that the reader pastes: they never leave the page. */
function lines(parameter, value, set) {
  const own = h('textarea', { 'aria-label': `own ${parameter.name}, one a line`, placeholder: 'one a line', spellcheck: 'false' });
  const use = h('button', { type: 'button', class: 'chip', onclick: () => own.value.trim() && set({ pasted: own.value }, true) }, 'use these');
  const options = [...new Set([...parameter.choices.filter(c => !c.startsWith('all-')), value])].map(choice => h('option', { value: choice, selected: choice === value }, choice));
  const input = h('select', { id: `p-${parameter.name}`, 'aria-describedby': `m-${parameter.name}`, onchange: event => set(event.target.value, true) }, options);
  return h('div', { class: 'param' }, label(parameter), input,
    h('details', {}, h('summary', {}, 'your own'), own, use), meaning(parameter));
}

function seedControl(seed, set) {
  const input = h('input', { type: 'number', id: 'p-seed', value: seed, step: 1, onchange: event => set(event.target.value.trim() || '42', true) });
  return h('div', { class: 'param' }, h('label', { for: 'p-seed', title: 'same seed, same picture' }, 'seed'), input);
}

const meaning = parameter => h('span', { class: 'visually-hidden', id: `m-${parameter.name}` }, parameter.meaning);
