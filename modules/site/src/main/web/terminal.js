// A command of the terminal as a state of the page, and back.

const quote = text => /^[\w.,/-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
const inTerminal = value => /^(text:|own-)/.test(value) ? 'lines.txt' : value;

/** The same run in a terminal. */
export const terminalCommand = (verb, { id, seed, settings }) => [`./lab ${verb} ${id}`, seed === '42' ? '' : `--seed ${seed}`,
  ...Object.entries(settings).map(([name, value]) => `--set ${name}=${quote(inTerminal(value))}`)].filter(Boolean).join(' ');

/** What that command leaves out or has to be given first; empty where it is the same run. */
export const terminalNote = ({ commands, settings }) => [
  Object.values(settings).some(value => inTerminal(value) !== value) ? 'Save your own lines as lines.txt first.' : '',
  commands ? 'It plays the story, without the commands that you gave here.' : '',
].filter(Boolean).join(' ');

/** ./lab step ring/join --seed 7 --set nodes=6 as {id, seed, settings}; null for a line that is something else. */
export function terminalState(line) {
  const command = /^\s*\$?\s*\.\/lab (run|step) ([a-z]+(?:\/[\w-]+)?)(.*)$/.exec(line);
  if (!command) return null;
  const state = { id: command[2], seed: '42', settings: {} };
  for (const [, option, plain, quoted] of command[3].matchAll(/--(seed|set)[ =](?:([^\s'"]+)|['"]([^'"]*)['"])/g)) {
    const value = plain ?? quoted;
    if (option === 'seed') state.seed = value;
    else if (value.includes('=')) state.settings[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
  }
  return state;
}
