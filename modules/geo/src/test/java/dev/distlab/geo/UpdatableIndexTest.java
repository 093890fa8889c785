package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link UpdatableIndex} promises, kept by every structure in the same way. */
class UpdatableIndexTest {

  private static List<UpdatableIndex> all() {
    return List.of(
        new LinearScan(),
        new UniformGrid(10, 10),
        new GeoHashIndex(),
        new QuadTree(),
        new RTree(),
        new RTree(RTreeOptions.defaults().withContents(RTreeOptions.Contents.RECTANGLES)));
  }

  private static List<UpdatableIndex> hundredPlaces() {
    List<UpdatableIndex> all = all();
    for (UpdatableIndex index : all) {
      for (int id = 0; id < 100; id++) {
        index.insert(id, id / 10, id % 10);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void insert_badIdOrPlace_isRefusedAndChangesNothing(UpdatableIndex index) {
    index.insert(0, 1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> index.insert(-1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> index.insert(1, 90.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> index.insert(1, 1, Double.NaN));
    assertThat(index.size()).isEqualTo(1);
    index.checkInvariants();
  }

  @ParameterizedTest
  @MethodSource("all")
  void remove_badIdOrPlace_isRefused(UpdatableIndex index) {
    index.insert(1, 1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> index.remove(1, -1_000, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> index.remove(1, 0, 180.5));
    assertThatIllegalArgumentException().isThrownBy(() -> index.remove(1, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> index.remove(-1, 1, 1));
    assertThat(index.remove(2, 1, 1)).isFalse();
    assertThat(index.remove(Integer.MAX_VALUE, 1, 1)).isFalse();
    assertThat(index.remove(1, 1, 2)).isFalse();
    assertThat(index.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void remove_byAnotherNameOfThePlace_takesItOut(UpdatableIndex index) {
    index.insert(0, 0, 180);
    index.insert(1, 90, 10);
    index.insert(2, 0.0, 0);
    index.insert(3, -90, -180);
    assertThat(index.remove(0, 0, -180)).isTrue();
    assertThat(index.remove(1, 90, 20)).isTrue();
    assertThat(index.remove(2, -0.0, 0)).isTrue();
    assertThat(index.remove(3, -90, 180)).isTrue();
    assertThat(index.size()).isZero();
    index.checkInvariants();
  }

  /** All of the globe, a corner of it in several pieces, a box and a circle that hold a part. */
  @ParameterizedTest
  @MethodSource("hundredPlaces")
  void search_visitorHasEnough_isNotCalledAgain(UpdatableIndex index) {
    for (Area area :
        List.of(
            GeoBox.WORLD,
            new GeoBox(-90, 2, 90, 1),
            new GeoBox(2.5, 2.5, 7.5, 7.5),
            new Circle(new GeoPoint(4.6, 4.6), 400_000))) {
      for (int enough = 1; enough <= 20; enough++) {
        int limit = enough;
        int[] calls = new int[1];
        index.search(area, id -> ++calls[0] < limit);
        assertThat(calls[0]).as("calls of %d in %s", enough, area).isEqualTo(enough);
      }
    }
  }

  /** Their haversines are zero, so the smaller id counts, in whatever page it is. */
  @ParameterizedTest
  @MethodSource("all")
  void nearest_placesTooCloseToTellApart_areThoseOfSmallerIds(UpdatableIndex index) {
    for (int id = 100; id < 200; id++) {
      int degrees = 1 + id % 50;
      index.insert(id, id < 150 ? degrees : -degrees, id < 150 ? degrees : -degrees);
    }
    index.insert(8, 1e-200, 1e-200);
    index.insert(7, -1e-200, -1e-200);
    index.insert(9, -1e-200, 1e-200);
    NearestHits hits = new NearestHits(1);
    index.nearest(new GeoPoint(1e-200, 1e-200), hits);
    assertThat(hits.id(0)).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("hundredPlaces")
  void search_visitorRemoves_isNoticed(UpdatableIndex index) {
    assertThatExceptionOfType(ConcurrentModificationException.class)
        .isThrownBy(
            () -> index.search(GeoBox.WORLD, id -> index.remove(id, id / 10, id % 10) || true));
  }

  @ParameterizedTest
  @MethodSource("hundredPlaces")
  void search_visitorInsertsWithItsLastHit_isNoticed(UpdatableIndex index) {
    assertThatExceptionOfType(ConcurrentModificationException.class)
        .isThrownBy(() -> index.search(GeoBox.WORLD, id -> insert(index, 1_000)))
        .withMessageContaining("1 updates during a search");
  }

  private static boolean insert(UpdatableIndex index, int id) {
    index.insert(id, 80, 80);
    return false;
  }

  @ParameterizedTest
  @MethodSource("hundredPlaces")
  void search_visitorSearches_isFine(UpdatableIndex index) {
    int[] pairs = new int[1];
    index.search(
        GeoBox.WORLD,
        id -> {
          index.search(new Circle(new GeoPoint(id / 10, id % 10), 1), other -> ++pairs[0] > 0);
          return true;
        });
    assertThat(pairs[0]).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("hundredPlaces")
  void stats_insertsAndRemovals_areCounted(UpdatableIndex index) {
    SpatialStats before = index.stats();
    assertThat(before.updateSteps()).isPositive();
    assertThat(index.remove(55, 5, 5)).isTrue();
    assertThat(index.stats().since(before).updateSteps()).isPositive();
  }

  @Test
  void stats_removalFromALinearScan_countsWhatIsComparedAndMoved() {
    LinearScan scan = new LinearScan();
    for (int id = 0; id < 10; id++) {
      scan.insert(id, id, id);
    }
    assertThat(scan.stats().updateSteps()).isEqualTo(10);
    scan.remove(3, 3, 3);
    assertThat(scan.stats().updateSteps()).isEqualTo(20);
  }
}
