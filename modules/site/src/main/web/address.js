// The whole state of a page in the hash of its address: #/ring/join?seed=42&step=4&nodes=5&do=add n6;remove n1

/** {path, seed, step, commands, settings}: what the address says, checked by nobody yet. */
export function read(text = location.hash) {
  const hash = text.replace(/^#\/?/, '');
  const at = hash.indexOf('?');
  const path = at < 0 ? hash : hash.slice(0, at);
  const query = at < 0 ? '' : hash.slice(at + 1);
  const address = { path: decode(path).replace(/\/+$/, ''), seed: '', step: null, commands: null, settings: {}, section: '' };
  for (const pair of query.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1)).replace(/[\r\n]+/g, ' ');
    if (name === 'seed') address.seed = value;
    else if (name === 'step') address.step = value;
    else if (name === 'at') address.section = value;
    else if (name === 'do') address.commands = value.split(';').map(command => command.trim()).filter(Boolean);
    else address.settings[name] = value;
  }
  return address;
}

function decode(text) {
  try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch { return text; }
}

const encode = text => encodeURIComponent(text).replace(/%20/g, '+').replace(/%(2C|3B|2F|3A)/g, decodeURIComponent);

/** The address as a hash; what has its default is left out. */
export function format({ id, seed, step, commands, settings }) {
  const pairs = [];
  if (seed !== undefined && seed !== '42') pairs.push(`seed=${encode(seed)}`);
  for (const [name, value] of Object.entries(settings ?? {})) pairs.push(`${encode(name)}=${encode(value)}`);
  if (commands) pairs.push(`do=${encode(commands.join(';'))}`);
  if (step) pairs.push(`step=${step}`);
  return `#/${id}${pairs.length ? '?' + pairs.join('&') : ''}`;
}

/** Shows the state in the address: as a new page of the history, or in place of the present one. */
export function show(state, { push }) {
  const hash = format(state);
  if (hash === (location.hash || '#/')) return;
  if (push) history.pushState(null, '', hash);
  else history.replaceState(history.state, '', hash);
}
