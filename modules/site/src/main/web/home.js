// The first page: the chapters, each with a live miniature that its own Java code has just computed.
import { h } from './dom.js';
import { drawStage } from './stage.js';
import { problems } from './frame.js';

const MILLIS_A_STEP = 900;

export async function homeView(lab, texts) {
  const cards = lab.catalog.chapters.map(chapter => card(lab, chapter));
  return {
    element: h('div', { class: 'home' }, problems(texts),
      h('h1', {}, 'Run, read and measure the mechanisms behind distributed systems'),
      h('p', { class: 'lead' }, 'Every picture here is computed in this page by the same Java code that you can read, run in a terminal and benchmark.'),
      h('div', { class: 'cards' }, cards.map(c => c.element))),
    title: '',
    enter: () => cards.forEach(c => c.enter()),
    leave: () => cards.forEach(c => c.leave()),
  };
}

function card(lab, chapter) {
  const picture = h('div', { class: 'stage' });
  const link = h('a', { class: 'mini', href: `#/${chapter.word}`, 'aria-label': `${chapter.title}: open the chapter` }, picture);
  let timer = null;
  let steps = [];
  let at = 0;
  const draw = () => drawStage(picture, chapter.word, steps, at, { mini: true });
  const stop = () => { clearInterval(timer); timer = null; };
  const start = () => {
    if (timer || matchMedia('(prefers-reduced-motion: reduce)').matches || steps.length < 2) return;
    timer = setInterval(() => { at = (at + 1) % steps.length; draw(); }, MILLIS_A_STEP);
  };
  link.addEventListener('pointerenter', start);
  link.addEventListener('pointerleave', stop);
  link.addEventListener('focus', start);
  link.addEventListener('blur', stop);
  return {
    element: h('article', { class: 'card' }, h('h2', {}, h('a', { href: `#/${chapter.word}` }, chapter.title)), h('p', {}, chapter.summary), link),
    async enter() {
      if (!chapter.scenarios.length) return;
      const { value } = await lab.ask('story', chapter.scenarios[0].id, '42', '');
      steps = value?.steps ?? [];
      at = Math.max(0, steps.length - 1);
      if (steps.length) draw();
    },
    leave: stop,
  };
}
