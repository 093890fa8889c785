package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Places;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(tree.stats().sizeBytes() / 100_000.0).isLessThan(22.2);
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
  void ofPoints_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRTree.ofPoints(new double[1], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedRTree.ofPoints(new double[] {Double.NaN}, new double[1]));
  }

  @Test
  void checkInvariants_loosePage_isNoticed() {
    PackedRTree tree = uniform(1_000);
    tree.pages.north[3] += 0.5;
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
}
