// The parts that a story and an experiment share: head, chips, claims, foot.
import { h } from './dom.js';

/** A box that says what was wrong with an address; empty it is not there. */
export function problemBox() {
  const element = h('div', { class: 'problem', role: 'alert', hidden: true });
  return {
    element,
    say(texts) {
      element.replaceChildren(...texts.map(text => h('p', {}, text)));
      element.hidden = !texts.length;
    },
  };
}

export const head = (about, problems, extra) => h('section', { class: 'head' }, problems.element,
  h('p', { class: 'over' }, `${about.chapterTitle} · ${about.id}`), h('h1', {}, about.question), extra);

/** Stories and experiments of the chapter, the present one marked. */
export function chips(chapter, id) {
  const link = (about, isBad) => h('a', { class: `chip${isBad ? ' bad' : ''}`, href: `#/${about.id}`, 'aria-current': about.id === id ? 'page' : null, title: about.question },
    isBad ? h('span', { class: 'visually-hidden' }, 'how it fails: ') : '', about.id.split('/')[1].replace(/-/g, ' '));
  const group = (name, links) => links.length ? h('nav', { 'aria-label': name }, h('h2', {}, name), h('div', { class: 'chips' }, links)) : '';
  return h('div', { class: 'ways' },
    group('Stories', chapter.scenarios.map(story => link(story, story.badPreset))),
    group('Experiments', chapter.experiments.map(experiment => link(experiment, false))));
}

const WORD = { pass: 'ok', fail: 'no', unknown: '?' };

/** Signs that a terminal has no letter for. */
const signs = text => text.replaceAll('<=', '≤').replaceAll('>=', '≥');

/** Sentences with what was expected and seen; one that fails as it was declared to is the point of a bad preset. */
export const claims = list => h('ul', { class: 'claims' }, list.map(claim => {
  const asDeclared = claim.declaredFailure && claim.verdict === 'pass';
  return h('li', { class: asDeclared ? 'fails' : claim.verdict },
    h('b', {}, asDeclared ? 'fails' : WORD[claim.verdict]),
    h('span', {}, claim.text, h('small', {}, asDeclared ? `as it was meant to here: needs ${signs(claim.expected)}, saw ${claim.observedText}` : `expected ${signs(claim.expected)}, saw ${claim.observedText}`)));
}));

export const notes = list => list.length ? [h('h2', {}, 'Notes'), h('ul', { class: 'notes' }, list.map(text => h('li', {}, text)))] : [];

/** Copies a text; where the browser keeps the clipboard for secure pages, by way of a selection. */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h('textarea', { value: text, class: 'visually-hidden' });
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  const name = button.textContent;
  button.textContent = 'copied';
  setTimeout(() => { button.textContent = name; }, 1500);
}

/** The last lines of a page; its show() tells the command of the present state, and in what it differs. */
export function foot(chapter, about, { hasText }) {
  const command = h('code', {});
  const remark = h('span', { class: 'remark' });
  const button = (name, text) => h('button', { type: 'button', class: 'chip', onclick: event => copy(text(), event.currentTarget) }, name);
  const element = h('footer', { class: 'foot' },
    h('span', { class: 'run' }, command, button('copy', () => command.textContent)), remark,
    button('copy link', () => location.href),
    hasText ? h('a', { href: `#/docs/${chapter.word}` }, 'read the chapter') : '',
    h('a', { href: `#/code/${chapter.word}` }, 'read the code'),
    about.leavesOut.length ? h('details', {}, h('summary', {}, 'what this model leaves out'), h('ul', {}, about.leavesOut.map(text => h('li', {}, text)))) : '');
  return { element, show: (text, note) => { command.textContent = text; remark.textContent = note; } };
}

/** 1.25 s from nanoseconds of virtual time. */
export function duration(nanos) {
  const units = [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']];
  const [size, unit] = units.find(([one]) => nanos >= one) ?? units[0];
  return `${+(nanos / size).toPrecision(6)} ${unit}`;
}

/**
 * Runs the newest of many questions: while one is being answered, a newer one waits and those between are left out.
 * Its forget() leaves out the one that waits.
 * @param answer an async function of one question
 */
export function newest(answer) {
  let busy = null;
  let next = null;
  async function work() {
    while (next) {
      const [question] = next;
      next = null;
      await answer(question);
    }
  }
  const ask = question => {
    next = [question];
    busy ??= work().finally(() => { busy = next = null; });
    return busy;
  };
  ask.forget = () => { next = null; };
  return ask;
}
