// The chapters of docs/ and the sources, as they are in the repository.
import { marked } from './marked/marked.esm.js';
import { h, escape } from './dom.js';

async function fetchText(url) {
  const response = await fetch(url);
  return response.ok ? response.text() : null;
}

/** A chapter's text: #/docs/ring */
export async function proseView(name) {
  const page = /^[\w/-]+$/.test(name) ? name : 'README';
  const text = await fetchText(`./docs/${page}.md`);
  const article = h('article', { class: 'prose' });
  if (text === null) article.append(h('p', {}, `There is no text called "${name}" here.`), h('p', {}, h('a', { href: '#/' }, 'all chapters')));
  else article.innerHTML = marked.parse(text);
  const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : '';
  for (const link of article.querySelectorAll('a[href]')) link.setAttribute('href', rewrite(link.getAttribute('href'), folder));
  for (const image of article.querySelectorAll('img')) image.setAttribute('src', `./docs/${folder}${image.getAttribute('src')}`);
  for (const pre of article.querySelectorAll('pre, table')) pre.setAttribute('tabindex', '0');
  return { element: article, title: name };
}

function rewrite(href, folder) {
  if (/^(https?:|#)/.test(href)) return href;
  const [path] = href.split('#');
  if (path.endsWith('.md')) return `#/docs/${new URL(path, `http://x/${folder}`).pathname.slice(1).replace(/\.md$/, '')}`;
  const java = path.replace(/^(\.\.\/)+/, '');
  return path.endsWith('.java') ? `#/code/${java}` : `./docs/${folder}${path}`;
}

/** The sources: #/code/ring lists a chapter's files, #/code/modules/... shows one. */
export async function codeView(name) {
  const index = (await fetchText('./code/index.txt') ?? '').split('\n').filter(Boolean).sort();
  const box = h('div', { class: 'prose' });
  if (name.endsWith('.java') && index.includes(name)) {
    const text = await fetchText(`./code/${name}`);
    box.append(h('p', {}, h('a', { href: `#/code/${name.split('/')[1]}` }, 'all files')), h('h1', {}, name.split('/').at(-1).replace('.java', '')), h('pre', { class: 'code', tabindex: '0', innerHTML: escape(text) }));
  } else {
    const files = index.filter(file => file.startsWith(`modules/${name}/`) || file.includes(`/demos/${name}/`));
    box.append(h('h1', {}, `Sources: ${name}`), h('ul', {}, (files.length ? files : index).map(file => h('li', {}, h('a', { href: `#/code/${file}` }, file.replace(/.*\/dev\/distlab\//, ''))))));
  }
  return { element: box, title: name };
}
