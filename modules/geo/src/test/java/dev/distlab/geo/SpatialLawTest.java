package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.AdaptiveCover;
import dev.distlab.geo.geohash.FixedLengthCover;
import dev.distlab.geo.geohash.GeoHashCell;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.geohash.NineCells;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.quadtree.QuadTreeOptions;
import dev.distlab.geo.rtree.BulkOrder;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every structure answers like the linear scan, on the whole globe. */
class SpatialLawTest {

  private static final int IDS = 300;

  /** What can be done to an index; a value, so that a failing list can be run again. */
  private sealed interface Operation {

    record Put(int id, GeoPoint place) implements Operation {}

    record Remove(int id) implements Operation {}

    record RemoveAt(int id, GeoPoint place) implements Operation {}

    record Search(Area area) implements Operation {}

    record Nearest(GeoPoint from, int k) implements Operation {}
  }

  private static Operation draw(SeededRandom random) {
    return switch (random.nextInt(11)) {
      case 0, 1, 2, 3 -> new Operation.Put(random.nextInt(IDS), Places.point(random));
      case 4, 5 -> new Operation.Remove(random.nextInt(IDS));
      case 10 -> new Operation.RemoveAt(random.nextInt(10), Places.point(random));
      case 6, 7 -> new Operation.Search(Places.area(random));
      default -> new Operation.Nearest(Places.point(random), 1 + random.nextInt(20));
    };
  }

  private static Map<String, UpdatableIndex> structures() {
    Map<String, UpdatableIndex> all = new LinkedHashMap<>();
    all.put("grid", new UniformGrid(7, 13));
    all.put("geohash adaptive", new GeoHashIndex());
    all.put("geohash nine cells", new GeoHashIndex(new TreeMap<>(), NineCells.INSTANCE));
    all.put("geohash 11 bits", new GeoHashIndex(new TreeMap<>(), new FixedLengthCover(11)));
    all.put("quadtree", new QuadTree(QuadTreeOptions.defaults().withBucketCapacity(3)));
    all.put("flat quadtree", new QuadTree(new QuadTreeOptions(GeoBox.WORLD, 1, 5)));
    all.put("R-tree", new RTree(small(RTreeOptions.Algorithm.QUADRATIC)));
    all.put("R*-tree", new RTree(small(RTreeOptions.Algorithm.R_STAR)));
    all.put("R*-tree, default pages", new RTree());
    return all;
  }

  private static RTreeOptions small(RTreeOptions.Algorithm algorithm) {
    return RTreeOptions.defaults().withMaxEntries(5).withAlgorithm(algorithm);
  }

  /** All structures beside the scan that defines the answer. */
  private static final class Comparison implements Laws.Subject<Operation> {

    private final LinearScan scan = new LinearScan();
    private final Map<String, UpdatableIndex> structures;
    private final Map<Integer, GeoPoint> places = new TreeMap<>();
    private int operations;

    private Comparison(Map<String, UpdatableIndex> structures) {
      this.structures = structures;
    }

    @Override
    public void apply(Operation operation) {
      if (operation instanceof Operation.Put put) {
        remove(put.id);
        insert(put.id, put.place);
      } else if (operation instanceof Operation.Remove remove) {
        remove(remove.id);
      } else if (operation instanceof Operation.RemoveAt remove) {
        removeAt(remove.id, remove.place);
      } else if (operation instanceof Operation.Search search) {
        structures.forEach((name, index) -> compareSearch(name, index, search.area));
      } else if (operation instanceof Operation.Nearest nearest) {
        structures.forEach((name, index) -> compareNearest(name, index, nearest));
      }
      if (++operations % 100 == 0) {
        structures.values().forEach(SpatialIndex::checkInvariants);
      }
    }

    private void insert(int id, GeoPoint place) {
      scan.insert(id, place.latitude(), place.longitude());
      structures.values().forEach(each -> each.insert(id, place.latitude(), place.longitude()));
      places.put(id, place);
    }

    private void remove(int id) {
      GeoPoint place = places.remove(id);
      if (place == null) {
        return;
      }
      scan.remove(id, place.latitude(), place.longitude());
      structures.forEach(
          (name, index) ->
              assertThat(index.remove(id, place.latitude(), place.longitude())).as(name).isTrue());
    }

    /** Where it may or may not be, and if so perhaps by another name. */
    private void removeAt(int id, GeoPoint place) {
      boolean wasThere = scan.remove(id, place.latitude(), place.longitude());
      structures.forEach(
          (name, index) ->
              assertThat(index.remove(id, place.latitude(), place.longitude()))
                  .as(name)
                  .isEqualTo(wasThere));
      if (wasThere) {
        places.remove(id);
      }
    }

