package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Places;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RTreeTest {

  private static final RTreeOptions SMALL = RTreeOptions.defaults().withMaxEntries(4);
  private static final RTreeOptions RECTANGLES =
      SMALL.withContents(RTreeOptions.Contents.RECTANGLES);

  private static List<RTree> bothAlgorithms(RTreeOptions options) {
    List<RTree> trees = new ArrayList<>();
    for (RTreeOptions.Algorithm algorithm : RTreeOptions.Algorithm.values()) {
      trees.add(new RTree(options.withAlgorithm(algorithm)));
    }
    return trees;
  }

  @Test
  void insert_identicalPoints_areAllKeptAndFound() {
    for (RTree tree : bothAlgorithms(SMALL)) {
      for (int id = 0; id < 500; id++) {
        tree.insert(id, 5, 5);
      }
      tree.checkInvariants();
      List<Integer> found = new ArrayList<>();
      tree.search(new Circle(new GeoPoint(5, 5), 0), found::add);
      assertThat(found).hasSize(500).doesNotHaveDuplicates();
      for (int id = 0; id < 500; id++) {
        assertThat(tree.remove(id, 5, 5)).isTrue();
        tree.checkInvariants();
      }
      assertThat(tree.size()).isZero();
    }
  }

  @Test
  void insert_identicalAndFlatRectangles_areAllKeptAndFound() {
    for (RTree tree : bothAlgorithms(RECTANGLES)) {
      for (int id = 0; id < 100; id++) {
        tree.insert(id, id % 2 == 0 ? new GeoBox(1, 1, 2, 2) : new GeoBox(1, 1, 1, 9));
      }
      tree.checkInvariants();
      List<Integer> found = new ArrayList<>();
      tree.search(new GeoBox(0, 0, 1, 1), found::add);
      assertThat(found).hasSize(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void insert_rectangleOverTheAntimeridian_isFoundOnceFromBothSides() {
    for (RTree tree : bothAlgorithms(RECTANGLES)) {
      tree.insert(0, new GeoBox(-20, 175, -15, -178));
      tree.insert(1, new GeoBox(-20, 0, -15, 1));
      for (GeoBox area :
          List.of(
              new GeoBox(-30, 176, 0, 177),
              new GeoBox(-30, -179, 0, -178.5),
              new GeoBox(-30, 170, 0, -170))) {
        List<Integer> found = new ArrayList<>();
        tree.search(area, found::add);
        assertThat(found).containsExactly(0);
      }
      NearestHits hits = new NearestHits(2);
      tree.nearest(new GeoPoint(-17, -179), hits);
      hits.sort();
      assertThat(hits.id(0)).isZero();
      assertThat(hits.haversine(0)).isZero();
      assertThat(hits.id(1)).isEqualTo(1);
      assertThat(tree.remove(0, new GeoBox(-20, 175, -15, -178))).isTrue();
      assertThat(tree.size()).isEqualTo(1);
      tree.checkInvariants();
    }
  }

  @Test
  void remove_rectangleThatIsThereInPart_takesNothing() {
    RTree tree = new RTree(RECTANGLES);
    tree.insert(0, new GeoBox(0, 170, 1, 180));
    assertThat(tree.remove(0, new GeoBox(0, 170, 1, -170))).isFalse();
    assertThat(tree.size()).isEqualTo(1);
    tree.checkInvariants();
    assertThat(tree.remove(0, new GeoBox(0, 170, 1, 180))).isTrue();
  }

  @Test
  void insert_rectangleIntoATreeOfPoints_isRefused() {
    RTree tree = new RTree();
    assertThatIllegalStateException()
        .isThrownBy(() -> tree.insert(0, new GeoBox(0, 0, 1, 1)))
        .withMessageContaining("made for points");
  }

  @Test
  void remove_randomOrder_condensesAndShrinks() {
    for (RTree tree : bothAlgorithms(SMALL)) {
      SeededRandom random = new SeededRandom(1);
      List<GeoPoint> places = new ArrayList<>();
      for (int id = 0; id < 1_000; id++) {
        places.add(Places.point(random));
        tree.insert(id, places.get(id).latitude(), places.get(id).longitude());
      }
      int heightBefore = tree.stats().height();
      List<Integer> order = new ArrayList<>();
      for (int id = 0; id < 1_000; id++) {
        order.add(id);
      }
      random.shuffle(order);
      for (int i = 0; i < 1_000; i++) {
        GeoPoint place = places.get(order.get(i));
        assertThat(tree.remove(order.get(i), place.latitude(), place.longitude())).isTrue();
        if (i % 50 == 0) {
          tree.checkInvariants();
        }
      }
      assertThat(heightBefore).isGreaterThan(4);
      assertThat(tree.stats().height()).isEqualTo(1);
      assertThat(tree.stats().pageCount()).isEqualTo(1);
    }
  }

  @Test
  void trace_growingAndShrinking_tellsWhatAndWhy() {
    Trace.Recording trace = Trace.recording();
    RTree tree = new RTree(SMALL.withAlgorithm(RTreeOptions.Algorithm.QUADRATIC), trace);
    for (int id = 0; id < 5; id++) {
      tree.insert(id, id, id);
    }
    assertThat(trace.drain())
        .extracting(Trace.Event::toString)
        .containsExactly(
            "split: a page of level 0 with 5 entries becomes 0,0..2,2 with 3 and 3,3..4,4 with 2",
            "grow: the root has split: the tree is now 2 pages high");
    tree.insert(5, 10, 10);
    assertThat(trace.drain())
        .extracting(Trace.Event::toString)
        .containsExactly(
            "choose: of 2 pages at level 0 the one around 3,3..4,4, which has to grow");
    for (int id = 5; id > 2; id--) {
      tree.remove(id, id == 5 ? 10 : id, id == 5 ? 10 : id);
    }
    assertThat(trace.events()).extracting(Trace.Event::what).contains("condense", "shrink");
    tree.checkInvariants();
  }

  @Test
  void trace_rStarOverflow_reinsertsBeforeItSplits() {
    Trace.Recording trace = Trace.recording();
    RTree tree = new RTree(SMALL, trace);
    SeededRandom random = new SeededRandom(2);
    for (int id = 0; id < 100; id++) {
      GeoPoint place = Places.uniform(random);
      tree.insert(id, place.latitude(), place.longitude());
    }
    List<String> what = trace.events().stream().map(Trace.Event::what).toList();
    assertThat(what).contains("reinsert", "split", "choose");
    tree.checkInvariants();
  }

  @Test
  void rStar_sameData_overlapsLessThanQuadratic() {
    double[] overlap = new double[2];
    SeededRandom random = new SeededRandom(3);
    List<RTree> trees = bothAlgorithms(RTreeOptions.defaults());
    for (int id = 0; id < 20_000; id++) {
      GeoPoint place = Places.uniform(random);
      trees.get(0).insert(id, place.latitude(), place.longitude());
      trees.get(1).insert(id, place.latitude(), place.longitude());
    }
    for (int i = 0; i < 500; i++) {
      GeoPoint center = Places.uniform(random);
      for (int t = 0; t < 2; t++) {
        trees.get(t).search(new Circle(center, 300_000), id -> true);
        overlap[t] = trees.get(t).stats().pagesVisited();
      }
    }
    assertThat(overlap[1]).isLessThan(overlap[0] * 0.9);
  }

  @Test
  void bulkLoad_anyCount_keepsTheLawsAndFillsPages() {
    SeededRandom random = new SeededRandom(4);
    for (int count : new int[] {0, 1, 3, 4, 5, 15, 16, 17, 100, 1_000, 4_321}) {
      double[] latitudes = new double[count];
      double[] longitudes = new double[count];
      for (int i = 0; i < count; i++) {
        GeoPoint place = Places.point(random);
        latitudes[i] = place.latitude();
        longitudes[i] = place.longitude();
      }
      for (BulkOrder order : BulkOrder.values()) {
        RTree tree = RTree.bulkLoad(RTreeOptions.defaults(), order, latitudes, longitudes);
        tree.checkInvariants();
        assertThat(tree.size()).isEqualTo(count);
        List<Integer> found = new ArrayList<>();
        tree.search(GeoBox.WORLD, found::add);
        assertThat(found).hasSize(count).doesNotHaveDuplicates();
        for (int id = 0; id < count; id += 7) {
          assertThat(tree.remove(id, latitudes[id], longitudes[id])).isTrue();
        }
        tree.checkInvariants();
      }
    }
  }

  @Test
  void bulkLoad_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RTree.bulkLoad(SMALL, BulkOrder.STR, new double[] {1}, new double[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RTree.bulkLoad(SMALL, BulkOrder.STR, new double[] {91}, new double[] {1}));
    assertThatIllegalStateException()
        .isThrownBy(() -> RTree.bulkLoad(SMALL, BulkOrder.STR, List.of()));
  }

  @Test
  void nearest_ties_preferTheSmallerId() {
    for (RTree tree : bothAlgorithms(SMALL)) {
      for (int id = 19; id >= 0; id--) {
        tree.insert(id, 0, id % 2 == 0 ? 10 : -10);
      }
      NearestHits hits = new NearestHits(5);
      tree.nearest(new GeoPoint(0, 0), hits);
      hits.sort();
      List<Integer> ids = new ArrayList<>();
      for (int i = 0; i < hits.size(); i++) {
        ids.add(hits.id(i));
      }
      assertThat(ids).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SMALL.withMaxEntries(3));
    assertThatIllegalArgumentException().isThrownBy(() -> SMALL.withMaxEntries(257));
    for (int minEntries : new int[] {1, 5}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new RTreeOptions(
                      8, minEntries, RTreeOptions.Algorithm.R_STAR, RTreeOptions.Contents.POINTS));
    }
    assertThat(SMALL.withMaxEntries(256).maxEntries()).isEqualTo(256);
  }

  @Test
  void checkInvariants_brokenLaws_areNoticed() {
    for (int side = 0; side < 4; side++) {
      int loose = side;
      assertBites("I7", tree -> loosen(tree.root(), loose));
    }
    assertBites("I8: the root has 1 children", tree -> keepOne(tree.root()));
    assertBites("I8: a page of level 0 holds 1 ", tree -> keepOne(firstLeaf(tree)));
    assertBites("I8: a page of level 0 holds 5 ", tree -> overfill(firstLeaf(tree)));
    assertBites("I9", tree -> hangALevelTooHigh(tree.root()));
  }

  private static void hangALevelTooHigh(TreeNode root) {
    root.removeAt(0);
    root.add(Entry.ofPage(new TreeNode(root.level, SMALL)));
  }

  private interface Sabotage {
    void on(RTree tree);
  }

  private static void assertBites(String law, Sabotage sabotage) {
    RTree tree = new RTree(SMALL);
    for (int id = 0; id < 14; id++) {
      tree.insert(id, id, id * 2);
    }
    tree.checkInvariants();
    sabotage.on(tree);
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }

  private static void loosen(TreeNode root, int side) {
    Mbr mbr = root.child(0).mbr();
    mbr.add(
        side == 0 ? -50 : mbr.south,
        side == 1 ? -50 : mbr.west,
        side == 2 ? 50 : mbr.north,
        side == 3 ? 50 : mbr.east);
    root.setBounds(0, mbr);
  }

  private static TreeNode firstLeaf(RTree tree) {
    TreeNode page = tree.root();
    while (!page.isLeaf()) {
      page = page.child(0);
    }
    return page;
  }

  private static void keepOne(TreeNode page) {
    while (page.count() > 1) {
      page.removeAt(page.count() - 1);
    }
  }

  private static void overfill(TreeNode leaf) {
    while (leaf.count() < leaf.room()) {
      leaf.add(Entry.ofPoint(0, 0, 0));
    }
  }

  @Test
  void remove_pointThatIsAPieceOfARectangle_takesNothing() {
    for (RTree tree : bothAlgorithms(RECTANGLES)) {
      GeoBox cap = new GeoBox(80, 10, 90, 20);
      tree.insert(7, cap);
      assertThat(tree.remove(7, 90, 0)).isFalse();
      assertThat(tree.remove(7, new GeoBox(90, 0, 90, 0))).isFalse();
      assertThat(tree.remove(7, new GeoBox(80, 0, 90, 0))).isFalse();
      assertThat(tree.size()).isEqualTo(1);
      tree.checkInvariants();
      assertThat(tree.remove(7, cap)).isTrue();
      tree.checkInvariants();
      List<Integer> found = new ArrayList<>();
      tree.search(GeoBox.WORLD, found::add);
      assertThat(found).isEmpty();
    }
  }

  @Test
  void remove_rectangleThatIsAllPiecesOfAnotherButOne_takesNothing() {
    RTree tree = new RTree(RECTANGLES);
    tree.insert(0, new GeoBox(80, 170, 90, -170));
    assertThat(tree.remove(0, new GeoBox(80, -180, 90, -170))).isFalse();
    tree.checkInvariants();
    assertThat(tree.remove(0, new GeoBox(80, 170, 90, -170))).isTrue();
    tree.checkInvariants();
  }

  @Test
  void insert_boxAroundAPointOn180_isThatPoint() {
    for (GeoPoint name : List.of(new GeoPoint(0, 180), new GeoPoint(0, -180))) {
      List<RTree> trees = bothAlgorithms(RECTANGLES);
      trees.forEach(tree -> tree.insert(0, GeoBox.ofPoint(new GeoPoint(0, 180))));
      for (BulkOrder order : BulkOrder.values()) {
        trees.add(RTree.bulkLoad(RECTANGLES, order, List.of(new GeoBox(0, 180, 0, 180))));
      }
      for (RTree tree : trees) {
        assertThat(tree.remove(0, name.latitude(), name.longitude())).isTrue();
        assertThat(tree.size()).isZero();
        tree.checkInvariants();
        List<Integer> found = new ArrayList<>();
        tree.search(GeoBox.WORLD, found::add);
        assertThat(found).isEmpty();
        tree.insert(0, 0, 180);
        assertThat(tree.remove(0, GeoBox.ofPoint(name))).isTrue();
        tree.checkInvariants();
      }
    }
  }

  @Test
  void bulkLoad_pointsIntoATreeForRectangles_takesRectanglesAfterwards() {
    RTree tree =
        RTree.bulkLoad(RECTANGLES, BulkOrder.STR, new double[] {1, 2, 3}, new double[] {1, 2, 180});
    tree.insert(3, new GeoBox(-1, 170, 3, 180));
    tree.checkInvariants();
    List<Integer> found = new ArrayList<>();
    tree.search(new GeoBox(3, 175, 3, -175), found::add);
    assertThat(found).containsExactlyInAnyOrder(2, 3);
    assertThat(tree.remove(2, 3, -180)).isTrue();
    tree.checkInvariants();
  }

  @Test
  void checkInvariants_entryTooMany_isNoticed() {
    RTree tree = new RTree(RECTANGLES);
    tree.insert(0, new GeoBox(-1, 170, 3, -170));
    tree.insert(1, 2, 2);
    tree.checkInvariants();
    tree.root().add(tree.root().entry(1));
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: 4 entries in the leaves, 3 counted");
  }
}
