// The first page: the chapters, each with a live miniature that its own Java code has just computed.
import { h } from './dom.js';
import { questions } from './lab.js';
import { drawStage, stageOf } from './stage.js';
import { problemBox } from './frame.js';

const MILLIS_A_STEP = 1600;

export function homeView(catalog, texts, found) {
  const problems = problemBox();
  problems.say(found);
  const asked = questions();
  const cards = catalog.chapters.map(chapter => card(chapter, asked));
  return {
    element: h('div', { class: 'home' }, problems.element,
      h('h1', {}, 'Distributed systems, one mechanism at a time'),
      h('p', { class: 'lead' }, 'Every picture is computed here, in your browser, by the Java code that you can read beside it, run in a terminal and benchmark. Play a story, change it, see what breaks.'),
      h('div', { class: 'cards' }, cards.map(one => one.element)),
      h('footer', { class: 'foot' },
        h('span', { class: 'run' }, h('code', {}, './lab tour')), h('span', {}, 'the same in a terminal, in a minute'),
        texts.includes('architecture') ? h('a', { href: '#/docs/architecture' }, 'how it is built') : '',
        texts.includes('README') ? h('a', { href: '#/docs/README' }, 'all texts') : '',
        h('a', { href: '#/code/kernel' }, 'the code'))),
    title: '',
    async enter() { await Promise.all(cards.map(one => one.enter())); },
    leave() {
      asked.leave();
      cards.forEach(one => one.leave());
    },
  };
}

/** A chapter: its miniature plays while it is pointed at or has the focus. */
function card(chapter, { ask }) {
  const picture = h('div', { class: 'stage mini', 'aria-hidden': 'true' });
  const counts = [[chapter.scenarios.length, 'story', 'stories'], [chapter.experiments.length, 'experiment', 'experiments']]
    .filter(([count]) => count).map(([count, one, many]) => `${count} ${count === 1 ? one : many}`).join(' · ');
  const link = h('a', { class: 'card', href: `#/${chapter.word}` }, picture, h('h2', {}, chapter.title), h('p', {}, chapter.summary), h('p', { class: 'counts' }, counts));
  let timer = null;
  let steps = [];
  let at = 0;
  const draw = () => drawStage(picture, chapter.word, steps, at, { mini: true });
  const stop = () => { clearInterval(timer); timer = null; };
  const start = () => {
    if (timer || matchMedia('(prefers-reduced-motion: reduce)').matches || steps.length < 2) return;
    timer = setInterval(() => { at = (at + 1) % steps.length; draw(); }, MILLIS_A_STEP);
  };
  for (const [event, action] of [['pointerenter', start], ['pointerleave', stop], ['focus', start], ['blur', stop]]) link.addEventListener(event, action);
  const redraw = () => steps.length && draw();
  let width = 0;
  const watcher = new ResizeObserver(() => { if (Math.abs(picture.clientWidth - width) > 2) { width = picture.clientWidth; redraw(); } });
  return {
    element: link,
    async enter() {
      const story = chapter.scenarios[0];
      if (!story) return;
      const { value } = await ask('story', story.id, '42', '');
      steps = value?.steps ?? [];
      at = Math.max(0, (await stageOf(chapter.word))?.telling?.(steps) ?? mostChanged(steps));
      if (steps.length) await draw();
      watcher.observe(picture);
      addEventListener('themechange', redraw);
    },
    leave() {
      stop();
      watcher.disconnect();
      removeEventListener('themechange', redraw);
    },
  };
}

/** The step in which most counters changed says most. */
function mostChanged(steps) {
  const changes = steps.map(step => step.counters.filter(counter => counter.changed).length);
  return changes.indexOf(Math.max(...changes));
}