    private void compareSearch(String name, SpatialIndex index, Area area) {
      assertThat(found(index, area)).as("%s in %s", name, area).isEqualTo(found(scan, area));
    }

    private void compareNearest(String name, SpatialIndex index, Operation.Nearest nearest) {
      assertThat(nearest(index, nearest))
          .as("%s nearest %s", name, nearest)
          .isEqualTo(nearest(scan, nearest));
    }

    private static List<String> nearest(SpatialIndex index, Operation.Nearest nearest) {
      NearestHits hits = new NearestHits(nearest.k);
      index.nearest(nearest.from, hits);
      hits.sort();
      List<String> result = new ArrayList<>();
      for (int i = 0; i < hits.size(); i++) {
        result.add(hits.id(i) + " at " + hits.haversine(i));
      }
      return result;
    }

    /** Bulk-loaded and packed trees of what is left, asked a few more questions. */
    @Override
    public void finish() {
      double[] latitudes = new double[places.size()];
      double[] longitudes = new double[places.size()];
      LinearScan renumbered = new LinearScan();
      for (GeoPoint place : places.values()) {
        int id = renumbered.size();
        latitudes[id] = place.latitude();
        longitudes[id] = place.longitude();
        renumbered.insert(id, place.latitude(), place.longitude());
      }
      Map<String, SpatialIndex> loaded = new LinkedHashMap<>();
      loaded.put("packed", PackedRTree.ofPoints(latitudes, longitudes));
      for (BulkOrder order : BulkOrder.values()) {
        loaded.put(
            order.name(),
            RTree.bulkLoad(small(RTreeOptions.Algorithm.R_STAR), order, latitudes, longitudes));
      }
      SeededRandom random = new SeededRandom(places.hashCode());
      for (int i = 0; i < 30; i++) {
        Area area = Places.area(random);
        Operation.Nearest near = new Operation.Nearest(Places.point(random), 1 + i);
        loaded.forEach(
            (name, index) -> {
              assertThat(found(index, area))
                  .as("%s %s", name, area)
                  .isEqualTo(found(renumbered, area));
              assertThat(nearest(index, near))
                  .as("%s %s", name, near)
                  .isEqualTo(nearest(renumbered, near));
            });
      }
      loaded.values().forEach(SpatialIndex::checkInvariants);
      structures.values().forEach(SpatialIndex::checkInvariants);
      structures.values().forEach(each -> assertThat(each.size()).isEqualTo(places.size()));
    }
  }

  /** The ids found; a second visit of an id fails. */
  private static TreeSet<Integer> found(SpatialIndex index, Area area) {
    TreeSet<Integer> ids = new TreeSet<>();
    index.search(
        area,
        id -> {
          assertThat(ids.add(id)).as("id %d comes up once", id).isTrue();
          return true;
        });
    return ids;
  }

  @Test
  void everyStructure_randomOperationsOnTheWholeGlobe_answersLikeTheLinearScan() {
    Laws.check(100, 1_000, SpatialLawTest::draw, () -> new Comparison(structures()));
  }

  @Test
  void law_coverOfTheCenterCellOnly_bites() {
    assertThatThrownBy(
            () ->
                Laws.check(
                    3,
                    300,
                    SpatialLawTest::draw,
                    () -> new Comparison(Map.of("one cell", brokenOneCellIndex()))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken");
  }

  /** A broken twin: it searches the cell of the center and forgets that near is not a prefix. */
  private static UpdatableIndex brokenOneCellIndex() {
    return new GeoHashIndex(
        new TreeMap<>(),
        area -> {
          GeoPoint center = area.center();
          return List.of(GeoHashCell.of(center.latitude(), center.longitude(), 8));
        });
  }

  @Test
  void law_coverThatIgnoresTheAntimeridian_bites() {
    assertThatThrownBy(
            () ->
                Laws.check(
                    5,
                    500,
                    SpatialLawTest::draw,
                    () -> new Comparison(Map.of("flat earth", brokenFlatEarthIndex()))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken");
  }

  /** A broken twin: it covers the first piece of the area only, as if the map had no other edge. */
  private static UpdatableIndex brokenFlatEarthIndex() {
    return new GeoHashIndex(
        new TreeMap<>(),
        area -> {
          Rectangle piece = area.filter().pieces().get(0);
          GeoBox box = new GeoBox(piece.south(), piece.west(), piece.north(), piece.east());
          return new AdaptiveCover(16, 40).cover(box);
        });
  }
}
