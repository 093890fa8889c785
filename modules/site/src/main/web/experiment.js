// An experiment: parameters on the left, charts and tables in the middle, claims on the right.
import { h } from './dom.js';
import { Cancelled, lab, questions, settingsText } from './lab.js';
import { controls } from './controls.js';
import { chartElement, chartTitle } from './charts.js';
import { chartTable, tableElement } from './tables.js';
import { chips, claims, foot, head, newest, notes, problemBox } from './frame.js';
import { terminalCommand, terminalNote } from './terminal.js';

const SLOW_MILLIS = 300;
const GIVEN_UP_MILLIS = 1000;

export function experimentView(page, chapter, about) {
  let state = { id: about.id, seed: '42', settings: {} };
  let isMoving = false;

  const asked = questions();
  const { ask } = asked;
  const problems = problemBox();
  const busy = busyLine(stop);
  const panel = controls(about.parameters, change);
  const charts = h('div', { class: 'charts' });
  const tables = h('div', { class: 'tables' });
  const seen = h('section', { class: 'side', 'aria-label': 'What was seen' });
  const last = foot(chapter, about, page);
  let shown = [];

  const element = h('div', { class: 'chapter plain' },
    head(about, problems),
    h('section', { class: 'params', 'aria-label': 'Parameters and stories' }, panel.element, chips(chapter, about.id)),
    h('section', { class: 'middle', 'aria-label': 'Result' }, busy.element, charts, tables),
    seen, last.element);

  async function adopt(found) {
    state = { id: found.id, seed: found.seed, settings: found.settings };
    panel.set(state.settings, state.seed);
    problems.say(found.problems);
    await run();
  }

  const run = newest(async () => {
    busy.begin();
    try {
      const answer = await ask('run', state.id, state.seed, settingsText(state.settings), busy.progress);
      busy.end('');
      panel.say(answer.error ? [answer.error.message] : []);
      if (answer.value) show(answer.value);
    } catch (error) {
      busy.end(error instanceof Cancelled ? 'cancelled: the picture is that of the run before' : '');
      unlessCancelled(error);
    }
  });

  function stop() {
    run.forget();
    lab.cancel();
  }

  /** Lets a newer question go before a run that takes long. */
  function giveWay() {
    if (busy.isSlow()) stop();
  }

  /** Charts stay and change, so that nothing jumps while a slider moves; they are drawn where they stand, at its width. */
  function show(result) {
    if (shown.length !== result.charts.length) {
      shown = result.charts.map(figure);
      charts.replaceChildren(...shown.map(one => one.element));
    }
    shown.forEach((one, i) => one.show(result.charts[i]));
    tables.replaceChildren(...result.tables.map(tableElement));
    seen.replaceChildren(h('h2', {}, 'Claims'), claims(result.claims), ...notes(result.notes));
    last.show(terminalCommand('run', state), terminalNote(state));
    page.remember(state);
  }

  async function change(chosen, isDone) {
    problems.say([]);
    if (!isMoving) page.mark();
    isMoving = !isDone;
    giveWay();
    const found = (await ask('locate', state.id, chosen.seed, settingsText(chosen.settings)).catch(unlessCancelled))?.value;
    if (!found) return;
    if (found.problems.length) panel.set(found.settings, found.seed);
    state = { id: state.id, seed: found.seed, settings: found.settings };
    await run();
    if (found.problems.length) panel.say(found.problems);
  }

  return { element, id: about.id, title: about.question, adopt, enter() {}, giveWay, leave() { asked.leave(); busy.end(''); } };
}

function unlessCancelled(error) {
  if (!(error instanceof Cancelled)) throw error;
}

/** A chart with its title and, folded, its numbers. */
function figure() {
  const title = h('h3', {});
  const chart = chartElement();
  const table = h('div', {});
  function show(next) {
    chart.show(next);
    title.replaceChildren(...chartTitle(next));
    table.replaceChildren(chartTable(next));
  }
  return {
    element: h('section', { class: 'figure' }, title, chart, h('details', {}, h('summary', {}, 'the same as a table'), table)),
    show,
  };
}

/** Says that a run takes long, how far it is, and ends it on demand. */
function busyLine(stop) {
  const bar = h('progress', { max: 1, 'aria-label': 'how far the run is' });
  const words = h('span', {});
  const cancel = h('button', { type: 'button', class: 'chip', onclick: stop }, 'cancel');
  const element = h('div', { class: 'busy', role: 'status' });
  let timer = null;
  let began = 0;
  return {
    element,
    /** Whether a newer question should not wait for this run. */
    isSlow: () => timer !== null && performance.now() - began > GIVEN_UP_MILLIS,
    begin() {
      clearTimeout(timer);
      began = performance.now();
      bar.removeAttribute('value');
      words.textContent = 'computing…';
      timer = setTimeout(() => element.replaceChildren(bar, words, cancel), SLOW_MILLIS);
    },
    progress(fraction) {
      bar.value = fraction;
      const seconds = (performance.now() - began) / 1000;
      const left = seconds / fraction - seconds;
      const more = left > 90 ? `${Math.round(left / 60)} min` : `${Math.round(left)} s`;
      words.textContent = `${Math.round(fraction * 100)} %${seconds > 1 && left > 1 ? `, about ${more} more` : ''}`;
    },
    end(text) {
      clearTimeout(timer);
      timer = null;
      element.replaceChildren(text);
    },
  };
}
