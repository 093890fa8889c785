// Runs the Java code of the lab, compiled to WebAssembly, away from the page's own thread.
import { load } from './lab-runtime.js';

const CITIES = { name: '/dev/distlab/demos/data/cities.tsv.gz', url: './data/cities.tsv.gz' };

const ready = load(new URL('./lab.wasm', import.meta.url).href).then(teavm => teavm.exports);

// Fetched once, when a run first asks for it by failing.
let cities = null;
const withCities = lab => cities ??= fetch(new URL(CITIES.url, import.meta.url))
  .then(response => new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text())
  .then(text => lab.putResource(CITIES.name, text));

self.onmessage = async ({ data: { ticket, question, args } }) => {
  try {
    const lab = await ready;
    if (question !== 'catalog') await withCities(lab);
    const answer = lab[question](...args);
    self.postMessage({ ticket, answer });
  } catch (failure) {
    self.postMessage({ ticket, failure: String(failure?.stack ?? failure) });
  }
};
