// An experiment: parameters on the left, charts and tables in the middle, claims on the right.
import { h } from './dom.js';
import { controls } from './controls.js';
import { chartElement, tableElement } from './charts.js';
import { head, chips, claims, foot, terminal, handOver } from './frame.js';

const SLOW_MILLIS = 300;

export async function experimentView(lab, state) {
  const word = state.id.split('/')[0];
  const about = lab.chapter(word).experiments.find(experiment => experiment.id === state.id);
  let { seed, settings } = state;
  let running = false;
  let queued = false;

  const busy = h('p', { class: 'busy', role: 'status' });
  const results = h('div', { class: 'charts' });
  const side = h('section', { class: 'side', 'aria-label': 'What was seen' });
  const panel = h('div', {});
  const element = h('div', { class: 'chapter plain' },
    head(about, state.problems),
    h('section', { class: 'params', 'aria-label': 'Parameters and stories' }, panel, ...chips(lab, word, state.id)),
    h('section', { class: 'stage', 'aria-label': 'Result' }, busy, results), side,
    foot(word, about, terminal('run', state.id, seed, settings)));

  /** Runs with the newest values; a value that moves while a run is on waits for it and skips the ones between. */
  async function run() {
    if (running) { queued = true; return; }
    running = true;
    const slow = setTimeout(() => busy.replaceChildren(h('progress', {}), 'computing…', h('button', { type: 'button', class: 'chip', onclick: stop }, 'cancel')), SLOW_MILLIS);
    const asked = { seed, settings };
    const answer = await lab.ask('run', state.id, asked.seed, lab.settingsText(asked.settings)).finally(() => clearTimeout(slow));
    running = false;
    busy.replaceChildren(answer.error ? h('span', { class: 'bad' }, answer.error.message) : '');
    if (answer.value) show(answer.value);
    if (queued) { queued = false; await run(); }
  }

  function stop() {
    lab.cancel();
    running = queued = false;
    busy.replaceChildren('cancelled');
  }

  function show(result) {
    results.replaceChildren(...result.charts.map(chartElement), ...result.tables.map(tableElement));
    side.replaceChildren(h('h2', {}, 'Claims'), claims(result.claims),
      result.notes.length ? h('div', {}, h('h2', {}, 'Notes'), h('ul', { class: 'notes' }, result.notes.map(text => h('li', {}, text)))) : '');
    element.querySelector('footer.foot').replaceWith(foot(word, about, terminal('run', state.id, seed, settings)));
  }

  panel.replaceChildren(controls(about.parameters, settings, seed, async (chosen, { done, seed: newSeed }) => {
    settings = await handOver(lab, chosen);
    if (newSeed !== undefined) seed = newSeed;
    lab.remember({ id: state.id, seed, settings });
    await run();
  }));
  return { element, title: about.question, enter: run, leave() { queued = false; } };
}
