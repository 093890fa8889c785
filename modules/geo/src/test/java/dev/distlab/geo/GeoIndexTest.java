package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.geohash.NineCells;
import dev.distlab.geo.geohash.RedisScore;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.quadtree.QuadTreeOptions;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What Redis' GEO commands promise, on every structure. The places are those of Redis' own tests.
 */
class GeoIndexTest {

  private static List<GeoIndex<String>> all() {
    List<GeoIndex<String>> all = new ArrayList<>();
    all.add(new GeoIndex<>(new LinearScan()));
    all.add(new GeoIndex<>(new UniformGrid(90, 180)));
    all.add(new GeoIndex<>(new GeoHashIndex()));
    all.add(new GeoIndex<>(new GeoHashIndex(new TreeMap<>(), NineCells.INSTANCE)));
    all.add(new GeoIndex<>(new QuadTree()));
    all.add(new GeoIndex<>(new RTree()));
    all.add(
        new GeoIndex<>(
            new RTree(RTreeOptions.defaults().withAlgorithm(RTreeOptions.Algorithm.QUADRATIC))));
    return all;
  }

  private static List<GeoIndex<String>> newYork() {
    List<GeoIndex<String>> all = all();
    for (GeoIndex<String> index : all) {
      index.put("lic market", asRedisKnows(40.747533, -73.9454966));
      index.put("central park n/q/r", asRedisKnows(40.7648057, -73.9733487));
      index.put("union square", asRedisKnows(40.7362513, -73.9903085));
      index.put("wtc one", asRedisKnows(40.7126674, -74.0131604));
      index.put("jfk", asRedisKnows(40.6428986, -73.7858139));
      index.put("q4", asRedisKnows(40.7498929, -73.9375699));
      index.put("4545", asRedisKnows(40.7480973, -73.9564142));
    }
    return all;
  }

  /** Redis keeps the score and forgets the place. */
  private static GeoPoint asRedisKnows(double latitude, double longitude) {
    return RedisScore.place(RedisScore.of(new GeoPoint(latitude, longitude)));
  }

  private static final GeoPoint CENTER = new GeoPoint(40.7598464, -73.9798091);

  private static List<String> names(List<GeoIndex.Hit<String>> hits) {
    return hits.stream().map(GeoIndex.Hit::name).toList();
  }

  @Test
  void search_byRadiusAscending_givesRedisPlacesAndDistances() {
    for (GeoIndex<String> index : newYork()) {
      List<GeoIndex.Hit<String>> hits =
          index.search(new Circle(CENTER, 3_000), SearchOptions.NEAREST_FIRST);
      assertThat(names(hits)).containsExactly("central park n/q/r", "4545", "union square");
      assertThat(hits.get(0).distanceMetres()).isCloseTo(775.0, within(0.06));
      assertThat(hits.get(1).distanceMetres()).isCloseTo(2_365.1, within(0.06));
      assertThat(hits.get(2).distanceMetres()).isCloseTo(2_769.7, within(0.06));
    }
  }

  @Test
  void search_byBox_reachesIntoTheCorners() {
    for (GeoIndex<String> index : newYork()) {
      List<GeoIndex.Hit<String>> hits =
          index.search(new BoxAround(CENTER, 6_000, 6_000), SearchOptions.NEAREST_FIRST);
      assertThat(names(hits))
          .containsExactly("central park n/q/r", "4545", "union square", "lic market");
      assertThat(hits.get(3).distanceMetres()).isCloseTo(3_199.1, within(0.06));
    }
  }

  @Test
  void search_count_givesTheNearestOrTheFarthest() {
    Circle circle = new Circle(CENTER, 10_000);
    for (GeoIndex<String> index : newYork()) {
      assertThat(names(index.search(circle, SearchOptions.nearest(3))))
          .containsExactly("central park n/q/r", "4545", "union square");
      assertThat(
              names(
                  index.search(
                      circle, new SearchOptions(SearchOptions.Order.DESCENDING, 2, false))))
          .containsExactly("wtc one", "q4");
    }
  }

  @Test
  void search_countAny_stopsAtTheFirstItMeets() {
    Circle circle = new Circle(CENTER, 10_000);
    for (GeoIndex<String> index : newYork()) {
      List<String> everything = names(index.search(circle));
      assertThat(names(index.search(circle, SearchOptions.anyOf(3))))
          .isEqualTo(everything.subList(0, 3));
      List<GeoIndex.Hit<String>> sorted =
          index.search(circle, new SearchOptions(SearchOptions.Order.ASCENDING, 3, true));
      assertThat(sorted)
          .isSortedAccordingTo((a, b) -> Double.compare(a.distanceMetres(), b.distanceMetres()));
      assertThat(names(sorted)).containsExactlyInAnyOrderElementsOf(everything.subList(0, 3));
    }
  }

