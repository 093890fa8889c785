// The whole state of a page in the hash of its address: #/ring/join?seed=42&step=4&nodes=5&do=add n6;remove n1

/** {path, seed, step, commands, settings}: what the address says, checked by nobody yet. */
export function read() {
  const hash = location.hash.replace(/^#\/?/, '');
  const [path, query = ''] = hash.split('?');
  const address = { path: decode(path), seed: '', step: null, commands: null, settings: {} };
  for (const pair of query.split('&').filter(Boolean)) {
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + 1));
    if (name === 'seed') address.seed = value;
    else if (name === 'step') address.step = value;
    else if (name === 'do') address.commands = value.split(';').map(c => c.trim()).filter(Boolean);
    else address.settings[name] = value;
  }
  return address;
}

function decode(text) {
  try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch { return text; }
}

const encode = text => encodeURIComponent(text).replace(/%20/g, '+').replace(/%2C/g, ',').replace(/%3B/g, ';').replace(/%2F/g, '/');

/** The address as a hash; what has its default is left out. */
export function format({ id, seed, step, commands, settings }) {
  const pairs = [];
  if (seed !== undefined && seed !== '42') pairs.push(`seed=${encode(seed)}`);
  for (const [name, value] of Object.entries(settings ?? {})) pairs.push(`${encode(name)}=${encode(value)}`);
  if (commands?.length) pairs.push(`do=${encode(commands.join(';'))}`);
  if (step) pairs.push(`step=${step}`);
  return `#/${id}${pairs.length ? '?' + pairs.join('&') : ''}`;
}

/** Shows the state in the address: as a new page of the history, or in place of the present one. */
export function show(state, { push }) {
  const hash = format(state);
  if (hash === location.hash) return;
  if (push) history.pushState(null, '', hash);
  else history.replaceState(null, '', hash);
}
