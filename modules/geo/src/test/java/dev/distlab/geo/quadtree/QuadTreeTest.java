package dev.distlab.geo.quadtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.geo.Area;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PlacedEntries;
import dev.distlab.geo.Places;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuadTreeTest {

  private static final QuadTreeOptions TWO_A_QUADRANT =
      QuadTreeOptions.defaults().withBucketCapacity(2);

  @Test
  void insert_moreThanABucket_splitsAndRedistributes() {
    Trace.Recording trace = Trace.recording();
    QuadTree tree = new QuadTree(TWO_A_QUADRANT, trace);
    tree.insert(0, 10, 10);
    tree.insert(1, -10, 10);
    assertThat(tree.stats().pageCount()).isEqualTo(1);
    tree.insert(2, 10, -10);
    assertThat(tree.stats().pageCount()).isEqualTo(5);
    assertThat(trace.events())
        .extracting(Trace.Event::toString)
        .containsExactly(
            "split: quadrant -90,-180..90,180 at depth 0 held 3 points, more than 2: its quarters"
                + " hold 0 1 1 1");
    tree.checkInvariants();
  }

  @Test
  void insert_identicalPoints_stopSplittingAtTheDepthLimit() {
    QuadTree tree = new QuadTree(new QuadTreeOptions(GeoBox.WORLD, 2, 10));
    for (int id = 0; id < 1_000; id++) {
      tree.insert(id, 48.2, 16.37);
    }
    tree.checkInvariants();
    assertThat(tree.stats().height()).isEqualTo(11);
    assertThat(tree.stats().pageCount()).isEqualTo(41);
    List<Integer> found = new ArrayList<>();
    tree.search(new Circle(new GeoPoint(48.2, 16.37), 0), found::add);
    assertThat(found).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void insert_pointsOneUlpApart_stopAtTheDepthLimit() {
    QuadTree tree = new QuadTree(new QuadTreeOptions(GeoBox.WORLD, 1, 40));
    tree.insert(0, 48.2, 16.37);
    tree.insert(1, Math.nextUp(48.2), 16.37);
    tree.checkInvariants();
    assertThat(tree.stats().height()).isEqualTo(41);
  }

  @Test
  void insert_pointOnASplitLine_goesNorthEast() {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    tree.insert(0, 0, 0);
    tree.insert(1, 50, -50);
    tree.insert(2, -50, -50);
    List<Integer> found = new ArrayList<>();
    tree.search(new GeoBox(0, 0, 90, 180), found::add);
    assertThat(found).containsExactly(0);
    tree.search(new GeoBox(-90, -180, 0, 0), found::add);
    assertThat(found).as("an edge belongs to a box on both sides").containsExactly(0, 2, 0);
    tree.checkInvariants();
  }

  @Test
  void insert_lastLatitudeAndLongitude_belongToTheLastQuadrants() {
    QuadTree tree = new QuadTree(new QuadTreeOptions(GeoBox.WORLD, 1, 8));
    tree.insert(0, 90, 180);
    tree.insert(1, -90, -180);
    tree.insert(2, 89, 180);
    tree.insert(3, 89, -180);
    tree.checkInvariants();
    List<Integer> found = new ArrayList<>();
    tree.search(new GeoBox(89, 180, 90, 180), found::add);
    assertThat(found).containsExactlyInAnyOrder(0, 2, 3);
  }

  @Test
  void insert_outsideTheRegion_isRefusedByItsOwnType() {
    QuadTree vienna = new QuadTree(new QuadTreeOptions(new GeoBox(48, 16, 49, 17), 4, 10));
    vienna.insert(0, 48.5, 16.5);
    assertThatThrownBy(() -> vienna.insert(1, 47, 16.5))
        .isInstanceOf(OutsideRegionException.class)
        .hasMessageContaining("47.0,16.5");
    assertThat(vienna.remove(1, 47, 16.5)).isFalse();
    assertThat(vienna.size()).isEqualTo(1);
    vienna.checkInvariants();
  }

  @Test
  void remove_untilABucketSuffices_collapses() {
    Trace.Recording trace = Trace.recording();
    QuadTree tree = new QuadTree(TWO_A_QUADRANT, trace);
    for (int id = 0; id < 5; id++) {
      tree.insert(id, 40 + id, 10);
    }
    int grown = (int) tree.stats().pageCount();
    trace.drain();
    tree.remove(4, 44, 10);
    tree.remove(3, 43, 10);
    tree.remove(2, 42, 10);
    assertThat(grown).isGreaterThan(5);
    assertThat(tree.stats().pageCount()).isEqualTo(1);
    assertThat(trace.events()).extracting(Trace.Event::what).contains("collapse");
    tree.checkInvariants();
  }

  @Test
  void shape_anyOrderOfInsertion_isTheSame() {
    SeededRandom random = new SeededRandom(4);
    List<GeoPoint> points = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      points.add(Places.point(random));
    }
    List<String> first = shape(points);
    random.shuffle(points);
    assertThat(shape(points)).isEqualTo(first);
  }

  private static List<String> shape(List<GeoPoint> points) {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    for (int id = 0; id < points.size(); id++) {
      tree.insert(id, points.get(id).latitude(), points.get(id).longitude());
    }
    List<String> pages = new ArrayList<>();
    tree.forEachPage((depth, bounds, count) -> pages.add(depth + " " + bounds + " " + count));
    return pages;
  }

  @Test
  void nearest_clusteredPoints_visitsFewQuadrants() {
    QuadTree tree = new QuadTree();
    SeededRandom random = new SeededRandom(5);
    for (int id = 0; id < 10_000; id++) {
      GeoPoint place = Places.uniform(random);
      tree.insert(id, place.latitude(), place.longitude());
    }
    tree.nearest(new GeoPoint(10, 10), new NearestHits(10));
    assertThat(tree.stats().pagesVisited()).isLessThan(40);
    assertThat(tree.stats().candidates()).isLessThan(300);
  }

  private static QuadTree threeInThreeQuarters() {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    tree.insert(0, 10, 10);
    tree.insert(1, -10, 10);
    tree.insert(2, 10, -10);
    return tree;
  }

  @Test
  void forEachPage_treeThatHasSplit_showsTheQuartersBelowTheRoot() {
    List<String> pages = new ArrayList<>();
    threeInThreeQuarters().forEachPage((depth, bounds, count) -> pages.add(depth + ": " + count));
    assertThat(pages).containsExactly("0: 3", "1: 0", "1: 1", "1: 1", "1: 1");
  }

  @Test
  void stats_searches_countNonEmptyQuadrantsAndTheirPoints() {
    QuadTree tree = threeInThreeQuarters();
    tree.search(GeoBox.WORLD, id -> true);
    assertThat(tree.stats())
        .extracting(SpatialStats::pagesVisited, SpatialStats::candidates, SpatialStats::hits)
        .containsExactly(4L, 3L, 3L);
    tree.nearest(new GeoPoint(10, 10), new NearestHits(1));
    assertThat(tree.stats())
        .extracting(SpatialStats::pagesVisited, SpatialStats::candidates, SpatialStats::hits)
        .as("the quarter over the pole may hold something as near")
        .containsExactly(7L, 5L, 4L);
  }

  @Test
  void stats_updates_countQuadrantsAndWhatIsComparedOrMoved() {
    QuadTree tree = threeInThreeQuarters();
    assertThat(tree.stats().updateSteps()).isEqualTo(3 + 3);
    assertThat(tree.stats().sizeBytes())
        .isEqualTo(5 * 64 + 32 + 3 * new PlacedEntries().sizeBytes());
    tree.insert(3, 10, 11);
    assertThat(tree.stats().updateSteps()).isEqualTo(6 + 2);
    tree.remove(3, 10, 11);
    assertThat(tree.stats().updateSteps()).isEqualTo(8 + 2 + 2);
    tree.remove(2, 10, -10);
    assertThat(tree.stats().updateSteps()).isEqualTo(12 + 2 + 1 + 2);
  }

  @Test
  void watch_search_showsTheVisitedQuadrants() {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    for (int id = 0; id < 20; id++) {
      tree.insert(id, id * 4, id * 8);
    }
    List<Rectangle> seen = new ArrayList<>();
    tree.watch((depth, bounds, count) -> seen.add(bounds));
    tree.search(new GeoBox(0, 0, 10, 10), id -> true);
    assertThat(seen).hasSize((int) tree.stats().pagesVisited()).contains(Rectangle.WORLD);
    tree.watch(null);
    tree.search(new GeoBox(0, 0, 10, 10), id -> true);
    assertThat(seen.size()).isLessThan((int) tree.stats().pagesVisited());
  }

  @Test
  void options_ofTheirLimits_areAllowed() {
    QuadTreeOptions flat = new QuadTreeOptions(GeoBox.WORLD, 4_096, 0);
    assertThat(flat.withMaxDepth(40)).isEqualTo(new QuadTreeOptions(GeoBox.WORLD, 4_096, 40));
    assertThat(new QuadTree(flat).options()).isEqualTo(flat);
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuadTreeOptions.defaults().withBucketCapacity(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuadTreeOptions.defaults().withBucketCapacity(4_097));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuadTreeOptions.defaults().withMaxDepth(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuadTreeOptions.defaults().withMaxDepth(41));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuadTreeOptions(new GeoBox(0, 170, 1, -170), 4, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuadTreeOptions(new GeoBox(0, 0, 0, 10), 4, 4));
  }

  @Test
  void checkInvariants_brokenLaws_areNoticed() {
    assertBites("I3", tree -> leafOf(tree).bucket.add(99, -80, -170), 1);
    assertBites("I3", tree -> addAtEdge(leafOf(tree), 1, 0), 0);
    assertBites("I3", tree -> addAtEdge(leafOf(tree), 0, 1), 0);
    assertBites("I4", tree -> fill(leafOf(tree)), 0);
    assertBites("I5", tree -> tree.root().count = 2, 0);
    assertBites("I5", tree -> tree.root().bucket = leafOf(tree).bucket, 0);
    assertBites("I6", tree -> leafOf(tree).count++, 0);
    assertBites("I6", tree -> tree.root().count++, 0);
  }

  @Test
  void checkInvariants_onlyLeafThatMiscounts_isNoticed() {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    tree.insert(0, 2, 3);
    tree.root().count++;
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I6");
  }

  private interface Sabotage {
    void on(QuadTree tree);
  }

  private static void assertBites(String law, Sabotage sabotage, int countedToo) {
    QuadTree tree = new QuadTree(TWO_A_QUADRANT);
    for (int id = 0; id < 20; id++) {
      tree.insert(id, 2 + id * 4, 3 + id * 8);
    }
    tree.checkInvariants();
    sabotage.on(tree);
    leafOf(tree).count += countedToo;
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }

  private static Quadrant leafOf(QuadTree tree) {
    Quadrant quadrant = tree.root();
    while (!quadrant.isLeaf()) {
      quadrant = quadrant.quarterOf(2, 3);
    }
    return quadrant;
  }

  /** On the northern or the eastern edge, which belongs to the neighbour. */
  private static void addAtEdge(Quadrant leaf, int northern, int eastern) {
    leaf.bucket.removeAt(0);
    double latitude = northern * leaf.north + (1 - northern) * leaf.south;
    double longitude = eastern * leaf.east + (1 - eastern) * leaf.west;
    leaf.bucket.add(99, latitude, longitude);
  }

  private static void fill(Quadrant leaf) {
    while (leaf.count <= 2) {
      leaf.addToBucket(50 + leaf.count, 2, 3);
    }
  }

  @Test
  void insert_regionThatEndsAt180OrAtAPole_filesWhatItHolds() {
    List<GeoBox> regions =
        List.of(
            new GeoBox(-10, 170, 10, 180),
            new GeoBox(80, 10, 90, 20),
            new GeoBox(-90, 100, -80, 180),
            new GeoBox(-90, 150, 90, 180));
    SeededRandom random = new SeededRandom(6);
    for (GeoBox region : regions) {
      QuadTree tree = new QuadTree(new QuadTreeOptions(region, 2, 6));
      LinearScan scan = new LinearScan();
      List<GeoPoint> places = new ArrayList<>();
      while (places.size() < 400) {
        GeoPoint place = randomNearEdge(random, region);
        if (region.contains(place.latitude(), place.longitude())) {
          tree.insert(places.size(), place.latitude(), place.longitude());
          scan.insert(places.size(), place.latitude(), place.longitude());
          places.add(place);
        } else {
          assertThatThrownBy(() -> tree.insert(9_999, place.latitude(), place.longitude()))
              .isInstanceOf(OutsideRegionException.class);
        }
      }
      assertAlike(tree, scan, random);
      for (int id = 0; id < places.size(); id += 3) {
        GeoPoint place = places.get(id);
        assertThat(tree.remove(id, place.latitude(), place.longitude())).isTrue();
        scan.remove(id, place.latitude(), place.longitude());
      }
      assertAlike(tree, scan, random);
    }
  }

  private static GeoPoint randomNearEdge(SeededRandom random, GeoBox region) {
    return switch (random.nextInt(4)) {
      case 0 -> new GeoPoint(random.nextInt(-10, 11), random.nextBoolean() ? 180 : -180);
      case 1 -> new GeoPoint(random.nextBoolean() ? 90 : -90, random.nextInt(-180, 181));
      case 2 -> Places.point(random);
      default ->
          new GeoPoint(
              region.south() + random.nextDouble() * region.heightDegrees(),
              region.west() + random.nextDouble() * region.widthDegrees());
    };
  }

  private static void assertAlike(QuadTree tree, LinearScan scan, SeededRandom random) {
    tree.checkInvariants();
    assertThat(tree.size()).isEqualTo(scan.size());
    for (int i = 0; i < 200; i++) {
      Area area = i % 4 == 0 ? new GeoBox(-90, -180, 90, -180) : Places.area(random);
      List<Integer> found = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      tree.search(area, found::add);
      scan.search(area, expected::add);
      assertThat(found).as("%s", area).containsExactlyInAnyOrderElementsOf(expected);
      GeoPoint from = Places.point(random);
      assertThat(nearest(tree, from)).as("%s", from).isEqualTo(nearest(scan, from));
    }
  }

  private static List<Integer> nearest(SpatialIndex index, GeoPoint from) {
    NearestHits hits = new NearestHits(7);
    index.nearest(from, hits);
    hits.sort();
    List<Integer> ids = new ArrayList<>();
    for (int rank = 0; rank < hits.size(); rank++) {
      ids.add(hits.id(rank));
    }
    return ids;
  }

  @Test
  void options_default_reachDownToMetres() {
    double parts = Math.scalb(1.0, QuadTreeOptions.defaults().maxDepth());
    GeoPoint origin = new GeoPoint(0, 0);
    assertThat(Haversine.metres(origin, new GeoPoint(180 / parts, 0))).isCloseTo(1.2, within(0.05));
    assertThat(Haversine.metres(origin, new GeoPoint(0, 360 / parts))).isCloseTo(2.4, within(0.05));
  }
}
