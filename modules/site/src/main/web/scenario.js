// A story: parameters, stage, transport, what changed; then the sandbox with the reader's own commands.
import { h } from './dom.js';
import { controls } from './controls.js';
import { player } from './player.js';
import { drawStage } from './stage.js';
import { chartElement, tableElement } from './charts.js';
import { head, chips, claims, foot, terminal, handOver } from './frame.js';

export async function scenarioView(lab, state) {
  const word = state.id.split('/')[0];
  const about = lab.chapter(word).scenarios.find(scenario => scenario.id === state.id);
  let { seed, settings, commands } = state;
  let recording = null;
  let turn = 0;

  const caption = h('p', { class: 'caption', 'aria-live': 'polite' });
  const picture = h('div', {});
  const was = h('div', {});
  const verdicts = h('div', {});
  const stepList = h('ol', { class: 'steps', 'aria-label': 'Steps' });
  const panel = h('div', {});
  const tryBox = h('div', { class: 'try' });
  const said = h('p', { class: 'said', role: 'status' });
  const chart = h('section', { class: 'charts', 'aria-label': 'Chart' });
  const footBox = h('div', { style: null });
  const play = player(at => draw(at));

  const element = h('div', { class: 'chapter' },
    head(about, state.problems, h('ol', { class: 'captions' }, about.captions.map(text => h('li', {}, text)))),
    h('section', { class: 'params', 'aria-label': 'Parameters and stories' }, panel, ...chips(lab, word, state.id), tryBox),
    h('section', { class: 'stage', 'aria-label': 'Stage' }, caption, picture),
    play.element,
    h('section', { class: 'side', 'aria-label': 'What changed' }, h('h2', {}, 'What changed'), was, verdicts, stepList),
    chart, footBox);
  footBox.replaceWith(foot(word, about, terminal('step', state.id, seed, settings)));

  const current = () => ({ id: state.id, seed, settings, commands, step: play.at });

  /** Asks for all steps, then stands at `step`. */
  async function record(step, { problem = '' } = {}) {
    const mine = ++turn;
    const answer = commands
      ? await lab.ask('play', state.id, seed, lab.settingsText(settings), commands.join('\n'))
      : await lab.ask('story', state.id, seed, lab.settingsText(settings));
    if (mine !== turn) return;
    if (answer.error) { said.textContent = answer.error.message; return; }
    recording = answer.value;
    said.textContent = problem;
    if (recording.refused) {
      said.textContent = recording.refused.message;
      commands = recording.steps.slice(1).map(s => s.command);
    }
    verdicts.replaceChildren(claims(recording.conclusion.claims));
    drawStepList();
    drawTry();
    play.load(recording.steps.length, step === null ? 0 : step);
    element.querySelector('footer.foot').replaceWith(foot(word, about, terminal('step', state.id, seed, settings)));
  }

  function draw(at) {
    const step = recording?.steps[at];
    if (!step) return;
    caption.replaceChildren(step.command ? h('span', { class: 'cmd' }, step.command) : '', step.caption);
    drawStage(picture, word, recording.steps, at, { onCommand: doCommand });
    was.replaceChildren(h('table', { class: 'plain' },
      h('thead', {}, h('tr', {}, h('th', {}, h('span', { class: 'visually-hidden' }, 'counter')), h('th', { scope: 'col' }, 'was'), h('th', { scope: 'col' }, 'now'))),
      h('tbody', {}, step.counters.map(c => h('tr', {}, h('td', {}, c.name), h('td', {}, at ? c.was : ''), h('td', { class: `now${c.changed ? ' changed' : ''}` }, c.now))))));
    for (const [i, item] of [...stepList.children].entries()) {
      if (i === at) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    const now = stepList.children[at];
    if (now) stepList.scrollTop = now.offsetTop - stepList.offsetTop - 80;
    lab.remember(current());
  }

  function drawStepList() {
    stepList.replaceChildren(...recording.steps.map(step => h('li', {}, h('button', { type: 'button', onclick: () => play.load(recording.steps.length, step.index) }, `${step.index} ${step.command || 'the beginning'}`))));
  }

  /** The sandbox: the commands of the world as buttons, and a line to write one's own. */
  function drawTry() {
    if (tryBox.childElementCount) return;
    const input = h('input', { type: 'text', 'aria-label': 'a command', placeholder: recording.commands[0]?.example ?? '', spellcheck: 'false', autocapitalize: 'off' });
    tryBox.append(h('h2', {}, 'Try'),
      h('div', { class: 'chips' }, recording.commands.map(c => h('button', { type: 'button', class: 'chip', title: `${c.usage}: ${c.meaning}`, onclick: () => { input.value = c.example; doCommand(c.example); } }, c.example))),
      h('form', { onsubmit: event => { event.preventDefault(); if (input.value.trim()) doCommand(input.value); } }, input, h('button', { class: 'chip' }, 'do')),
      h('button', { type: 'button', class: 'chip', onclick: () => { commands = null; lab.go({ ...current(), commands: null, step: 0 }); } }, 'back to the story'), said);
  }

  /** The reader's command follows the step that is shown. */
  function doCommand(line) {
    const before = recording.steps.slice(1, play.at + 1).map(step => step.command);
    const asked = [...before, line.trim().replace(/;/g, ',')];
    commands = asked;
    record(asked.length);
  }

  function drawControls() {
    panel.replaceChildren(controls(about.parameters, settings, seed, async (chosen, { done, seed: newSeed }) => {
      settings = await handOver(lab, chosen);
      if (newSeed !== undefined) seed = newSeed;
      const step = play.at;
      await record(step);
      if (done) drawChart();
    }));
  }

  /** The chapter's telling experiment, with the same values where it has the same parameters. */
  async function drawChart() {
    const experiment = lab.chapter(word).experiments.find(e => e.id === lab.chapter(word).tour);
    if (!experiment) return;
    const shared = Object.fromEntries(Object.entries(settings).filter(([name]) => experiment.parameters.some(p => p.name === name && p.kind === 'integer')));
    const { value } = await lab.ask('locate', experiment.id, seed, lab.settingsText(shared));
    const answer = await lab.ask('run', experiment.id, seed, lab.settingsText(value.settings));
    const result = answer.value;
    if (!result?.charts.length) return;
    chart.replaceChildren(h('h2', {}, result.question), h('div', { class: 'chartrow' }, chartElement(result.charts[0]), result.tables.length ? tableElement(result.tables[0]) : ''),
      h('p', {}, h('a', { href: `#/${experiment.id}` }, 'the whole experiment')));
  }

  const wanted = state.step === null ? null : Number(state.step);
  drawControls();
  const redraw = () => draw(play.at);
  let watcher = null;
  return {
    element,
    title: about.question,
    key: event => play.key(event),
    async enter() {
      const garbled = wanted !== null && !(Number.isInteger(wanted) && wanted >= 0);
      await record(garbled ? 0 : wanted);
      if (garbled || wanted > recording?.steps.length - 1) {
        element.querySelector('.head').prepend(h('div', { class: 'problem', role: 'alert' }, h('p', {}, `There is no step ${state.step}: this story has the steps 0 to ${recording.steps.length - 1}.`)));
      }
      let width = picture.clientWidth;
      watcher = new ResizeObserver(() => { if (Math.abs(picture.clientWidth - width) > 4) { width = picture.clientWidth; redraw(); } });
      watcher.observe(picture);
      addEventListener('themechange', redraw);
      drawChart();
    },
    leave() {
      turn++;
      play.stop();
      watcher?.disconnect();
      removeEventListener('themechange', redraw);
    },
  };
}
