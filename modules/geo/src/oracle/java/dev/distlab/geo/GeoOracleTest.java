package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.davidmoten.geo.LatLong;
import dev.distlab.geo.geohash.Direction;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.geo.geohash.PolePolicy;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.strtree.STRtree;

/** Other libraries' answers, within the limits in which they are right. */
class GeoOracleTest {

  private static final int CASES = 20_000;

  /** davidmoten's geo gives the eastern edge to the first column, so 180 is left out. */
  @Test
  void encode_randomPlaces_isWhatDavidmotenEncodes() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < CASES; i++) {
      GeoPoint place = Places.point(random);
      int chars = 1 + random.nextInt(12);
      String expected =
          com.github.davidmoten.geo.GeoHash.encodeHash(
              place.latitude(), place.longitude(), chars);
      assertThat(GeoHash.encode(place.latitude(), place.longitude(), chars))
          .as("%s", place)
          .isEqualTo(expected);
      LatLong middle = com.github.davidmoten.geo.GeoHash.decodeHash(expected);
      assertThat(GeoHash.decode(expected).latitude()).isCloseTo(middle.getLat(), within(1e-9));
      assertThat(GeoHash.decode(expected).longitude()).isCloseTo(middle.getLon(), within(1e-9));
    }
  }

  @Test
  void encode_randomPlaces_isWhatHsrEncodes() {
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < CASES; i++) {
      GeoPoint place = Places.uniform(random);
      int chars = 1 + random.nextInt(12);
      assertThat(GeoHash.encode(place.latitude(), place.longitude(), chars))
          .isEqualTo(
              ch.hsr.geohash.GeoHash.geoHashStringWithCharacterPrecision(
                  place.latitude(), place.longitude(), chars));
    }
  }

  /**
   * davidmoten's neighbours cross the poles as walking on would, but for words of even length, whose
   * last letter comes out in the wrong row there: these are asked away from the poles only.
   */
  @Test
  void adjacent_anywhere_isWhatDavidmotenSays() {
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < CASES; i++) {
      GeoPoint place = Places.point(random);
      String word = GeoHash.encode(place.latitude(), place.longitude(), 1 + random.nextInt(12));
      boolean isOdd = word.length() % 2 == 1;
      if (isOdd || GeoHash.adjacent(word, Direction.NORTH, PolePolicy.NONE).isPresent()) {
        assertThat(GeoHash.adjacent(word, Direction.NORTH, PolePolicy.ACROSS))
            .contains(com.github.davidmoten.geo.GeoHash.top(word));
      }
      if (isOdd || GeoHash.adjacent(word, Direction.SOUTH, PolePolicy.NONE).isPresent()) {
        assertThat(GeoHash.adjacent(word, Direction.SOUTH, PolePolicy.ACROSS))
            .contains(com.github.davidmoten.geo.GeoHash.bottom(word));
      }
      assertThat(GeoHash.adjacent(word, Direction.EAST, PolePolicy.ACROSS))
          .contains(com.github.davidmoten.geo.GeoHash.right(word));
      assertThat(GeoHash.adjacent(word, Direction.WEST, PolePolicy.ACROSS))
          .contains(com.github.davidmoten.geo.GeoHash.left(word));
    }
  }

  /** ch.hsr's neighbours wrap to the other pole: it is asked between 85 degrees south and north. */
  @Test
  void adjacent_awayFromThePoles_isWhatHsrSays() {
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < CASES; i++) {
      double latitude = random.nextDouble() * 140 - 70;
      double longitude = random.nextDouble() * 360 - 180;
      int chars = 2 + random.nextInt(9);
      String word = GeoHash.encode(latitude, longitude, chars);
      ch.hsr.geohash.GeoHash theirs = ch.hsr.geohash.GeoHash.fromGeohashString(word);
      assertThat(GeoHash.adjacent(word, Direction.NORTH, PolePolicy.NONE))
          .contains(theirs.getNorthernNeighbour().toBase32());
      assertThat(GeoHash.adjacent(word, Direction.EAST, PolePolicy.NONE))
          .contains(theirs.getEasternNeighbour().toBase32());
      assertThat(GeoHash.adjacent(word, Direction.SOUTH_WEST, PolePolicy.NONE))
          .contains(theirs.getSouthernNeighbour().getWesternNeighbour().toBase32());
    }
  }

  /** JTS knows a plane only: boxes that do not run over its edge. */
  @Test
  void search_planeBoxes_isWhatJtsFinds() {
    SeededRandom random = new SeededRandom(5);
    int count = 5_000;
    double[] latitudes = new double[count];
    double[] longitudes = new double[count];
    STRtree strTree = new STRtree();
    KdTree kdTree = new KdTree();
    RTree rTree = new RTree();
    for (int id = 0; id < count; id++) {
      GeoPoint place = Places.uniform(random);
      latitudes[id] = place.latitude();
      longitudes[id] = place.longitude();
      Coordinate coordinate = new Coordinate(place.longitude(), place.latitude());
      strTree.insert(new Envelope(coordinate), id);
      kdTree.insert(coordinate, id);
      rTree.insert(id, place.latitude(), place.longitude());
    }
    PackedRTree packed = PackedRTree.ofPoints(latitudes, longitudes);
    for (int i = 0; i < 500; i++) {
      double south = random.nextDouble() * 150 - 80;
      double west = random.nextDouble() * 300 - 175;
      GeoBox box =
          new GeoBox(
              south, west, south + random.nextDouble() * 9, west + random.nextDouble() * 40);
      Envelope envelope = envelope(box);
      TreeSet<Object> fromStr = new TreeSet<>();
      for (Object id : strTree.query(envelope)) {
        fromStr.add(id);
      }
      TreeSet<Object> fromKd = new TreeSet<>();
      for (Object node : kdTree.query(envelope)) {
        fromKd.add(((KdNode) node).getData());
      }
      TreeSet<Object> ours = new TreeSet<>();
      rTree.search(box, ours::add);
      TreeSet<Object> oursPacked = new TreeSet<>();
      packed.search(box, oursPacked::add);
      assertThat(ours).isEqualTo(fromStr).isEqualTo(fromKd).isEqualTo(oursPacked);
    }
  }

  @Test
  void search_planeRectangles_isWhatJtsFinds() {
    SeededRandom random = new SeededRandom(8);
    int count = 3_000;
    List<GeoBox> boxes = new ArrayList<>();
    STRtree strTree = new STRtree();
    List<RTree> rTrees = new ArrayList<>();
    for (RTreeOptions.Algorithm algorithm : RTreeOptions.Algorithm.values()) {
      rTrees.add(
          new RTree(
              RTreeOptions.defaults()
                  .withAlgorithm(algorithm)
                  .withContents(RTreeOptions.Contents.RECTANGLES)));
    }
    for (int id = 0; id < count; id++) {
      GeoBox box = planeBox(random, 3);
      boxes.add(box);
      strTree.insert(envelope(box), id);
      for (RTree tree : rTrees) {
        tree.insert(id, box);
      }
    }
    PackedRTree packed = PackedRTree.ofBoxes(boxes);
    for (int i = 0; i < 500; i++) {
      // Some touch a rectangle at one edge only.
      GeoBox other = boxes.get(random.nextInt(count));
      GeoBox area =
          i % 3 == 0
              ? new GeoBox(other.north(), other.west(), other.north() + 2, other.east())
              : planeBox(random, 20);
      TreeSet<Object> expected = new TreeSet<>();
      for (Object id : strTree.query(envelope(area))) {
        expected.add(id);
      }
      List<SpatialIndex> all = new ArrayList<>(rTrees);
      all.add(packed);
      for (SpatialIndex index : all) {
        TreeSet<Object> ours = new TreeSet<>();
        index.search(area, ours::add);
        assertThat(ours).as("%s", area).isEqualTo(expected);
      }
    }
  }

  /** A box away from the poles and the antimeridian; some have no width or no height. */
  private static GeoBox planeBox(SeededRandom random, double side) {
    double south = random.nextDouble() * 140 - 75;
    double west = random.nextDouble() * 300 - 175;
    double height = random.nextInt(4) * random.nextDouble() * side / 3;
    double width = random.nextInt(4) * random.nextDouble() * side / 3;
    return new GeoBox(south, west, south + height, west + width);
  }

  private static Envelope envelope(GeoBox box) {
    return new Envelope(box.west(), box.east(), box.south(), box.north());
  }

  @Test
  void ellipsoid_randomPlaces_isKarneysGeodesic() {
    SeededRandom random = new SeededRandom(6);
    int settled = 0;
    for (int i = 0; i < CASES; i++) {
      GeoPoint a = Places.point(random);
      GeoPoint b = Places.point(random);
      OptionalDouble metres = Ellipsoid.metres(a, b);
      if (metres.isPresent()) {
        settled++;
        assertThat(metres.getAsDouble())
            .as("%s to %s", a, b)
            .isCloseTo(geodesic(a, b), within(1e-3));
      }
    }
    assertThat(settled).isGreaterThan(CASES * 9 / 10);
  }

  /** The error that the documentation of Haversine states. */
  @Test
  void haversine_randomPlaces_isWithinItsStatedError() {
    SeededRandom random = new SeededRandom(7);
    double tooLong = 0;
    double tooShort = 0;
    for (int i = 0; i < CASES; i++) {
      GeoPoint a = Places.uniform(random);
      GeoPoint b = i % 2 == 0 ? Places.uniform(random) : nearTo(a, random);
      double error = Haversine.metres(a, b) / geodesic(a, b) - 1;
      tooLong = Math.max(tooLong, error);
      tooShort = Math.max(tooShort, -error);
    }
    assertThat(tooLong).isBetween(0.0055, 0.0059);
    assertThat(tooShort).isBetween(0.0037, 0.0042);
  }

  private static GeoPoint nearTo(GeoPoint place, SeededRandom random) {
    double latitude = place.latitude() + random.nextDouble() - 0.5;
    return GeoPoint.wrapped(
        Math.max(-90, Math.min(90, latitude)), place.longitude() + random.nextDouble() - 0.5);
  }

  private static double geodesic(GeoPoint a, GeoPoint b) {
    return Geodesic.WGS84.Inverse(
            a.latitude(),
            a.longitude(),
            b.latitude(),
            b.longitude(),
            GeodesicMask.DISTANCE)
        .s12;
  }
}
