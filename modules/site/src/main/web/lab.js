// Asks the Java code in the worker. One question at a time; a newer one may cancel an older one.
let worker = null;
let nextTicket = 1;
const waiting = new Map();

function start() {
  worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data: { ticket, answer, failure } }) => {
    const { resolve, reject } = waiting.get(ticket) ?? {};
    waiting.delete(ticket);
    if (failure) reject?.(new Error(failure));
    else resolve?.(answer);
  };
  worker.onerror = event => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the lab did not start'));
    waiting.clear();
  };
}

/** The JSON text that the Java code answers, exactly as it came. */
export function askText(question, ...args) {
  if (!worker) start();
  const ticket = nextTicket++;
  const promise = new Promise((resolve, reject) => waiting.set(ticket, { resolve, reject }));
  worker.postMessage({ ticket, question, args });
  return promise;
}

/** The parsed answer: {value} or {error: {message, nearest}}. */
export const ask = async (question, ...args) => JSON.parse(await askText(question, ...args));

/** Ends whatever runs; its promise never settles. */
export function cancel() {
  worker?.terminate();
  worker = null;
  waiting.clear();
}

export const settingsText = settings =>
  Object.entries(settings).map(([name, value]) => `${name}=${value}`).join('\n');
