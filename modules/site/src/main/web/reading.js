// The chapters of docs/ and the sources, as they are in the repository.
import { marked } from './marked/marked.esm.js';
import { h, escape } from './dom.js';
import { highlight, packageText } from './java.js';
import { format } from './address.js';
import { terminalState } from './terminal.js';

async function fetchText(url) {
  const response = await fetch(url);
  return response.ok ? response.text() : null;
}

const lists = new Map();
/** The lines of a list that the build writes: what is there need not be guessed. */
function list(file) {
  if (!lists.has(file)) lists.set(file, fetchText(`./${file}`).then(text => (text ?? '').split('\n').map(line => line.trim()).filter(Boolean).sort()));
  return lists.get(file);
}

/** The names of all texts, without .md: ring, architecture, benchmarks/README. */
export const textNames = async () => (await list('docs/index.txt')).map(name => name.replace(/\.md$/, ''));

/** The sources: the word of a chapter or module, and the file. */
const sources = async () => (await list('code/index.txt')).map(line => line.split(' ')).map(([word, file]) => ({ word, file }));

/** The pictures of the texts, and how large each is: {'charts/x.svg': {width, height}}. */
const pictures = async () => Object.fromEntries((await list('docs/pictures.txt')).map(line => line.split(' ')).map(([file, width, height]) => [file, { width, height }]));

const packs = new Map();
/** The text of a source; those of one word come together. */
async function sourceText({ word, file }) {
  if (!packs.has(word)) packs.set(word, fetchText(`./code/${word}.json`).then(text => JSON.parse(text ?? '{}')));
  return (await packs.get(word))[file];
}

/** Simple name of a type to its file; names that two files share are left out. */
async function typeFiles() {
  const files = (await sources()).map(one => one.file);
  const found = new Map();
  for (const file of files) {
    const name = file.split('/').at(-1).replace('.java', '');
    found.set(name, found.has(name) ? null : file);
  }
  found.delete('package-info');
  return found;
}

const aside = (label, ...groups) => h('nav', { class: 'aside', 'aria-label': label }, groups);
const group = (title, links) => links.length ? h('div', {}, h('h2', {}, title), h('ul', {}, links.map(link => h('li', {}, link)))) : '';
const missing = (what, name, links) => h('div', { class: 'problem', role: 'alert' }, h('p', {}, `There is no ${what} "${name}" here.`), h('p', {}, links));

// ---- texts

/** A text: #/docs/ring, #/docs/ring?at=heading */
export async function proseView(name, catalog, texts, section) {
  const asked = name || 'README';
  const article = h('article', { class: 'prose' });
  const isThere = texts.includes(asked);
  const text = isThere ? await fetchText(`./docs/${asked}.md`) : null;
  if (text === null) article.append(missing('text', asked, [h('a', { href: '#/' }, 'all chapters'), ' · ', ...texts.flatMap(one => [h('a', { href: `#/docs/${one}` }, one), ' · ']).slice(0, -1)]));
  else article.append(...parsed(text, asked, await pictures()));
  const types = await typeFiles();
  await dress(article, asked, types, texts);
  const chapter = catalog.chapters.find(one => one.word === asked);
  const headings = [...article.querySelectorAll('h2[id]')];
  const element = h('div', { class: 'reading' },
    aside('On this page',
      chapter ? group('Play', chapter.scenarios.map(one => h('a', { href: `#/${one.id}` }, one.question))) : '',
      chapter ? group('Experiments', chapter.experiments.map(one => h('a', { href: `#/${one.id}` }, one.question))) : '',
      group('On this page', headings.map(one => h('a', { href: `#/docs/${asked}?at=${one.id}` }, one.textContent))),
      chapter ? group('Code', [h('a', { href: `#/code/${asked}` }, `modules/${asked}`)]) : ''),
    article);
  const find = () => section && article.querySelector(`[id="${CSS.escape(section)}"]`)?.scrollIntoView();
  return {
    element,
    title: article.querySelector('h1')?.textContent ?? asked,
    enter: find,
    again: find,
  };
}

/** The nodes of a text. They come from a document that loads nothing, so that no picture is looked for in the wrong folder. */
function parsed(text, name, sizes) {
  const html = marked.parse(text.replace(/<!--[\s\S]*?-->/g, ''));
  const parts = new DOMParser().parseFromString(html, 'text/html');
  for (const image of parts.images) {
    const file = new URL(image.getAttribute('src'), `http://x/${folderOf(name)}`).pathname.slice(1);
    image.setAttribute('src', `./docs/${file}`);
    // With its size known, a picture that comes late moves nothing.
    for (const [side, length] of Object.entries(sizes[file] ?? {})) image.setAttribute(side, length);
  }
  return [...parts.body.childNodes];
}

const folderOf = name => name.slice(0, name.lastIndexOf('/') + 1);

const slug = text => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');

