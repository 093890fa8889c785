// The parts that a story and an experiment share: head, chips, problems, claims, foot.
import { h } from './dom.js';

export const problems = texts => texts.length ? h('div', { class: 'problem', role: 'alert' }, texts.map(text => h('p', {}, text))) : null;

export const head = (about, texts, extra) => h('section', { class: 'head' }, problems(texts),
  h('p', { class: 'over' }, `${about.chapterTitle} · ${about.id}`), h('h1', {}, about.question), extra);

/** Stories and experiments of the chapter, the present one marked. */
export function chips(lab, word, id) {
  const chapter = lab.chapter(word);
  const link = (about, bad) => h('a', { class: `chip${bad ? ' bad' : ''}`, href: `#/${about.id}`, 'aria-current': about.id === id ? 'page' : null, title: about.question },
    bad ? h('span', { class: 'visually-hidden' }, 'how it fails: ') : '', about.id.split('/')[1].replace(/-/g, ' '));
  return [
    h('nav', { 'aria-label': 'Stories' }, h('h2', {}, 'Stories'), h('div', { class: 'chips' }, chapter.scenarios.map(s => link(s, s.badPreset)))),
    h('nav', { 'aria-label': 'Experiments' }, h('h2', {}, 'Experiments'), h('div', { class: 'chips' }, chapter.experiments.map(e => link(e, false)))),
  ];
}

const WORD = { pass: 'ok', fail: 'no', unknown: '?' };

export const claims = list => h('ul', { class: 'claims', 'aria-label': 'Claims' }, list.map(claim => h('li', { class: claim.verdict },
  h('b', {}, WORD[claim.verdict]),
  h('span', {}, claim.text, h('small', {}, claim.declaredFailure
    ? `meant to fail here: would need ${claim.expected}, saw ${claim.observedText}`
    : `expected ${claim.expected}, saw ${claim.observedText}`)))));

export function foot(word, about, command) {
  const copy = h('button', { type: 'button', class: 'chip', onclick: async () => { await navigator.clipboard.writeText(command); copy.textContent = 'copied'; } }, 'copy');
  return h('footer', { class: 'foot' }, h('code', {}, command), copy,
    h('a', { href: `#/docs/${word}` }, 'chapter'), h('a', { href: `#/code/${word}` }, 'code'),
    about.leavesOut.length ? h('details', {}, h('summary', {}, 'What this model leaves out'), h('ul', {}, about.leavesOut.map(text => h('li', {}, text)))) : null);
}

const quote = text => /^[\w.,/-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;

/** The same run in a terminal. */
export const terminal = (verb, id, seed, settings) => [`./lab ${verb} ${id}`, seed === '42' ? '' : `--seed ${seed}`,
  ...Object.entries(settings).map(([name, value]) => `--set ${name}=${quote(value)}`)].filter(Boolean).join(' ');

let pastes = 0;
/** Lines that the reader pasted get a name under which the Java code knows them. */
export async function handOver(lab, settings) {
  const named = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value !== 'object') { named[name] = value; continue; }
    const own = `own-${++pastes}`;
    await lab.ask('putLines', own, value.pasted).catch(() => {});
    named[name] = own;
  }
  return named;
}
