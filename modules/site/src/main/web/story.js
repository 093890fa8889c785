// A story: its steps on the stage, what changed, and the sandbox with the reader's own commands.
import { h } from './dom.js';
import { format } from './address.js';
import { questions, settingsText } from './lab.js';
import { controls } from './controls.js';
import { player } from './player.js';
import { drawStage } from './stage.js';
import { chartElement, chartTitle } from './charts.js';
import { chartTable } from './tables.js';
import { chips, claims, duration, foot, head, newest, notes, problemBox } from './frame.js';
import { terminalCommand, terminalNote } from './terminal.js';

const SETTLE_MILLIS = 200;

/** @param page what app.js gives every view: {remember, mark, hasText} */
export function storyView(page, chapter, about) {
  let state = { id: about.id, seed: '42', settings: {}, commands: null };
  let recording = null;
  let isMoving = false;
  let isHeld = false;
  let settled = null;
  let drawn = null;

  const asked = questions();
  const { ask } = asked;
  const problems = problemBox();
  const caption = h('p', { class: 'caption', 'aria-live': 'polite' });
  const picture = h('div', { class: 'picture' });
  const counters = h('div', {});
  const verdicts = h('div', {});
  const stepList = h('ol', { class: 'steps', 'aria-label': 'Steps' });
  const transport = player(at => draw(at));
  const panel = controls(about.parameters, change);
  const sandbox = tryBox(line => doCommands([line]), backToTheStory);
  const tradeOff = tourChart(chapter, about, asked);
  const last = foot(chapter, about, page);

  const element = h('div', { class: 'chapter' },
    head(about, problems, h('ol', { class: 'captions' }, about.captions.map(text => h('li', {}, h('span', {}, text))))),
    h('section', { class: 'params', 'aria-label': 'Parameters and stories' }, panel.element, chips(chapter, about.id)),
    h('section', { class: 'middle stage', 'aria-label': 'Stage' }, caption, picture, transport.element, sandbox.element),
    h('section', { class: 'side', 'aria-label': 'What changed' }, h('h2', {}, 'What changed'), counters,
      h('h2', {}, 'Steps'), stepList, h('h2', {}, 'In the end'), verdicts),
    tradeOff.element, last.element);

  const present = () => ({ ...state, step: transport.at });
  const isGarbled = step => step !== null && !/^\d+$/.test(step);

  /** Shows another state of this story: what an address says. */
  async function adopt(found) {
    state = { id: found.id, seed: found.seed, settings: found.settings, commands: found.commands };
    panel.set(state.settings, state.seed);
    const mine = state;
    const refusal = await record(isGarbled(found.step) ? 0 : Number(found.step ?? 0));
    if (mine !== state) return;
    if (!recording) {
      state = { ...state, settings: {}, commands: null };
      panel.set(state.settings, state.seed);
      await record(0);
    }
    if (!recording) return;
    const end = recording.steps.length - 1;
    const isOutside = isGarbled(found.step) || Number(found.step ?? 0) > end;
    problems.say([...found.problems, ...(refusal ? [refusal] : []),
      ...(isOutside ? [`There is no step ${found.step}: this story has the steps 0 to ${end}.`] : [])]);
    if (refusal) sandbox.say('');
    clearTimeout(settled);
    await Promise.all([drawn, offerCommands(), tradeOff.show(state)]);
  }

  /** All steps of a state: those of the story, or the reader's own. */
  function stepsOf({ id, seed, settings, commands }) {
    return commands ? ask('play', id, seed, settingsText(settings), commands.join('\n')) : ask('story', id, seed, settingsText(settings));
  }

  /** Asks for all steps, then stands at `step`; returns why the last command was refused, if it was. */
  async function record(step) {
    const wanted = state;
    const answer = await stepsOf(wanted);
    if (wanted !== state) return '';
    if (answer.error) {
      panel.say([answer.error.message]);
      return answer.error.message;
    }
    panel.say([]);
    const refused = answer.value.refused?.message ?? '';
    if (refused) state.commands = answer.value.steps.slice(1).map(one => one.command);
    show(answer.value, step);
    sandbox.say(refused);
    return refused;
  }

  /** Shows other steps and stands at one of them. */
  function show(recorded, step) {
    recording = recorded;
    verdicts.replaceChildren(claims(recording.conclusion.claims), ...notes(recording.conclusion.notes));
    stepList.replaceChildren(...recording.steps.map(one => h('li', {}, h('button', { type: 'button', onclick: () => transport.go(one.index) },
      h('span', { class: 'n' }, one.index), one.command || 'the beginning'))));
    transport.load(recording.steps.length, step);
    last.show(terminalCommand('step', state), terminalNote(state));
  }

  function draw(at) {
    const step = recording?.steps[at];
    if (!step) return;
    sandbox.say('');
    const time = step.virtualNanos === undefined ? '' : `at ${duration(step.virtualNanos)}`;
    caption.replaceChildren(h('span', { class: 'cmd' }, [step.command || 'the beginning', time].filter(Boolean).join(' · ')), step.caption);
    drawn = drawStage(picture, chapter.word, recording.steps, at, { onCommand: doCommands }).then(keepHeight);
    counters.replaceChildren(counterTable(step, at > 0));
    [...stepList.children].forEach((item, i) => i === at ? item.setAttribute('aria-current', 'step') : item.removeAttribute('aria-current'));
    const now = stepList.children[at];
    stepList.scrollTop = now.offsetTop + now.offsetHeight / 2 - stepList.clientHeight / 2;
    page.remember(present());
    clearTimeout(settled);
    settled = setTimeout(offerCommands, SETTLE_MILLIS);
  }

  /** What lies below the picture does not jump while the story plays: a smaller picture leaves room. */
  const keepHeight = () => { picture.style.minHeight = `${picture.scrollHeight}px`; };
  const forgetHeight = () => { picture.style.minHeight = ''; };

  /** The examples in the sandbox fit the step that is shown. */
  async function offerCommands() {
    if (!recording) return;
    const at = transport.at;
    const before = recording.steps.slice(1, at + 1).map(step => step.command);
    const { value } = at === recording.steps.length - 1 ? { value: recording.commands }
      : await ask('commands', state.id, state.seed, settingsText(state.settings), before.join('\n'));
    if (value && at === transport.at) sandbox.offer(value, state.commands !== null);
  }

  /** A parameter moves: the same story under other circumstances, at the same step. */
  const changed = newest(async () => {
    await record(transport.at);
    await tradeOff.show(state);
  });

  async function change(chosen, isDone) {
    problems.say([]);
    if (!isMoving) page.mark();
    isMoving = !isDone;
    const { value: found } = await ask('locate', state.id, chosen.seed, settingsText(chosen.settings));
    if (found.problems.length) panel.set(found.settings, found.seed);
    state = { ...state, seed: found.seed, settings: found.settings };
    forgetHeight();
    await changed();
    if (found.problems.length) panel.say(found.problems);
  }

  /**
   * The reader's commands follow the step that is shown; those of a press that is held are undone together. One that is
   * refused changes nothing but the message.
   */
  async function follow(lines, { isMore = false } = {}) {
    const from = state;
    const before = recording.steps.slice(1, transport.at + 1).map(step => step.command);
    const wanted = { ...from, commands: [...before, ...lines.map(line => line.trim().replace(/;/g, ','))] };
    const { value, error } = await stepsOf(wanted);
    if (state !== from) return;
    const refusal = error ?? value.refused;
    if (refusal) {
      sandbox.say(refusal.message);
      return;
    }
    problems.say([]);
    if (!isMore || !isHeld) page.mark();
    isHeld = isMore;
    state = wanted;
    show(value, before.length + lines.length);
    await offerCommands();
  }

  /** One after the other: each follows what the one before has led to. */
  let done = Promise.resolve();
  function doCommands(lines, how) {
    done = done.catch(() => {}).then(() => follow(lines, how));
    return done;
  }

  async function backToTheStory() {
    page.mark();
    state = { ...state, commands: null };
    await record(0);
    await offerCommands();
  }

  const redraw = () => draw(transport.at);
  let width = 0;
  const watcher = new ResizeObserver(() => {
    if (Math.abs(picture.clientWidth - width) < 2) return;
    width = picture.clientWidth;
    forgetHeight();
    if (recording) drawStage(picture, chapter.word, recording.steps, transport.at, { onCommand: doCommands });
  });
  return {
    element,
    id: about.id,
    title: about.question,
    adopt,
    key: event => transport.key(event),
    enter() {
      watcher.observe(picture);
      addEventListener('themechange', redraw);
    },
    leave() {
      asked.leave();
      clearTimeout(settled);
      transport.stop();
      watcher.disconnect();
      removeEventListener('themechange', redraw);
    },
  };
}

