// Runs the Java code of the lab, compiled to WebAssembly, away from the page's own thread.
import { load } from './lab-runtime.js';

const DATA = './data/';
const MILLIS_BETWEEN_REPORTS = 50;

const code = new URL('./lab.wasm', import.meta.url).href;

// Compiled while it comes, where the server knows the type of such files; else when it is here.
const ready = load(code).catch(async () => load(await (await fetch(code)).arrayBuffer())).then(teavm => teavm.exports);

let ticket = 0;
let lastReport = 0;

// Called by the Java code while it runs.
self.progress = fraction => {
  const now = performance.now();
  if (now - lastReport < MILLIS_BETWEEN_REPORTS) return;
  lastReport = now;
  self.postMessage({ ticket, progress: fraction });
};

/** A data file, unpacked; some servers have unpacked it on the way. */
async function fetchData(resource) {
  const response = await fetch(new URL(DATA + resource, import.meta.url));
  if (!response.ok) throw new Error(`${resource}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const isPacked = new DataView(bytes).getUint16(0) === 0x1f8b;
  const body = new Blob([bytes]).stream();
  return new Response(isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body).text();
}

/** Asks; hands over the data file that is missing, and asks again. */
async function ask(lab, question, args) {
  for (;;) {
    const answer = lab[question](...args);
    const needs = /^\{"needs":"([^"]+)"\}$/.exec(answer ?? '');
    if (!needs) return answer;
    lab.putResource(needs[1], await fetchData(needs[1]));
  }
}

// One after the other, so that a progress report belongs to the question that is being answered.
let queue = ready;

self.onmessage = ({ data }) => {
  queue = queue.then(async () => {
    ticket = data.ticket;
    lastReport = performance.now();
    try {
      self.postMessage({ ticket, answer: await ask(await ready, data.question, data.args) });
    } catch (failure) {
      self.postMessage({ ticket, failure: String(failure?.stack ?? failure) });
    }
  });
};

ready.catch(failure => self.postMessage({ failure: String(failure?.message ?? failure) }));
