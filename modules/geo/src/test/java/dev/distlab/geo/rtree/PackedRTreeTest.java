package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.Area;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Places;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackedRTreeTest {

  private static PackedRTree uniform(int count) {
    SeededRandom random = new SeededRandom(count);
    double[] latitudes = new double[count];
    double[] longitudes = new double[count];
    for (int i = 0; i < count; i++) {
      GeoPoint place = Places.uniform(random);
      latitudes[i] = place.latitude();
      longitudes[i] = place.longitude();
    }
    return PackedRTree.ofPoints(latitudes, longitudes);
  }

  @Test
  void stats_searchOfAll_countsPagesAndEntries() {
    PackedRTree tree = uniform(300);
    tree.search(GeoBox.WORLD, id -> true);
    assertThat(tree.stats())
        .extracting(SpatialStats::pagesVisited, SpatialStats::candidates, SpatialStats::hits)
        .containsExactly(3L, 300L, 300L);
    SpatialStats before = tree.stats();
    tree.search(GeoBox.WORLD, id -> false);
    assertThat(tree.stats().since(before).hits()).isOne();
  }

  /** In one piece and in two, on one page and on many; the next search knows nothing of it. */
  @Test
  void search_visitorHasEnough_isNotCalledAgain() {
    for (int count : new int[] {16, 256, 4_096}) {
      double[] latitudes = new double[count];
      double[] longitudes = new double[count];
      for (int id = 0; id < count; id++) {
        latitudes[id] = (id + 0.5) / count * 10;
        longitudes[id] = GeoPoint.wrapped(0, 175 + id * 7 % 16 * 0.6).longitude();
      }
      PackedRTree tree = PackedRTree.ofPoints(latitudes, longitudes);
      LinearScan scan = new LinearScan();
      for (int id = 0; id < count; id++) {
        scan.insert(id, latitudes[id], longitudes[id]);
      }
      for (Area area : List.of(GeoBox.WORLD, new GeoBox(1, 176, 9, -177))) {
        List<Integer> expected = new ArrayList<>();
        scan.search(area, expected::add);
        List<Integer> all = new ArrayList<>();
        tree.search(area, all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
        for (int enough = 1; enough < Math.min(all.size(), 80); enough++) {
          int limit = enough;
          List<Integer> some = new ArrayList<>();
          long before = tree.stats().hits();
          tree.search(area, id -> some.add(id) && some.size() < limit);
          assertThat(some).isEqualTo(all.subList(0, enough));
          assertThat(tree.stats().hits() - before).isEqualTo(enough);
          List<Integer> again = new ArrayList<>();
          tree.search(new GeoBox(-5, 0, 0, 1), again::add);
          tree.search(new GeoBox(2, 175, 2.5, 179), again::add);
          assertThat(again).allMatch(id -> latitudes[id] >= 2 && latitudes[id] <= 2.5);
        }
      }
    }
  }

  @Test
  void search_wholeWorld_findsEveryIdOnceAtAnySize() {
    for (int count : new int[] {0, 1, 15, 16, 17, 255, 256, 257, 4_097}) {
      PackedRTree tree = uniform(count);
      List<Integer> found = new ArrayList<>();
      tree.search(GeoBox.WORLD, found::add);
      assertThat(found).hasSize(count).doesNotHaveDuplicates();
      assertThat(tree.size()).isEqualTo(count);
      tree.checkInvariants();
    }
  }

  @Test
  void search_pageInsideTheArea_isHandedOutWithoutLookingFurther() {
    PackedRTree tree = uniform(65_536);
    tree.search(new GeoBox(-89, -179, 89, 179), id -> true);
    assertThat(tree.stats().pagesVisited()).isLessThan(tree.stats().pageCount() / 4);
  }

  @Test
  void stats_points_takeFewBytesEach() {
    PackedRTree tree = uniform(100_000);
    assertThat(tree.stats().sizeBytes() / 100_000.0).isLessThan(24.6);
    assertThat(tree.stats().height()).isEqualTo(5);
  }

  @Test
  void search_visitorHasEnough_ends() {
    PackedRTree tree = uniform(10_000);
    List<Integer> found = new ArrayList<>();
    tree.search(
        GeoBox.WORLD,
        id -> {
          found.add(id);
          return found.size() < 3;
        });
    assertThat(found).hasSize(3);
  }

  @Test
  void nearest_all_areSortedByDistance() {
    PackedRTree tree = uniform(1_000);
    NearestHits hits = new NearestHits(1_000);
    tree.nearest(new GeoPoint(89, 0), hits);
    hits.sort();
    assertThat(hits.size()).isEqualTo(1_000);
    for (int i = 1; i < hits.size(); i++) {
      assertThat(hits.haversine(i)).isGreaterThanOrEqualTo(hits.haversine(i - 1));
    }
  }

  @Test
  void ofPoints_allEqual_isFine() {
    double[] same = new double[1_000];
    PackedRTree tree = PackedRTree.ofPoints(same, same);
    List<Integer> found = new ArrayList<>();
    tree.search(new GeoBox(0, 0, 0, 0), found::add);
    assertThat(found).hasSize(1_000);
  }

  @Test
  void search_insideASearch_disturbsNeither() {
    PackedRTree tree = uniform(5_000);
    GeoBox box = new GeoBox(-40, -90, 40, 90);
    List<Integer> alone = new ArrayList<>();
    tree.search(box, alone::add);
    List<Integer> interrupted = new ArrayList<>();
    tree.search(
        box,
        id -> {
          tree.search(new GeoBox(10, 10, 20, 20), other -> other % 3 != 0);
          return interrupted.add(id);
        });
    assertThat(interrupted).isEqualTo(alone);
  }

  @Test
  void search_afterOneThatEndedEarly_findsWhatIsItsOwn() {
    PackedRTree tree = uniform(5_000);
    GeoBox box = new GeoBox(-40, -90, 40, 90);
    List<Integer> alone = new ArrayList<>();
    tree.search(box, alone::add);
    for (int most = 1; most < 60; most++) {
      List<Integer> few = new ArrayList<>();
      int limit = most;
      SpatialStats before = tree.stats();
      tree.search(box, id -> few.add(id) && few.size() < limit);
      assertThat(few).isEqualTo(alone.subList(0, most));
      assertThat(tree.stats().since(before).hits()).isEqualTo(most);
      List<Integer> all = new ArrayList<>();
      tree.search(box, all::add);
      assertThat(all).isEqualTo(alone);
    }
  }

  @Test
  void search_visitorThrows_leavesTheTreeAsItWas() {
    PackedRTree tree = uniform(5_000);
    GeoBox box = new GeoBox(-40, -90, 40, 90);
    List<Integer> before = new ArrayList<>();
    tree.search(box, before::add);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.search(box, id -> fail(id, before.get(20))));
    List<Integer> after = new ArrayList<>();
    tree.search(box, after::add);
    assertThat(after).isEqualTo(before);
  }

  private static boolean fail(int id, int badId) {
    if (id == badId) {
      throw new IllegalArgumentException("id=" + id);
    }
    return true;
  }

  /** Clusters from the size of a continent down to less than a cell, and nothing in between. */
  @Test
  void packed_clustersOfAllSizes_answersLikeTheLinearScan() {
    for (int seed = 0; seed < 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      int count = 1 + random.nextInt(6_000);
      double[] latitudes = new double[count];
      double[] longitudes = new double[count];
      LinearScan scan = new LinearScan();
      for (int id = 0; id < count; id++) {
        GeoPoint place = Places.point(random);
        if (id > 0 && random.nextInt(20) > 0) {
          int near = random.nextInt(id);
          double spread = Math.scalb(20.0, -random.nextInt(seed % 2 == 0 ? 60 : 20));
          place =
              GeoPoint.wrapped(
                  Math.max(-90, Math.min(90, latitudes[near] + spread * random.nextDouble())),
                  longitudes[near] + spread * (random.nextDouble() - 0.5));
        }
        latitudes[id] = place.latitude();
        longitudes[id] = place.longitude();
        scan.insert(id, latitudes[id], longitudes[id]);
      }
      PackedRTree tree = PackedRTree.ofPoints(latitudes, longitudes);
      tree.checkInvariants();
      for (int i = 0; i < 60; i++) {
        GeoPoint center = i % 3 == 0 ? Places.point(random) : place(latitudes, longitudes, random);
        GeoPoint corner = place(latitudes, longitudes, random);
        double south = Math.min(center.latitude(), corner.latitude());
        double north = Math.max(center.latitude(), corner.latitude());
        GeoBox box = new GeoBox(south, center.longitude(), north, corner.longitude());
        Circle circle = new Circle(center, Haversine.metres(center, corner));
        assertThat(found(tree, box)).as("%s", box).isEqualTo(found(scan, box));
        assertThat(found(tree, circle)).as("%s", circle).isEqualTo(found(scan, circle));
        int k = 1 + random.nextInt(i % 10 == 0 ? 200 : 12);
        assertThat(nearest(tree, center, k))
            .as("the %d nearest to %s", k, center)
            .isEqualTo(nearest(scan, center, k));
      }
    }
  }

  private static GeoPoint place(double[] latitudes, double[] longitudes, SeededRandom random) {
    int id = random.nextInt(latitudes.length);
    return new GeoPoint(latitudes[id], longitudes[id]);
  }

  private static Set<Integer> found(SpatialIndex index, Area area) {
    Set<Integer> ids = new TreeSet<>();
    index.search(
        area,
        id -> {
          assertThat(ids.add(id)).isTrue();
          return true;
        });
    return ids;
  }

  private static List<String> nearest(SpatialIndex index, GeoPoint from, int k) {
    NearestHits hits = new NearestHits(k);
    index.nearest(from, hits);
    hits.sort();
    List<String> result = new ArrayList<>();
    for (int rank = 0; rank < hits.size(); rank++) {
      result.add(hits.id(rank) + " at " + hits.haversine(rank));
    }
    return result;
  }

  @Test
  void nearest_hitsOfAnotherTree_areBeatenOnlyByNearerOnes() {
    PackedRTree tree = uniform(2_000);
    GeoPoint from = new GeoPoint(12, 179.9);
    NearestHits both = new NearestHits(5);
    both.offer(5_000, 0);
    both.offer(5_001, 0.9);
    tree.nearest(from, both);
    both.sort();
    NearestHits alone = new NearestHits(4);
    tree.nearest(from, alone);
    alone.sort();
    assertThat(both.id(0)).isEqualTo(5_000);
    for (int rank = 0; rank < 4; rank++) {
      assertThat(both.id(rank + 1)).isEqualTo(alone.id(rank));
    }
  }

  @Test
  void watch_nearestAndBox_seesEveryPageItsSearchCounts() {
    PackedRTree tree = uniform(3_000);
    List<Rectangle> all = new ArrayList<>();
    tree.forEachPage((depth, bounds, count) -> all.add(bounds));
    assertThat(all).hasSize((int) tree.stats().pageCount());
    List<Rectangle> seen = new ArrayList<>();
    tree.watch((depth, bounds, count) -> seen.add(bounds));
    long before = tree.stats().pagesVisited();
    tree.search(new GeoBox(10, 10, 30, 40), id -> true);
    tree.nearest(new GeoPoint(20, 20), new NearestHits(10));
    assertThat(seen).hasSize((int) (tree.stats().pagesVisited() - before));
    assertThat(all).containsAll(seen);
  }

  @Test
  void ofPoints_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRTree.ofPoints(new double[1], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRTree.ofPoints(new double[] {Double.NaN}, new double[1]));
  }

  @Test
  void checkInvariants_loosePage_isNoticed() {
    PackedRTree tree = uniform(1_000);
    tree.pages.words[3]++;
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I7");
  }

  @Test
  void checkInvariants_coarserFrame_isNoticed() {
    PackedRTree tree = uniform(1_000);
    tree.pages.frames.set(1, 0, 0, Frame.CELLS - 1, Frame.CELLS - 1);
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I7");
  }

  @Test
  void hilbertOrder_anyRectangles_isAPermutationInCodeOrder() {
    SeededRandom random = new SeededRandom(9);
    Boxes boxes = new Boxes(5_000, true);
    for (int i = 0; i < 5_000; i++) {
      GeoPoint place = Places.uniform(random);
      boxes.setPoint(i, place.latitude(), place.longitude());
    }
    int[] order = HilbertOrder.of(boxes);
    boolean[] seen = new boolean[5_000];
    double steps = 0;
    for (int i = 0; i < order.length; i++) {
      assertThat(seen[order[i]]).isFalse();
      seen[order[i]] = true;
      if (i > 0) {
        double height = boxes.south[order[i]] - boxes.south[order[i - 1]];
        double width = boxes.west[order[i]] - boxes.west[order[i - 1]];
        steps += Math.sqrt(height * height + width * width);
      }
    }
    assertThat(steps / order.length).as("neighbours in the order are near").isLessThan(6);
  }

  @Test
  void checkInvariants_idTwiceOrUnknown_isNoticed() {
    for (int wrong : new int[] {0, 1_000}) {
      PackedRTree tree = uniform(1_000);
      tree.pages.ids[tree.pages.ids[7] == wrong ? 8 : 7] = wrong;
      assertThatThrownBy(tree::checkInvariants)
          .isInstanceOf(InvariantViolation.class)
          .hasMessageStartingWith("I1: id " + wrong + " of 1000");
    }
  }

  @Test
  void checkInvariants_lostIdAmongPieces_isNoticed() {
    PackedRTree tree =
        PackedRTree.ofBoxes(List.of(new GeoBox(0, 170, 1, -170), new GeoBox(0, 0, 1, 1)));
    tree.checkInvariants();
    Arrays.fill(tree.pages.ids, 0);
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: 1 ids in the leaves, not 2");
  }
}