const SHORT_TEXT = 12;

function counterTable(step, hasBefore) {
  const cell = (text, classes) => h('td', { class: [...classes, text.length <= SHORT_TEXT ? 'short' : ''].join(' ').trim() || null }, text);
  return h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, h('th', {}, h('span', { class: 'visually-hidden' }, 'counter')), h('th', { scope: 'col' }, 'was'), h('th', { scope: 'col' }, 'now'))),
    h('tbody', {}, step.counters.map(counter => h('tr', {}, h('td', {}, counter.name), cell(hasBefore ? counter.was : '', []), cell(counter.now, ['now', counter.changed ? 'changed' : ''])))));
}

/** The commands of the world as buttons, and a line to write one's own. */
function tryBox(doCommand, backToTheStory) {
  const buttons = h('div', { class: 'chips' });
  const input = h('input', { type: 'text', 'aria-label': 'a command of your own', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
  const said = h('p', { class: 'said', role: 'status' });
  const back = h('button', { type: 'button', class: 'link', hidden: true, onclick: backToTheStory }, 'back to the story');
  const usage = h('p', { class: 'meaning' });
  const form = h('form', { onsubmit: event => {
    event.preventDefault();
    if (!input.value.trim()) return;
    doCommand(input.value);
    input.select();
  } }, input, h('button', { class: 'chip' }, 'do'));
  return {
    element: h('section', { class: 'try', 'aria-label': 'Try' }, h('h2', {}, 'Try it from here'), buttons, form, said, usage, back),
    say: text => { said.textContent = text; },
    offer(commands, isOwn) {
      const focused = [...buttons.children].indexOf(document.activeElement);
      buttons.replaceChildren(...commands.map(command => h('button', { type: 'button', class: 'chip', title: command.meaning, onclick: () => { input.value = command.example; doCommand(command.example); } }, command.example)));
      if (focused >= 0) buttons.children[Math.min(focused, commands.length - 1)]?.focus();
      input.placeholder = commands[0]?.example ?? '';
      usage.textContent = commands.map(command => command.usage).join('  ·  ');
      back.hidden = !isOwn;
    },
  };
}

/** A story has few things, so that each can be seen; a trade-off is counted over many. */
const HOW_MANY = 'count';

/** What a story hands on to an experiment: the values of parameters that mean the same in both, and of how many only the reader's own. */
function sharedSettings(story, experiment, settings) {
  const meansTheSame = parameter => experiment.parameters.some(other => other.name === parameter.name && other.kind === parameter.kind && other.unit === parameter.unit);
  return Object.fromEntries(story.parameters.filter(parameter => parameter.kind !== 'lines' && meansTheSame(parameter))
    .filter(({ name }) => name !== HOW_MANY || settings[name] !== undefined)
    .map(parameter => [parameter.name, settings[parameter.name] ?? parameter.default]));
}

/** The chapter's telling experiment, with the same values where it has the same parameters. */
function tourChart(chapter, story, { ask, askForChart }) {
  const experiment = chapter.experiments.find(one => one.id === chapter.tour);
  const title = h('h2', {});
  const row = h('div', { class: 'chartrow' });
  const params = h('p', { class: 'with' });
  const whole = h('a', {}, experiment ? `the whole experiment: ${experiment.question}` : '');
  const element = h('section', { class: 'charts', 'aria-label': 'The trade-off', hidden: true }, row, params, h('p', { class: 'more' }, whole));
  const table = h('div', {});
  const chart = chartElement();
  const show = newest(async ({ seed, settings }) => {
    const { value: found } = await ask('locate', experiment.id, seed, settingsText(sharedSettings(story, experiment, settings)));
    const { value: result } = await askForChart('run', experiment.id, seed, settingsText(found.settings)).catch(() => ({}));
    if (!result?.charts.length) return;
    whole.href = format({ id: experiment.id, seed, settings: found.settings });
    params.textContent = Object.entries(result.params).map(([name, value]) => `${name}=${value}`).join(' ');
    const [first] = result.charts;
    element.hidden = false;
    title.replaceChildren(...chartTitle(first));
    table.replaceChildren(chartTable(first));
    const isWide = first.series.length * (first.series.some(series => series.points.some(point => point.length > 2)) ? 2 : 1) > 3;
    if (!row.children.length || row.classList.contains('below') !== isWide) arrange(isWide);
    chart.show(first);
  });
  /** A table of many columns has no room beside the chart: it lies folded below. */
  function arrange(isWide) {
    row.classList.toggle('below', isWide);
    row.replaceChildren(h('div', { class: 'figure' }, title, chart), isWide ? h('details', {}, h('summary', {}, 'the same as a table'), table) : h('div', {}, h('h2', {}, 'The same as a table'), table));
  }

  return { element, show: state => experiment ? show(state) : Promise.resolve() };
}
