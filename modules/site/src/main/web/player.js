// Plays recorded steps. It knows no mechanism: it draws step n when it is told to stand at n.
import { h } from './dom.js';

const MILLIS_A_STEP = 1400;
const icon = (path, filled) => `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d="${path}" fill="${filled ? 'currentColor' : 'none'}" stroke="currentColor" stroke-width="${filled ? 1.4 : 2}" stroke-linejoin="round" stroke-linecap="round"/></svg>`;
const PLAY = icon('M6 3.500v11L14.500 9z', true);
const PAUSE = icon('M6 4v10M12 4v10', false);

/**
 * @param show called with the index of the step to draw
 */
export function player(show) {
  let count = 1;
  let at = 0;
  let timer = null;
  let speed = 1;

  const button = (name, content, action) => h('button', { type: 'button', 'aria-label': name, title: name, innerHTML: content, onclick: event => { if (event.currentTarget.getAttribute('aria-disabled') !== 'true') action(); } });
  const first = button('first step', icon('M4 4v10M14 4L7.500 9L14 14z', false), () => go(0));
  const back = button('step back', icon('M11 4L6 9l5 5', false), () => go(at - 1));
  const play = button('play', PLAY, () => toggle());
  play.className = 'play';
  const next = button('step forward', icon('M7 4l5 5l-5 5', false), () => go(at + 1));
  const last = button('last step', icon('M14 4v10M4 4l6.500 5L4 14z', false), () => go(count - 1));
  const slider = h('input', { type: 'range', min: 0, max: 0, step: 1, value: 0, 'aria-label': 'step', oninput: event => go(Number(event.target.value)) });
  const position = h('span', { class: 'pos' });
  const speeds = h('select', { 'aria-label': 'speed', onchange: event => { speed = Number(event.target.value); if (timer) { stop(); start(); } } },
    [0.5, 1, 2, 4].map(x => h('option', { value: x, selected: x === 1 }, `${x}×`)));
  const element = h('section', { class: 'transport', 'aria-label': 'Playback' }, first, back, play, next, last, slider, position, speeds);

  function go(index, { keepPlaying = false } = {}) {
    const wanted = Math.max(0, Math.min(count - 1, index));
    if (!keepPlaying) stop();
    if (wanted === at && index !== at) return;
    at = wanted;
    draw();
    show(at);
  }

  function draw() {
    slider.max = count - 1;
    slider.value = at;
    slider.setAttribute('aria-valuetext', `step ${at} of ${count - 1}`);
    position.textContent = `step ${at} of ${count - 1}`;
    for (const one of [first, back]) one.setAttribute('aria-disabled', String(at === 0));
    for (const one of [next, last]) one.setAttribute('aria-disabled', String(at === count - 1));
  }

  function start() {
    if (at === count - 1) go(0, { keepPlaying: true });
    play.innerHTML = PAUSE;
    play.setAttribute('aria-label', 'pause');
    play.title = 'pause';
    timer = setInterval(() => {
      if (at < count - 1) go(at + 1, { keepPlaying: true });
      if (at === count - 1) stop();
    }, MILLIS_A_STEP / speed);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.innerHTML = PLAY;
    play.setAttribute('aria-label', 'play');
    play.title = 'play';
  }

  const toggle = () => (timer ? stop() : start());

  // A button that ends stays where it is for the keyboard: it is only said to be disabled.

  /** Keys of the whole page; those typed into a field are the field's. */
  function key(event) {
    if (event.target.closest('input:not([type=range]), textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    const onSlider = event.target.matches?.('input[type=range]') && event.target !== slider;
    if (event.key === ' ' && !event.target.closest('button, summary, a')) toggle();
    else if (onSlider) return;
    else if (event.key === 'ArrowRight') go(at + (event.shiftKey ? 10 : 1));
    else if (event.key === 'ArrowLeft') go(at - (event.shiftKey ? 10 : 1));
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(count - 1);
    else return;
    event.preventDefault();
  }

  return {
    element,
    key,
    stop,
    go: index => go(index),
    get at() { return at; },
    /** New steps: stands at the nearest to `wanted` that there is. */
    load(stepCount, wanted) {
      if (stepCount !== count) stop();
      count = stepCount;
      at = Math.max(0, Math.min(count - 1, wanted));
      draw();
      show(at);
    },
  };
}