  @Test
  void options_contradictions_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SearchOptions.nearest(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchOptions(SearchOptions.Order.NONE, Integer.MAX_VALUE, true))
        .withMessageContaining("limit");
  }

  @Test
  void options_limitWithoutOrder_meansTheNearestUnlessAnyWillDo() {
    SearchOptions limited = new SearchOptions(SearchOptions.Order.NONE, 3, false);
    assertThat(limited).isEqualTo(SearchOptions.nearest(3));
    assertThat(SearchOptions.anyOf(3).order()).isEqualTo(SearchOptions.Order.NONE);
    assertThat(SearchOptions.ALL.order()).isEqualTo(SearchOptions.Order.NONE);
  }

  @Test
  void search_everyCombinationOfOptions_keepsToItsRule() {
    List<Area> areas = List.of(new Circle(CENTER, 6_000), new BoxAround(CENTER, 9_000, 7_000));
    for (GeoIndex<String> index : newYork()) {
      for (Area area : areas) {
        List<String> met = names(index.search(area));
        List<String> nearestFirst = names(index.search(area, SearchOptions.NEAREST_FIRST));
        assertThat(met).hasSizeGreaterThan(3).containsExactlyInAnyOrderElementsOf(nearestFirst);
        for (SearchOptions.Order order : SearchOptions.Order.values()) {
          for (int limit : new int[] {1, 3, met.size(), 1_000}) {
            for (boolean any : new boolean[] {false, true}) {
              // Any: of those met first. Else of all, from the end that the order begins with.
              List<String> expected =
                  new ArrayList<>(any ? met.subList(0, Math.min(limit, met.size())) : nearestFirst);
              if (order != SearchOptions.Order.NONE) {
                expected.sort(Comparator.comparingInt(nearestFirst::indexOf));
              }
              if (order == SearchOptions.Order.DESCENDING) {
                Collections.reverse(expected);
              }
              SearchOptions options = new SearchOptions(order, limit, any);
              assertThat(names(index.search(area, options)))
                  .as("%s %s", area, options)
                  .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
            }
          }
        }
      }
    }
  }

  @Test
  void put_sameName_moves() {
    for (GeoIndex<String> index : all()) {
      assertThat(index.put("a", new GeoPoint(1, 1))).isEmpty();
      assertThat(index.put("a", new GeoPoint(1, 1))).contains(new GeoPoint(1, 1));
      assertThat(index.put("a", new GeoPoint(50, 50))).contains(new GeoPoint(1, 1));
      assertThat(index.size()).isEqualTo(1);
      assertThat(index.search(new Circle(new GeoPoint(1, 1), 1_000))).isEmpty();
      assertThat(names(index.search(new Circle(new GeoPoint(50, 50), 0)))).containsExactly("a");
      index.checkInvariants();
    }
  }

  @Test
  void position_asPut_keepsEveryBit() {
    GeoPoint place = new GeoPoint(90, 123.456);
    for (GeoIndex<String> index : all()) {
      index.put("pole", place);
      index.put("cut", new GeoPoint(3, 180));
      assertThat(index.position("pole")).contains(place);
      assertThat(index.position("cut")).contains(new GeoPoint(3, 180));
      assertThat(index.position("nobody")).isEmpty();
      assertThat(index.distanceMetres("pole", "nobody")).isEmpty();
      assertThat(index.distanceMetres("cut", "cut")).hasValue(0);
    }
  }

  @Test
  void remove_namesComeAndGo_slotsAreUsedAgain() {
    for (GeoIndex<String> index : all()) {
      SeededRandom random = new SeededRandom(1);
      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 50; i++) {
          index.put("n" + i, Places.point(random));
        }
        for (int i = 0; i < 50; i += 1 + round % 3) {
          assertThat(index.remove("n" + i)).isTrue();
          assertThat(index.remove("n" + i)).isFalse();
        }
        index.checkInvariants();
      }
    }
  }

  @Test
  void search_emptyIndex_findsNothing() {
    for (GeoIndex<String> index : all()) {
      assertThat(index.search(GeoBox.WORLD)).isEmpty();
      assertThat(index.nearest(CENTER, 5)).isEmpty();
      assertThat(index.stats().hits()).isZero();
      index.checkInvariants();
    }
  }

  @Test
  void nearest_badK_isRefused() {
    for (GeoIndex<String> index : newYork()) {
      assertThatIllegalArgumentException().isThrownBy(() -> index.nearest(CENTER, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> index.nearest(CENTER, -3));
      assertThat(index.nearest(CENTER, 1_000_000)).hasSize(7);
    }
  }

  @Test
  void put_placeOffTheGlobe_changesNothing() {
    for (UpdatableIndex index : List.of(new LinearScan(), new QuadTree(), new RTree())) {
      for (double bad : new double[] {Double.NaN, 1.0 / 0, 91}) {
        assertThatIllegalArgumentException().isThrownBy(() -> index.insert(1, bad, 0));
      }
      assertThatIllegalArgumentException().isThrownBy(() -> index.insert(1, 0, 180.5));
      assertThatIllegalArgumentException().isThrownBy(() -> index.insert(-1, 0, 0));
      assertThat(index.size()).isZero();
    }
  }

  @Test
  void search_obliqueNeighbours_findsBoth() {
    double[][] triples = {
      {85, -0.15307903289794921875, 85.00019260486917005437, 0.3515625, 4_891.94},
      {85, -4.95211958885192871094, 85.0511, 11.25, 156_544},
      {65.50900022111811438208, -45, 85.0511, 90, 5_009_431},
      {65, 45, 85.05, -135, 5_009_431}
    };
    for (double[] t : triples) {
      for (GeoIndex<String> index : all()) {
        GeoPoint first = new GeoPoint(t[0], t[1]);
        index.put("n1", first);
        index.put("n2", new GeoPoint(t[2], t[3]));
        assertThat(names(index.search(new Circle(first, t[4])))).contains("n1", "n2");
      }
    }
  }

  @Test
  void search_hugeRadius_findsEveryEntryOnce() {
    for (GeoIndex<String> index : all()) {
      index.put("user", new GeoPoint(-54.534504198047678, -47.271613776683807));
      assertThat(index.search(new Circle(new GeoPoint(0, 0), 50_000_000))).hasSize(1);
    }
  }

  @Test
  void search_longAndNarrowBox_keepsToItsHeight() {
    for (GeoIndex<String> index : all()) {
      index.put("test1", new GeoPoint(36.995, 12.75));
      index.put("test2", new GeoPoint(36.50, 12.75));
      index.put("test3", new GeoPoint(36.50, 13.00));
      GeoPoint center = new GeoPoint(37, 15);
      assertThat(names(index.search(new BoxAround(center, 400_000, 2_000))))
          .containsExactly("test1");
      index.put("test3", new GeoPoint(37.00, -1));
      assertThat(
              names(
                  index.search(
                      new BoxAround(center, 3_000_000, 2_000), SearchOptions.NEAREST_FIRST)))
          .containsExactly("test1", "test3");
    }
  }

  @Test
  void search_boxCorners_areDecidedByTheirOwnLatitude() {
    double[][] places = {
      {38.788135, 12.758489},
      {38.788135, 17.241510},
      {35.202000, 17.250000},
      {35.202000, 12.750000},
      {37, 12.748489955781654},
      {38.798135872540925, 15},
      {37, 17.251510044218346},
      {35.201864127459075, 15}
    };
    for (GeoIndex<String> index : all()) {
      for (int i = 0; i < places.length; i++) {
        index.put("edge" + (i + 1), new GeoPoint(places[i][0], places[i][1]));
      }
      assertThat(names(index.search(new BoxAround(new GeoPoint(37, 15), 400_000, 400_000))))
          .containsExactlyInAnyOrder("edge1", "edge2", "edge5", "edge7");
    }
  }

  @Test
  void search_boxOverTheAntimeridian_findsBothSides() {
    for (GeoIndex<String> index : all()) {
      index.put("point1", new GeoPoint(36, 179.5));
      index.put("point2", new GeoPoint(36, -179.5));
      SearchOptions ascending = SearchOptions.NEAREST_FIRST;
      BoxAround east = new BoxAround(new GeoPoint(37, 179), 400_000, 400_000);
      assertThat(names(index.search(east, ascending))).containsExactly("point1", "point2");
      BoxAround west = new BoxAround(new GeoPoint(37, -179), 400_000, 400_000);
      assertThat(names(index.search(west, ascending))).containsExactly("point2", "point1");
    }
  }

  /**
   * Radius and center of searches that once made Redis miss places, each with many drawn places.
   */
  @Test
  void search_radiiThatOnceFailedRedis_findWhatTheScanFinds() {
    double[][] vectors = {
      {7083, 81.634948934258375, 30.561509253718668},
      {5416, -70.863281847379767, -46.347003465679947},
      {6064, -89.818768962202014, -40.463868561416803},
      {156, 149.29737817929004, 15.95807862745508},
      {143, 59.235461856813856, 66.269555127373678},
      {187, -101.88575239939883, 49.061997951502917},
      {154, -90.187939661642517, 66.615930412251487},
      {145, 163.03472387745728, 64.012747720821181},
      {143, 137.86663517256579, 63.986745399416776},
      {151, 59.149620271823181, 65.204186651485145},
      {149, 84.062063109158544, -65.685403922426232},
      {16751, -1.8175081637769495, 20.665668878082954}
    };
    List<GeoIndex<Integer>> indexes = new ArrayList<>();
    indexes.add(new GeoIndex<>(new LinearScan()));
    indexes.add(new GeoIndex<>(new GeoHashIndex()));
    indexes.add(new GeoIndex<>(new GeoHashIndex(new TreeMap<>(), NineCells.INSTANCE)));
    indexes.add(new GeoIndex<>(new RTree()));
    SeededRandom random = new SeededRandom(1_482_225_976_969L);
    for (int i = 0; i < 20_000; i++) {
      GeoPoint place = Places.uniform(random);
      int name = i;
      indexes.forEach(index -> index.put(name, place));
    }
    for (int i = 0; i < 12_000; i++) {
      double[] v = vectors[i % vectors.length];
      double degrees = v[0] / 80;
      double latitude = v[2] + (random.nextDouble() * 2 - 1) * degrees;
      double longitude = v[1] + (random.nextDouble() * 2 - 1) * degrees;
      GeoPoint place = GeoPoint.wrapped(Math.max(-90, Math.min(90, latitude)), longitude);
      int name = 20_000 + i;
      indexes.forEach(index -> index.put(name, place));
    }
    for (double[] v : vectors) {
      Circle circle = new Circle(new GeoPoint(v[2], v[1]), v[0] * 1_000);
      List<GeoIndex.Hit<Integer>> expected =
          indexes.get(0).search(circle, SearchOptions.NEAREST_FIRST);
      assertThat(expected).isNotEmpty();
      for (GeoIndex<Integer> index : indexes) {
        assertThat(index.search(circle, SearchOptions.NEAREST_FIRST)).isEqualTo(expected);
      }
    }
  }

  @Test
  void constructor_indexWithEntries_isRefused() {
    LinearScan scan = new LinearScan();
    scan.insert(0, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoIndex<String>(scan));
  }

  @Test
  void checkInvariants_entryPutBehindItsBack_isNoticed() {
    QuadTree tree = new QuadTree();
    GeoIndex<String> index = new GeoIndex<>(tree);
    index.put("a", CENTER);
    tree.insert(7, 0, 0);
    assertThatThrownBy(index::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: the index holds 2 entries for 1 names");
  }

  @Test
  void put_placeThatTheIndexRefuses_changesNothing() {
    QuadTree tree = new QuadTree(new QuadTreeOptions(new GeoBox(0, 0, 10, 10), 4, 10));
    GeoIndex<String> index = new GeoIndex<>(tree);
    index.put("a", new GeoPoint(1, 1));
    GeoPoint outside = new GeoPoint(50, 50);
    assertThatIllegalArgumentException().isThrownBy(() -> index.put("b", outside));
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.position("b")).isEmpty();
    index.checkInvariants();
    assertThatIllegalArgumentException().isThrownBy(() -> index.put("a", outside));
    assertThat(index.position("a")).contains(new GeoPoint(1, 1));
    assertThat(names(index.search(GeoBox.WORLD))).containsExactly("a");
    index.checkInvariants();
    assertThat(index.remove("a")).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> index.put("c", outside));
    index.put("d", new GeoPoint(2, 2));
    index.put("e", new GeoPoint(3, 3));
    assertThat(names(index.search(GeoBox.WORLD))).containsExactlyInAnyOrder("d", "e");
    index.checkInvariants();
  }

  @Test
  void checkInvariants_entryMovedBehindItsBack_isNoticed() {
    QuadTree tree = new QuadTree();
    GeoIndex<String> index = new GeoIndex<>(tree);
    index.put("a", new GeoPoint(1, 1));
    tree.remove(0, 1, 1);
    tree.insert(0, 50, 50);
    assertThatThrownBy(index::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I1: the index does not hold a at");
  }
}
