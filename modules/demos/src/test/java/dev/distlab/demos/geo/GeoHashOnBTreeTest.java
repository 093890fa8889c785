package dev.distlab.demos.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.geohash.NineCells;
import dev.distlab.index.BTreeMap;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What sorted sets do in Redis, the B-tree of another chapter does here: it carries geohashes. */
class GeoHashOnBTreeTest {

  @Test
  void geohashes_inABTree_findWhatAScanFinds() {
    BTreeMap<Long, int[]> tree = new BTreeMap<>(null, 8);
    GeoHashIndex geohashes = new GeoHashIndex(tree, NineCells.INSTANCE);
    LinearScan scan = new LinearScan();
    SeededRandom random = new SeededRandom(1);
    List<GeoPoint> places = new ArrayList<>();
    for (int id = 0; id < 3_000; id++) {
      places.add(PlaceSet.uniform(random));
      insert(geohashes, id, places.get(id));
      insert(scan, id, places.get(id));
    }
    assertAlike(geohashes, scan, random);
    for (int id = 0; id < 3_000; id += 2) {
      GeoPoint place = places.get(id);
      assertThat(geohashes.remove(id, place.latitude(), place.longitude())).isTrue();
      scan.remove(id, place.latitude(), place.longitude());
    }
    assertAlike(geohashes, scan, random);
    geohashes.checkInvariants();
    assertThat(tree).hasSize(1_500);
  }

  private static void insert(UpdatableIndex index, int id, GeoPoint place) {
    index.insert(id, place.latitude(), place.longitude());
  }

  private static void assertAlike(SpatialIndex one, SpatialIndex other, SeededRandom random) {
    for (int i = 0; i < 100; i++) {
      GeoPoint center = PlaceSet.uniform(random);
      Circle circle = new Circle(center, random.nextDouble() * 3_000_000);
      assertThat(found(one, circle)).isEqualTo(found(other, circle));
      assertThat(nearest(one, center)).isEqualTo(nearest(other, center));
    }
  }

  private static TreeSet<Integer> found(SpatialIndex index, Circle circle) {
    TreeSet<Integer> ids = new TreeSet<>();
    index.search(circle, ids::add);
    return ids;
  }

  private static List<Integer> nearest(SpatialIndex index, GeoPoint center) {
    NearestHits hits = new NearestHits(10);
    index.nearest(center, hits);
    hits.sort();
    List<Integer> ids = new ArrayList<>();
    for (int rank = 0; rank < hits.size(); rank++) {
      ids.add(hits.id(rank));
    }
    return ids;
  }
}
