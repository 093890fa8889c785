// The page: reads the address, asks the Java code what it means, shows the view.
import { ask, settingsText } from './lab.js';
import * as address from './address.js';
import { h } from './dom.js';
import { homeView } from './home.js';
import { storyView } from './story.js';
import { experimentView } from './experiment.js';
import { codeView, proseView, textNames } from './reading.js';

const REMEMBER_MILLIS = 150;

const root = document.documentElement;
const main = document.getElementById('main');
let catalog = null;
let texts = [];
let view = null;

// ---- the address follows the view

let pending = null;
let isNewEntry = false;

/** Writes the newest state into the address, a moment later: browsers refuse an address that changes too often. */
function remember(state) {
  clearTimeout(pending?.timer);
  pending = { state, timer: setTimeout(flush, REMEMBER_MILLIS) };
  root.dataset.address = 'behind';
}

// ---- where the reader stood, in each entry of the history

history.scrollRestoration = 'manual';
let standing = null;

/** A moment after the last scroll, for the same reason. */
function standSoon() {
  clearTimeout(standing);
  standing = setTimeout(stand, REMEMBER_MILLIS);
}

function stand() {
  clearTimeout(standing);
  if (root.dataset.ready === 'true' && history.state?.y !== scrollY) history.replaceState({ y: scrollY }, '');
}

function settleAddress() {
  pending = null;
  root.dataset.address = 'true';
}

function flush() {
  if (!pending) return;
  clearTimeout(pending.timer);
  address.show(pending.state, { push: isNewEntry });
  settleAddress();
  isNewEntry = false;
}

/** What is remembered next is a new entry of the history: the back button returns to what is shown now. */
function mark() {
  flush();
  isNewEntry = true;
}

function forget() {
  clearTimeout(pending?.timer);
  settleAddress();
  isNewEntry = false;
}

// ---- the view follows the address

let turn = 0;

/** Shows what the address says, where the reader stood in it; an address that comes meanwhile goes before. */
async function route() {
  const mine = ++turn;
  clearTimeout(standing);
  forget();
  view?.giveWay?.();
  root.dataset.ready = 'false';
  const asked = address.read();
  const [first, ...rest] = asked.path.split('/');
  const name = rest.join('/');
  const reading = first === 'docs' ? await proseView(name, catalog, texts, asked.section) : first === 'code' ? await codeView(name, catalog) : null;
  const found = reading ? null : (await ask('locate', asked.path, asked.seed, settingsText(asked.settings))).value;
  if (mine !== turn) return;
  const before = view;
  await (reading ? show(reading, first) : showState(asked, found));
  if (mine !== turn) return;
  if (view !== before && history.state?.y !== undefined) scrollTo(0, history.state.y);
  root.dataset.ready = 'true';
}

async function showState(asked, found) {
  found.step = asked.step;
  found.commands = found.kind === 'scenario' ? asked.commands : null;
  if (found.kind === 'index') return show(homeView(catalog, texts, found.problems), '');
  const word = found.id.split('/')[0];
  if (view?.id !== found.id) {
    const chapter = catalog.chapters.find(one => one.word === word);
    const isStory = found.kind === 'scenario';
    const about = (isStory ? chapter.scenarios : chapter.experiments).find(one => one.id === found.id);
    const page = { remember, mark, hasText: texts.includes(word) };
    await show((isStory ? storyView : experimentView)(page, chapter, about), word);
  }
  return view.adopt(found);
}

async function show(next, word) {
  const isFirst = view === null;
  view?.leave?.();
  view = next;
  main.replaceChildren(next.element);
  document.title = next.title ? `${next.title} · distlab` : 'distlab';
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.word === word) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const strip of document.querySelectorAll('#nav, .ways')) center(strip, strip.querySelector('[aria-current]'));
  if (!isFirst) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
  await next.enter?.();
}

/** Scrolls a strip, and nothing else, until one of its links stands in the middle. */
function center(strip, link) {
  if (!link) return;
  const [box, place] = [strip, link].map(one => one.getBoundingClientRect());
  strip.scrollLeft += place.left + place.width / 2 - box.left - box.width / 2;
}

/** Something went wrong that is not the reader's fault: say so, never a blank page. */
function fail(error) {
  console.error(error);
  main.replaceChildren(h('div', { class: 'problem', role: 'alert' },
    h('p', {}, 'The lab cannot show this.'),
    h('p', {}, String(error?.message ?? error)),
    h('p', {}, 'It needs a browser that runs WebAssembly with garbage collection: Chrome 123, Firefox 120, Safari 18.2 or newer. The terminal shows the same: ./lab tour')));
  view = null;
  root.dataset.ready = 'true';
}

// ---- the head of the page

function themes() {
  const button = document.getElementById('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
  const changed = () => {
    button.setAttribute('aria-label', isDark() ? 'to the light theme' : 'to the dark theme');
    dispatchEvent(new Event('themechange'));
  };
  try { if (localStorage.getItem('theme')) root.dataset.theme = localStorage.getItem('theme'); } catch { /* a private window forgets */ }
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* a private window forgets */ }
    changed();
  });
  dark.addEventListener('change', changed);
  changed();
}

function keys() {
  const dialog = document.getElementById('keys');
  document.getElementById('help').addEventListener('click', () => dialog.showModal());
  document.getElementById('keys-close').addEventListener('click', () => dialog.close());
  addEventListener('keydown', event => {
    if (event.key === '?' && !dialog.open && !event.target.closest('input[type=text], textarea')) dialog.showModal();
    else view?.key?.(event);
  });
}

themes();
keys();
// Whatever leaves this state or copies its address finds it written.
for (const event of ['click', 'copy', 'pagehide']) addEventListener(event, () => { flush(); stand(); }, true);
addEventListener('scroll', standSoon, { passive: true });
// A link to what is shown changes no address; it leads back to its place all the same.
addEventListener('click', ({ target }) => { if (target.closest?.('a[href]')?.href === location.href) view?.again?.(); });
addEventListener('unhandledrejection', ({ reason }) => {
  const box = main.querySelector('.problem');
  if (!box) return;
  box.hidden = false;
  box.replaceChildren(h('p', {}, `The lab failed at this: ${reason?.message?.split('\n')[0] ?? reason}`));
});
try {
  const [answer, names] = await Promise.all([ask('catalog'), textNames()]);
  catalog = answer.value;
  texts = names;
  document.getElementById('nav').append(...catalog.chapters.map(chapter => h('a', { href: `#/${chapter.word}`, 'data-word': chapter.word, title: chapter.title }, chapter.word)));
  addEventListener('hashchange', () => route().catch(fail));
  await route();
} catch (error) {
  fail(error);
}
