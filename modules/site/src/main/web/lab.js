// Asks the Java code in a worker: texts in, JSON out.

/** A question that was given up: its run has been ended. */
export class Cancelled extends Error {}

const own = new Map();

/** Opens a worker of its own when it is first asked. */
export function openLab() {
  let worker = null;
  let nextTicket = 1;
  const waiting = new Map();

  function start() {
    worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data: { ticket, answer, failure, progress } }) => {
      if (ticket === undefined) return giveUp(new Error(failure));
      const question = waiting.get(ticket);
      if (!question) return undefined;
      if (progress !== undefined) return question.onProgress?.(progress);
      waiting.delete(ticket);
      return failure ? question.reject(new Error(failure)) : question.resolve(answer);
    };
    worker.onerror = event => giveUp(new Error(event.message || 'its worker did not start'));
    for (const [name, text] of own) askText('putLines', name, text);
  }

  function giveUp(error) {
    const questions = [...waiting.values()];
    waiting.clear();
    for (const { reject } of questions) reject(error);
  }

  /** The JSON text that the Java code answers, exactly as it came; a function among the arguments hears of the progress. */
  function askText(question, ...args) {
    if (!worker) start();
    const ticket = nextTicket++;
    const onProgress = args.find(argument => typeof argument === 'function');
    const promise = new Promise((resolve, reject) => waiting.set(ticket, { resolve, reject, onProgress }));
    worker.postMessage({ ticket, question, args: args.filter(argument => typeof argument !== 'function') });
    return promise;
  }

  return {
    askText,
    /** The parsed answer: {value} or {error: {message, nearest}}. */
    ask: async (question, ...args) => JSON.parse(await askText(question, ...args)),
    /** Ends whatever runs, and the worker with it. */
    cancel() {
      worker?.terminate();
      worker = null;
      giveUp(new Cancelled('cancelled'));
    },
  };
}

/** The page's lab; pictures that may take long have one of their own, so that nothing waits for them. */
export const lab = openLab();
export const { ask, askText } = lab;
export const chartLab = openLab();

/**
 * The questions of one view. Once it is left, none of them is answered any more, so that nothing of what it was about to
 * do with an answer happens to the view that came after it.
 */
export function questions() {
  const never = new Promise(() => {});
  let isLeft = false;
  const heard = answer => answer.then(value => isLeft ? never : value, error => isLeft ? never : Promise.reject(error));
  return {
    ask: (...question) => heard(lab.ask(...question)),
    askForChart: (...question) => heard(chartLab.ask(...question)),
    leave() { isLeft = true; },
  };
}

export const settingsText = settings =>
  Object.entries(settings).map(([name, value]) => `${name}=${value}`).join('\n');

const LONGEST_IN_ADDRESS = 1500;

/**
 * The value under which the Java code knows the reader's own lines: themselves where they are short enough for an
 * address, else a name for lines that live in this page only.
 */
export async function ownLines(text) {
  const lines = text.split(/\r?\n/).map(line => line.trim()).filter(Boolean);
  const joined = lines.join('|');
  if (joined.length <= LONGEST_IN_ADDRESS && !lines.some(line => line.includes('|'))) return `text:${joined}`;
  const name = `own-${own.size + 1}`;
  own.set(name, lines.join('\n'));
  await Promise.all([lab, chartLab].map(one => one.askText('putLines', name, lines.join('\n')).catch(() => {})));
  return name;
}

/** The lines behind such a value, for the reader to edit; empty for a built-in data set. */
export const linesOf = value => value.startsWith('text:') ? value.slice(5).split('|').join('\n') : own.get(value) ?? '';
