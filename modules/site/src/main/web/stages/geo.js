// The map: places as dots on a canvas, pages as outlines, what a search visited shaded, what it found marked; or one geohash
// that becomes longer. The coast lines are the cities themselves.
import { drawGeohash, geohashSheet } from './geo/geohash.js';
import { clickOn, drawMap, mapSheet } from './geo/map.js';
import { paintPlaces } from './geo/places.js';
import { degreesAt, isOnSheet } from './geo/sheet.js';

const STRUCTURES = [['scan', 'scan'], ['grid', 'grid'], ['geohash9', 'nine cells'], ['geohash', 'geohash'], ['quadtree', 'quadtree'], ['rtree', 'R-tree'], ['rstar', 'R*-tree']];
const CLICKS = [['near', 'search'], ['nearest', 'nearest'], ['add', 'add']];
const ZOOMS = [['in', '+'], ['out', '−'], ['world', 'world']];

const isGeohash = state => state.kind === 'geohash';
const sheet = (state, view) => isGeohash(state) ? geohashSheet(state, view) : mapSheet(state, view);

export default {
  draw: (state, view) => isGeohash(state) ? drawGeohash(state, view) : drawMap(state, view),
  paint: (context, state, view) => paintPlaces(context, state, view, sheet(state, view)),
  tools: state => isGeohash(state) ? [] : [
    { name: 'structure', buttons: STRUCTURES.map(([word, label]) => ({ label, command: `structure ${word}`, isOn: word === state.structure })) },
    { name: 'a click', buttons: CLICKS.map(([word, label]) => ({ label, command: `tool ${word}`, isOn: word === state.tool })) },
    { name: 'zoom', buttons: ZOOMS.map(([word, label]) => ({ label, command: `zoom ${word}`, spoken: `zoom ${word}` })) },
  ],
  commandAt(state, point, view) {
    const plan = sheet(state, view);
    if (!isOnSheet(point, plan)) return null;
    return isGeohash(state) ? `place ${degreesAt(plan, point)}` : clickOn(state, plan, point);
  },
};
