package dev.distlab.demos.geo;

import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.geohash.CellCover;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.kernel.Trace;
import java.util.TreeMap;

/** A structure on a map: one of the rivals, or a geohash index with a cover of its own. */
record MapRival(String word, String title, Structure structure, CellCover cover) {

  static MapRival of(Structure structure) {
    return new MapRival(structure.word(), structure.title(), structure, null);
  }

  static MapRival of(String title, CellCover cover) {
    return new MapRival("broken", title, Structure.GEOHASH, cover);
  }

  UpdatableIndex empty(int capacity, int expectedCount, Trace trace) {
    return cover == null
        ? structure.empty(capacity, expectedCount, trace)
        : new GeoHashIndex(new TreeMap<>(), cover);
  }
}
