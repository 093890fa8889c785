package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.Places;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class PageBoundsTest {

  @Test
  void bound_anyPlaceAndPage_isNeverBeyondAnEntryBelow() {
    SeededRandom random = new SeededRandom(11);
    for (int round = 0; round < 60; round++) {
      int count = 17 + random.nextInt(4_000);
      double[] latitudes = new double[count];
      double[] longitudes = new double[count];
      for (int id = 0; id < count; id++) {
        GeoPoint place = Places.point(random);
        latitudes[id] = place.latitude();
        longitudes[id] = place.longitude();
      }
      PackedRTree tree = PackedRTree.ofPoints(latitudes, longitudes);
      PageBounds bounds = new PageBounds(tree.pages);
      for (int ask = 0; ask < 20; ask++) {
        GeoPoint from = Places.point(random);
        bounds.from(from);
        check(tree, bounds, Haversine.from(from), random);
      }
    }
  }

  /** One way down, to a child chosen at random each time; all bounds on it. */
  private static void check(
      PackedRTree tree, PageBounds bounds, Haversine distance, SeededRandom random) {
    int page = 0;
    int slot = 0;
    for (int level = tree.pages.height() - 1; level > 0; level--) {
      bounds.compute(slot, level, page);
      int count = tree.pages.childCount(level, page);
      boolean[] seen = new boolean[count];
      for (int taken = 0; taken < count; taken++) {
        long key = bounds.leastKey(slot);
        int child = PageBounds.childOf(key);
        bounds.take(slot, child);
        seen[child] = true;
        double nearest = nearestBelow(tree, distance, level, (page << 4) + child);
        assertThat(PageBounds.boundOf(key)).isBetween(0.0, nearest);
      }
      assertThat(seen).doesNotContain(false);
      assertThat(PageBounds.boundOf(bounds.leastKey(slot))).isInfinite();
      int next = random.nextInt(count);
      page = (page << 4) + next;
      slot++;
    }
  }

  private static double nearestBelow(PackedRTree tree, Haversine distance, int level, int child) {
    int shift = 4 * level;
    double nearest = Double.POSITIVE_INFINITY;
    int end = Math.min(tree.size(), child + 1 << shift);
    for (int i = child << shift; i < end; i++) {
      nearest = Math.min(nearest, distance.to(tree.entries.south[i], tree.entries.west[i]));
    }
    return nearest;
  }
}
