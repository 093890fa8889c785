// What a reader does to a stage with a pointer or a key: buttons over the picture, a click, a press that is held.
import { h } from './dom.js';

const HELD_AFTER_MILLIS = 400;
const AGAIN_AFTER_MILLIS = 150;

/**
 * Calls once() for a click; for a press that is held, again() over and over until it is let go. The functions are asked
 * for when they are needed, so that an element can stay while what it does changes.
 * @param doing () -> {once(event), again: (event) -> promise, or null where holding means nothing}
 */
export function pressable(element, doing) {
  let timer = null;
  let wasHeld = false;
  let isBusy = false;
  const repeat = async event => {
    const { again } = doing();
    if (isBusy || !again) return;
    isBusy = true;
    try { await again(event); } finally { isBusy = false; }
  };
  const letGo = () => { clearInterval(timer); timer = null; };
  element.addEventListener('pointerdown', event => {
    wasHeld = false;
    if (event.button !== 0 || !doing().again) return;
    letGo();
    timer = setTimeout(() => {
      wasHeld = true;
      repeat(event);
      timer = setInterval(() => element.isConnected ? repeat(event) : letGo(), AGAIN_AFTER_MILLIS);
    }, HELD_AFTER_MILLIS);
  });
  for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'contextmenu']) element.addEventListener(end, letGo);
  element.addEventListener('keydown', event => {
    if (!event.repeat || event.key !== 'Enter' || !doing().again) return;
    event.preventDefault();
    repeat(event);
  });
  element.addEventListener('click', event => {
    letGo();
    if (wasHeld) wasHeld = false;
    else doing().once(event);
  });
}

/** A bar of buttons that stay, and keep the focus, while what they say and do changes. */
export function toolbar() {
  let buttons = [];
  let shape = '';
  const element = h('div', { class: 'tools' });
  return {
    element,
    /** @param groups [{name, buttons: [{label, command, held, isOn, spoken}]}] */
    show(groups, onCommands) {
      const all = groups.flatMap(group => group.buttons);
      const newShape = groups.map(group => `${group.name}/${group.buttons.length}`).join();
      if (newShape !== shape) {
        shape = newShape;
        buttons = all.map(() => ({ button: h('button', { type: 'button', class: 'tool' }), now: null }));
        for (const one of buttons) pressable(one.button, () => one.now);
        let next = 0;
        element.replaceChildren(...groups.map(group => h('div', { role: 'group', 'aria-label': group.name }, h('span', { 'aria-hidden': 'true' }, group.name), h('div', { class: 'set' }, group.buttons.map(() => buttons[next++].button)))));
      }
      all.forEach(({ label, command, held, isOn, spoken }, i) => {
        const { button } = buttons[i];
        button.textContent = label;
        if (isOn === undefined) button.removeAttribute('aria-pressed');
        else button.setAttribute('aria-pressed', String(isOn));
        if (spoken) button.setAttribute('aria-label', spoken);
        buttons[i].now = { once: () => onCommands([command]), again: held ? () => onCommands(held, { isMore: true }) : null };
      });
    },
  };
}
