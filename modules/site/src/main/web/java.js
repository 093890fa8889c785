// Java with its words told apart: comments, texts, keywords; names of the project's own types are links.
import { escape } from './dom.js';

const KEYWORDS = 'abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new|non-sealed|package|permits|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws|transient|try|var|void|volatile|while|yield|true|false|null';
const TOKEN = new RegExp([
  '(?<comment>/\\*[\\s\\S]*?\\*/|//[^\\n]*)',
  '(?<text>"""[\\s\\S]*?"""|"(?:\\\\.|[^"\\\\\\n])*"|\'(?:\\\\.|[^\'\\\\])\')',
  '(?<mark>@\\w+)',
  `(?<word>\\b(?:${KEYWORDS})\\b)`,
  '(?<type>\\b[A-Z]\\w*\\b)',
].join('|'), 'g');

/** HTML of the code; types maps a simple name to the file of the project that declares it. */
export function highlight(code, types) {
  let html = '';
  let at = 0;
  for (const match of code.matchAll(TOKEN)) {
    html += escape(code.slice(at, match.index));
    at = match.index + match[0].length;
    const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    html += kind === 'type' ? link(match[0], types) : `<span class="j-${kind}">${kind === 'comment' ? comment(match[0], types) : escape(match[0])}</span>`;
  }
  return html + escape(code.slice(at));
}

const link = (name, types) => types.get(name) ? `<a href="#/code/${escape(types.get(name))}">${escape(name)}</a>` : escape(name);

/** Links of Javadoc lead on, too. */
const comment = (text, types) => escape(text).replace(/(\{@link(?:plain)?\s+(?:[\w.]*\.)?)([A-Z]\w*)/g, (all, before, name) => before + link(name, types));

/** The comment of a package-info.java as the HTML that it is; code and links in braces become elements. */
export function packageText(code, types) {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(code)?.[1] ?? '';
  const text = comment.replace(/^ ?\* ?/gm, '').replace(/^\s*@\w+.*$/gm, '');
  const linkTo = target => {
    const [type] = target.replace(/\(.*/, '').split('#');
    const file = types.get(type.split('.').at(-1));
    return file ? `#/code/${escape(file)}` : null;
  };
  const html = inBraces(text, (tag, body) => {
    if (tag === 'code' || tag === 'literal') return tag === 'code' ? `<code>${escape(body)}</code>` : escape(body);
    if (!tag.startsWith('link')) return escape(body);
    const [, target, label] = /^(\S+)\s*([\s\S]*)$/.exec(body) ?? [null, body, ''];
    const name = label || target.replace(/^[a-z.]+(?=[A-Z])/, '').replace(/^#/, '');
    const href = linkTo(target);
    const shown = tag === 'linkplain' ? escape(name) : `<code>${escape(name)}</code>`;
    return href ? `<a href="${href}">${shown}</a>` : shown;
  });
  return html.replace(/<table>\s*<caption>/g, '<table><caption>');
}

/** Replaces {@tag body}; a body may hold braces itself. */
function inBraces(text, show) {
  let result = '';
  let at = 0;
  for (const match of text.matchAll(/\{@(\w+)\s+/g)) {
    if (match.index < at) continue;
    let depth = 1;
    let end = match.index + match[0].length;
    while (depth && end < text.length) {
      if (text[end] === '{') depth++;
      if (text[end] === '}') depth--;
      end++;
    }
    result += text.slice(at, match.index) + show(match[1], text.slice(match.index + match[0].length, end - 1).trim());
    at = end;
  }
  return result + text.slice(at);
}
