// Two ways to make elements: h() for HTML, morph() to turn one SVG picture into the next.

/** h('p', {class: 'x', onclick: f}, 'text', child, ...) */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'textContent' || name === 'innerHTML') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const escape = text => String(text).replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const probe = document.body.appendChild(h('i', { hidden: true }));

/** A colour of the style sheet, such as var(--ink2), as a canvas knows it, for the present theme. */
export function canvasColor(color, alpha = 1) {
  probe.style.color = color;
  const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g);
  return `rgba(${r},${g},${b},${alpha})`;
}

/** Turns the text of an SVG picture into an element. */
export function parseSvg(text) {
  const template = document.createElement('template');
  template.innerHTML = text.trim();
  return template.content.firstElementChild;
}

/**
 * Makes `old` look like `next`, keeping elements with the same data-key (else the same place), so that what
 * really moves is seen to move: the style sheet animates the attributes of elements with a data-key. A new element
 * with data-enter="cx:10;cy:20" begins with those attributes and moves from there to its own.
 */
export function morph(old, next) {
  const entering = [...next.querySelectorAll('[data-enter]')].map(element => ({ element, ends: enter(element) }));
  blend(old, next);
  const here = entering.filter(({ element }) => element.isConnected);
  if (!here.length) return;
  old.getBoundingClientRect();
  for (const { element, ends } of here) for (const [name, value] of ends) element.setAttribute(name, value);
}

/** Puts an element where it enters from; returns the attributes that it goes to. */
function enter(element) {
  const starts = element.dataset.enter.split(';').map(pair => pair.split(':'));
  const ends = starts.map(([name]) => [name, element.getAttribute(name)]);
  element.ends = new Map(ends);
  for (const [name, value] of starts) element.setAttribute(name, value);
  return ends;
}

function blend(old, next) {
  syncAttributes(old, next);
  const keyed = new Map();
  for (const child of old.children) if (child.dataset.key) keyed.set(child.dataset.key, child);
  let place = old.firstChild;
  for (const wanted of [...next.childNodes]) {
    const key = wanted.dataset?.key;
    let candidate = key ? keyed.get(key) : place;
    if (!key) while (candidate?.dataset?.key) candidate = candidate.nextSibling;
    if (candidate && candidate.nodeName === wanted.nodeName && (candidate.dataset?.key ?? '') === (key ?? '')) {
      if (candidate !== place) old.insertBefore(candidate, place);
      else place = place.nextSibling;
      if (candidate.nodeType === Node.TEXT_NODE) candidate.data = wanted.data;
      else if (candidate.nodeType === Node.ELEMENT_NODE) blend(candidate, wanted);
    } else {
      old.insertBefore(wanted, place);
    }
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function syncAttributes(old, next) {
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name } of next.attributes) {
    const value = next.ends?.get(name) ?? next.getAttribute(name);
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
