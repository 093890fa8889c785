package dev.distlab.demos.geo;

import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.geohash.NineCells;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.quadtree.QuadTreeOptions;
import dev.distlab.geo.rtree.BulkOrder;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The rivals by name, as a parameter or a command writes them. */
enum Structure {
  SCAN("scan", "linear scan"),
  GRID("grid", "uniform grid"),
  NINE("geohash9", "geohash, nine cells"),
  GEOHASH("geohash", "geohash, adaptive cover"),
  QUADTREE("quadtree", "quadtree"),
  QUADRATIC("rtree", "R-tree, quadratic"),
  R_STAR("rstar", "R*-tree"),
  STR("str", "R-tree, STR loaded"),
  PACKED("packed", "packed Hilbert R-tree");

  /** The fewest entries that a page of an R-tree can be limited to. */
  static final int LEAST_PAGE = 4;

  private final String word;
  private final String title;

  Structure(String word, String title) {
    this.word = word;
    this.title = title;
  }

  String word() {
    return word;
  }

  String title() {
    return title;
  }

  /** Whether entries can be added one by one. */
  boolean isUpdatable() {
    return this != STR && this != PACKED;
  }

  /** Whether it has pages or cells of its own: geohashes live in somebody's ordered map. */
  boolean hasPages() {
    return this != NINE && this != GEOHASH;
  }

  /** What entries are kept in. */
  String keptIn() {
    return hasPages() ? visited() : "key";
  }

  /** What a search goes into. */
  String visited() {
    return hasPages() && this != GRID ? "page" : "cell";
  }

  static List<String> words(boolean updatableOnly) {
    List<String> words = new ArrayList<>();
    for (Structure structure : values()) {
      if (structure.isUpdatable() || !updatableOnly) {
        words.add(structure.word);
      }
    }
    return words;
  }

  static Structure of(String word) {
    for (Structure structure : values()) {
      if (structure.word.equals(word)) {
        return structure;
      }
    }
    throw new IllegalArgumentException("no structure \"" + word + "\"");
  }

  /**
   * An empty index.
   *
   * @param capacity of a bucket or page
   * @param expectedCount for the grid, which must choose its cells beforehand
   */
  UpdatableIndex empty(int capacity, int expectedCount, Trace trace) {
    int page = Math.max(LEAST_PAGE, capacity);
    RTreeOptions pages = RTreeOptions.defaults().withMaxEntries(page);
    return switch (this) {
      case SCAN -> new LinearScan();
      case GRID -> UniformGrid.forPoints(expectedCount, capacity);
      case NINE -> new GeoHashIndex(new TreeMap<>(), NineCells.INSTANCE);
      case GEOHASH -> new GeoHashIndex();
      case QUADTREE -> new QuadTree(QuadTreeOptions.defaults().withBucketCapacity(capacity), trace);
      case QUADRATIC -> new RTree(pages.withAlgorithm(RTreeOptions.Algorithm.QUADRATIC), trace);
      case R_STAR -> new RTree(pages, trace);
      case STR, PACKED -> throw new IllegalStateException(title + " is made at once");
    };
  }

  /** An index of all these places; the ids are their numbers in the list. */
  SpatialIndex of(List<GeoPoint> places, int capacity) {
    if (isUpdatable()) {
      UpdatableIndex index = empty(capacity, places.size(), Trace.none());
      for (int id = 0; id < places.size(); id++) {
        index.insert(id, places.get(id).latitude(), places.get(id).longitude());
      }
      return index;
    }
    double[] latitudes = new double[places.size()];
    double[] longitudes = new double[places.size()];
    for (int id = 0; id < places.size(); id++) {
      latitudes[id] = places.get(id).latitude();
      longitudes[id] = places.get(id).longitude();
    }
    RTreeOptions pages = RTreeOptions.defaults().withMaxEntries(Math.max(LEAST_PAGE, capacity));
    return this == STR
        ? RTree.bulkLoad(pages, BulkOrder.STR, latitudes, longitudes)
        : PackedRTree.ofPoints(latitudes, longitudes);
  }
}
