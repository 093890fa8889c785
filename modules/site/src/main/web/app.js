// The page: reads the address, asks the Java code, shows the answer.
import { ask, cancel, settingsText } from './lab.js';
import * as address from './address.js';
import { h } from './dom.js';
import { homeView } from './home.js';
import { scenarioView } from './scenario.js';
import { experimentView } from './experiment.js';
import { proseView, codeView } from './reading.js';

const main = document.getElementById('main');
let catalog = null;
let view = null;

/** What every view is given. */
const lab = {
  get catalog() { return catalog; },
  chapter: word => catalog.chapters.find(chapter => chapter.word === word),
  ask,
  cancel,
  settingsText,
  go: (state, { push = true } = {}) => { address.show(state, { push }); return route(); },
  remember: state => address.show(state, { push: false }),
};

async function route() {
  view?.leave?.();
  view = null;
  const asked = address.read();
  const [first, ...rest] = asked.path.split('/');
  if (first === 'docs') return show(await proseView(rest.join('/')), 'docs');
  if (first === 'code') return show(await codeView(rest.join('/')), 'code');
  const { value: found } = await ask('locate', asked.path, asked.seed, settingsText(asked.settings));
  const state = { ...found, step: asked.step, commands: asked.commands };
  const word = found.id.split('/')[0];
  markChapter(word);
  if (found.kind === 'index') return show(await homeView(lab, found.problems), '');
  const next = await (found.kind === 'scenario' ? scenarioView(lab, state) : experimentView(lab, state));
  show(next, word);
}

function show(next, word) {
  view = next;
  main.replaceChildren(next.element);
  document.title = next.title ? `${next.title} · distlab` : 'distlab';
  markChapter(word);
  next.enter?.();
}

function markChapter(word) {
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.word === word) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Something went wrong that is not the reader's fault: say so, never a blank page. */
function fail(error) {
  console.error(error);
  main.replaceChildren(h('div', { class: 'problem', role: 'alert' },
    h('p', {}, 'The lab could not start in this browser.'),
    h('p', {}, String(error?.message ?? error)),
    h('p', {}, 'It needs WebAssembly with garbage collection: Chrome 119, Firefox 120, Safari 18.2 or newer. The terminal shows the same: ./lab tour')));
}

function themes() {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  if (stored()) root.dataset.theme = stored();
  document.getElementById('theme').addEventListener('click', () => {
    const dark = getComputedStyle(root).colorScheme.includes('dark');
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* a private window forgets */ }
    dispatchEvent(new Event('themechange'));
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('themechange')));
}

function keys() {
  const dialog = document.getElementById('keys');
  document.getElementById('help').addEventListener('click', () => dialog.showModal());
  addEventListener('keydown', event => {
    if (event.key === '?' && !event.target.closest('input, textarea')) dialog.showModal();
    else view?.key?.(event);
  });
}

themes();
keys();
try {
  const answer = await ask('catalog');
  catalog = answer.value;
  document.getElementById('nav').append(...catalog.chapters.map(chapter => h('a', { href: `#/${chapter.word}`, 'data-word': chapter.word }, chapter.word)));
  addEventListener('hashchange', () => route().catch(fail));
  await route();
  document.documentElement.dataset.ready = 'true';
} catch (error) {
  fail(error);
}