/** Headings get anchors, links lead to the page's own addresses or go, commands and symbols become links. */
async function dress(article, name, types, texts) {
  const words = new Set((await sources()).map(one => one.word));
  const files = new Set((await sources()).map(one => one.file));
  const shown = new Set(Object.keys(await pictures()));
  const isThere = { text: one => texts.includes(one), module: one => words.has(one), file: one => files.has(one), picture: one => shown.has(one) };
  for (const heading of article.querySelectorAll('h1, h2, h3, h4')) heading.id = slug(heading.textContent);
  for (const link of article.querySelectorAll('a[href]')) {
    const href = rewrite(link.getAttribute('href'), name, isThere);
    if (href) link.setAttribute('href', href);
    else link.replaceWith(...link.childNodes);
  }
  for (const [i, table] of article.querySelectorAll('table').entries()) scrolling(table, `table ${i + 1}`);
  for (const image of article.querySelectorAll('.prose > p > img:only-child')) scrolling(image.parentElement, image.alt);
  for (const pre of article.querySelectorAll('pre')) {
    pre.setAttribute('tabindex', '0');
    const states = pre.textContent.split('\n').map(line => terminalState(line)).filter(Boolean);
    const isJava = pre.querySelector('code.language-java');
    if (isJava) isJava.innerHTML = highlight(isJava.textContent, types);
    if (states.length) pre.after(h('p', { class: 'open' }, states.map(state => h('a', { href: format(state) }, `open ${state.id} here`))));
  }
  for (const code of article.querySelectorAll(':not(pre) > code')) linkCode(code, types);
}

function linkCode(code, types) {
  const text = code.textContent;
  if (code.closest('a')) return;
  const symbol = /^([A-Z]\w+)(?:#\w+)?(?:\(\))?$/.exec(text);
  const state = terminalState(text);
  const href = text.startsWith('#/') ? text : state ? format(state) : symbol && types.get(symbol[1]) ? `#/code/${types.get(symbol[1])}` : null;
  if (!href) return;
  const link = h('a', { href });
  code.replaceWith(link);
  link.append(code);
}

/** Puts what may be wider than the page into a box that scrolls sideways. */
function scrolling(element, label) {
  const box = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label });
  element.replaceWith(box);
  box.append(element);
}

/** Where a link of the repository leads on the page; null where that is not part of it. */
function rewrite(href, name, isThere) {
  if (/^[a-z]+:/.test(href) || href.startsWith('#/')) return href;
  const [path, section] = href.split('#');
  if (!path) return `#/docs/${name}?at=${section}`;
  const target = new URL(path, `http://x/docs/${folderOf(name)}`).pathname.slice(1);
  const [, text] = /^docs\/(.+)\.md$/.exec(target) ?? [];
  if (text) return isThere.text(text) ? `#/docs/${text}${section ? `?at=${section}` : ''}` : null;
  if (target.endsWith('.java')) return isThere.file(target) ? `#/code/${target}` : null;
  const [, module] = /^modules\/(\w+)/.exec(target) ?? [];
  if (module) return isThere.module(module) ? `#/code/${module}` : null;
  const [, picture] = /^docs\/(.+\.svg)$/.exec(target) ?? [];
  return picture && isThere.picture(picture) ? `./docs/${picture}` : null;
}

// ---- sources

/** The sources: #/code/ring shows a module and its chapter in the code, #/code/modules/... one file. */
export async function codeView(name, catalog) {
  const all = await sources();
  const words = [...new Set(all.map(one => one.word))].sort();
  const isFile = name.endsWith('.java');
  const word = isFile ? all.find(one => one.file === name)?.word : name;
  const around = all.filter(one => one.word === word).map(one => one.file);
  const shown = isFile ? name : chapterInCode(around, word) ?? around[0];
  const box = h('article', { class: 'source' });
  if (!around.includes(shown)) {
    box.append(missing('source', name, words.flatMap(one => [h('a', { href: `#/code/${one}` }, one), ' · ']).slice(0, -1)));
  } else {
    const text = await sourceText({ word, file: shown });
    const types = await typeFiles();
    box.append(h('p', { class: 'over' }, shown), h('h1', {}, titleOf(shown)), shown.endsWith('/package-info.java')
      ? h('div', { class: 'prose', innerHTML: packageText(text, types) })
      : h('pre', { class: 'code', tabindex: '0', 'aria-label': `source of ${titleOf(shown)}`, innerHTML: highlight(text, types) }));
    for (const pre of box.querySelectorAll('pre')) pre.setAttribute('tabindex', '0');
  }
  const chapter = catalog.chapters.find(one => one.word === word);
  const packages = [...new Set(around.map(file => file.slice(0, file.lastIndexOf('/'))))];
  const element = h('div', { class: 'reading' },
    aside('Files', chapter ? group('Chapter', [h('a', { href: `#/${word}` }, chapter.title)]) : '',
      packages.map(folder => group(packageOf(`${folder}/`).replace('dev.distlab.', ''),
        around.filter(file => file.slice(0, file.lastIndexOf('/')) === folder).map(file => h('a', { href: `#/code/${file}`, 'aria-current': file === shown ? 'page' : null }, file.split('/').at(-1).replace('.java', '').replace('package-info', 'the package'))))),
      group('Modules', words.filter(one => one !== word).map(one => h('a', { href: `#/code/${one}` }, one)))),
    box);
  return { element, title: shown ? titleOf(shown) : name };
}

/** The package comment of a module: the shortest name is the outermost package. */
const chapterInCode = (files, word) => files.filter(file => file.startsWith(`modules/${word}/`) && file.endsWith('/package-info.java')).sort((a, b) => a.length - b.length)[0];

/** A class by its name, a package by all of its names. */
const titleOf = file => file.endsWith('/package-info.java') ? packageOf(file) : file.split('/').at(-1).replace('.java', '');
const packageOf = file => file.replace(/.*\/java\//, '').replace(/\/[^/]*$/, '').replaceAll('/', '.');
