package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AreaTest {

  @Test
  void box_upsideDown_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoBox(10, 0, 5, 20))
        .withMessageContaining("upside down");
  }

  @Test
  void box_outOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoBox(-90.5, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoBox(0, -180.5, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoBox(0, 0, 90.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoBox(0, 0, 1, Double.NaN));
  }

  @Test
  void box_overTheAntimeridian_hasItsCenterInTheMiddle() {
    assertThat(new GeoBox(-20, 170, 0, -160).center()).isEqualTo(new GeoPoint(-10, -175));
    assertThat(new GeoBox(-20, 150, 0, -170).center()).isEqualTo(new GeoPoint(-10, 170));
    assertThat(new GeoBox(10, 20, 20, 60).center()).isEqualTo(new GeoPoint(15, 40));
  }

  @Test
  void box_westGreaterThanEast_runsOverTheAntimeridian() {
    GeoBox box = new GeoBox(-20, 170, 0, -170);
    assertThat(box.crossesAntimeridian()).isTrue();
    assertThat(box.widthDegrees()).isEqualTo(20);
    assertThat(box.contains(-10, 175)).isTrue();
    assertThat(box.contains(-10, -175)).isTrue();
    assertThat(box.contains(-10, 180)).isTrue();
    assertThat(box.contains(-10, 0)).isFalse();
    assertThat(Math.abs(box.center().longitude())).isEqualTo(180);
  }

  @Test
  void box_endingAt180_holdsMinus180() {
    assertThat(new GeoBox(0, 170, 1, 180).contains(0.5, -180)).isTrue();
    assertThat(new GeoBox(0, -180, 1, -170).contains(0.5, 180)).isTrue();
    assertThat(new GeoBox(0, 170, 1, 180).meets(new GeoBox(0, -180, 1, -170))).isTrue();
    assertThat(new GeoBox(0, 170, 1, 179).meets(new GeoBox(0, -180, 1, -170))).isFalse();
  }

  @Test
  void box_touchingAPole_holdsThePoleUnderAnyLongitude() {
    GeoBox cap = new GeoBox(80, 0, 90, 10);
    assertThat(cap.contains(90, 123)).isTrue();
    assertThat(cap.contains(89, 123)).isFalse();
    assertThat(cap.meets(new GeoBox(85, 100, 90, 110))).isTrue();
    assertThat(cap.pieces()).hasSize(1);
    assertThat(new GeoBox(80, 5, 90, 10).pieces()).hasSize(2);
  }

  @Test
  void circle_badRadius_isRefused() {
    GeoPoint center = new GeoPoint(0, 0);
    for (double radius : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Circle(center, radius))
          .withMessageContaining("radiusMetres=" + radius);
    }
  }

  @Test
  void areaOrOptions_null_areRefusedByName() {
    Map<String, ThrowingCallable> nulls = new LinkedHashMap<>();
    nulls.put("center", () -> new Circle(null, 1));
    nulls.put("order", () -> new SearchOptions(null, 1, false));
    nulls.put("algorithm", () -> RTreeOptions.defaults().withAlgorithm(null));
    nulls.put("contents", () -> RTreeOptions.defaults().withContents(null));
    nulls.forEach(
        (name, call) -> assertThatNullPointerException().isThrownBy(call).withMessage(name));
    assertThatNullPointerException()
        .isThrownBy(() -> new BoxAround(null, 1, 1))
        .withMessage("center");
  }

  @Test
  void circle_boundary_isInside() {
    GeoPoint center = new GeoPoint(48, 16);
    GeoPoint place = new GeoPoint(48.5, 17);
    double metres = Haversine.metres(center, place);
    assertThat(new Circle(center, metres).contains(48.5, 17)).isTrue();
    assertThat(new Circle(center, Math.nextDown(metres)).contains(48.5, 17)).isFalse();
  }

  @Test
  void circle_zeroRadius_holdsCoincidingPlaces() {
    Circle point = new Circle(new GeoPoint(12, 180), 0);
    assertThat(point.contains(12, 180)).isTrue();
    assertThat(point.contains(12, -180)).isTrue();
    assertThat(point.contains(12.000001, 180)).isFalse();
  }

  @Test
  void circle_halfTheCircumference_holdsEverything() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 5_000; i++) {
      Circle all = new Circle(Places.point(random), Haversine.HALF_CIRCUMFERENCE_METRES);
      GeoPoint place = Places.point(random);
      assertThat(all.contains(place.latitude(), place.longitude())).isTrue();
    }
  }

  @Test
  void circle_overThePole_isBoundedByACap() {
    GeoBox bounds = new Circle(new GeoPoint(89, 10), 200_000).bounds();
    assertThat(bounds.north()).isEqualTo(90);
    assertThat(bounds.widthDegrees()).isEqualTo(360);
    assertThat(bounds.south()).isBetween(87.0, 88.0);
  }

  @Test
  void bounds_anyArea_holdsItsPlaces() {
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 100_000; i++) {
      Area area = Places.area(random);
      GeoPoint place = Places.point(random);
      if (area.contains(place.latitude(), place.longitude())) {
        assertThat(area.bounds().contains(place.latitude(), place.longitude()))
            .as("%s holds %s", area, place)
            .isTrue();
      }
    }
  }

  @Test
  void filter_anyArea_holdsWhatTheAreaHolds() {
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 20_000; i++) {
      Area area = Places.area(random);
      AreaFilter filter = area.filter();
      GeoPoint place = i % 2 == 0 ? Places.point(random) : area.center();
      assertThat(filter.contains(place.latitude(), place.longitude()))
          .as("%s holds %s", area, place)
          .isEqualTo(area.contains(place.latitude(), place.longitude()));
    }
  }

  @Test
  void boxAround_meridiansComeTogether_spansMoreDegreesTowardsThePole() {
    BoxAround box = new BoxAround(new GeoPoint(60, 0), 100_000, 1_000_000);
    assertThat(box.contains(62, 0.9)).isTrue();
    assertThat(box.contains(58, 0.9)).isFalse();
    assertThat(new BoxAround(new GeoPoint(90, 0), 1_000, 1_000).contains(90, 77)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new BoxAround(new GeoPoint(0, 0), -1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoxAround(new GeoPoint(0, 0), 1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoxAround(new GeoPoint(0, 0), Double.POSITIVE_INFINITY, 1));
  }

  @Test
  void polygon_overTheAntimeridian_isWhole() {
    Polygon fiji =
        new Polygon(
            List.of(
                new GeoPoint(-20, 177),
                new GeoPoint(-20, -178),
                new GeoPoint(-15, -178),
                new GeoPoint(-15, 177)));
    assertThat(fiji.contains(-17, 179)).isTrue();
    assertThat(fiji.contains(-17, -179)).isTrue();
    assertThat(fiji.contains(-17, 180)).isTrue();
    assertThat(fiji.contains(-17, 0)).isFalse();
    assertThat(fiji.bounds().crossesAntimeridian()).isTrue();
  }

  /** A band that winds around the globe twice, ten degrees further north each time. */
  @Test
  void polygon_thatWindsAroundTheGlobeAndBack_isWhole() {
    for (int sense : new int[] {1, -1}) {
      List<GeoPoint> vertices = new ArrayList<>();
      for (int degrees = 0; degrees <= 720; degrees += 90) {
        vertices.add(GeoPoint.wrapped(degrees / 36.0, sense * (degrees - 10)));
      }
      for (int degrees = 720; degrees >= 0; degrees -= 90) {
        vertices.add(GeoPoint.wrapped(degrees / 36.0 + 5, sense * (degrees - 10)));
      }
      Polygon band = new Polygon(vertices);
      for (int degrees = 1; degrees < 720; degrees++) {
        double longitude = GeoPoint.wrapLongitude(sense * (degrees - 10));
        double south = degrees / 36.0;
        assertThat(band.contains(south + 1, longitude)).as("%d degrees on", degrees).isTrue();
        assertThat(band.contains(south + 4, longitude)).as("%d degrees on", degrees).isTrue();
        assertThat(band.contains(south + 7, longitude)).isFalse();
      }
    }
  }

  @Test
  void polygon_sharedEdge_belongsToOneSideOnly() {
    Polygon west = square(0, 0);
    Polygon east = square(0, 10);
    for (int latitude = 1; latitude < 10; latitude++) {
      assertThat(west.contains(latitude, 10)).isNotEqualTo(east.contains(latitude, 10));
    }
  }

  @Test
  void polygon_placeOnItsEdge_isHeldInTheWestAndSouthOnly() {
    Polygon square = square(0, 0);
    assertThat(square.contains(5, 0)).isTrue();
    assertThat(square.contains(0, 5)).isTrue();
    assertThat(square.contains(5, 10)).isFalse();
    assertThat(square.contains(10, 5)).isFalse();
    assertThat(square.bounds().contains(5, 0)).isTrue();
    assertThat(square.bounds().widthDegrees()).isCloseTo(10, within(1e-6));
  }

  /** The products of such numbers are too small to be told apart. */
  @Test
  void polygon_tinyNumbers_areComparedExactly() {
    GeoPoint top = new GeoPoint(3e-162, 3e-162);
    Polygon east = new Polygon(List.of(new GeoPoint(0, 0), new GeoPoint(0, 1), top));
    Polygon west = new Polygon(List.of(new GeoPoint(0, 0), top, new GeoPoint(0, -1)));
    assertThat(east.contains(1e-162, 0.9e-162)).isFalse();
    assertThat(west.contains(1e-162, 0.9e-162)).isTrue();
  }

  private static Polygon square(double south, double west) {
    return new Polygon(
        List.of(
            new GeoPoint(south, west),
            new GeoPoint(south, west + 10),
            new GeoPoint(south + 10, west + 10),
            new GeoPoint(south + 10, west)));
  }

  @Test
  void polygon_aroundThePoleOrTooSmall_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Polygon(
                    List.of(new GeoPoint(80, 0), new GeoPoint(80, 120), new GeoPoint(80, -120))))
        .withMessageContaining("around the globe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polygon(List.of(new GeoPoint(0, 0), new GeoPoint(1, 1))))
        .withMessageContaining("2 vertices");
  }

  /** Places within an ulp of an edge, which both polygons have to see on the same side. */
  @Test
  void polygon_sharedSlantedEdge_belongsToOneSideOnly() {
    SeededRandom random = new SeededRandom(11);
    for (int i = 0; i < 40_000; i++) {
      double shift = random.nextInt(3) * 90;
      GeoPoint a =
          GeoPoint.wrapped(random.nextDouble() * 20, shift + random.nextDouble() * 20 - 10);
      GeoPoint b =
          GeoPoint.wrapped(random.nextDouble() * 20, shift + random.nextDouble() * 20 - 10);
      if (i % 5 == 0) {
        b = new GeoPoint(b.latitude(), i % 2 == 0 ? 180 : -180);
        shift = 180;
        a = GeoPoint.wrapped(a.latitude(), shift + random.nextDouble() * 20 - 10);
      }
      if (Math.abs(a.latitude() - b.latitude()) < 1) {
        continue;
      }
      double middle = (a.latitude() + b.latitude()) / 2;
      GeoPoint bAgain =
          Math.abs(b.longitude()) == 180 ? new GeoPoint(b.latitude(), -b.longitude()) : b;
      Polygon west = new Polygon(List.of(a, b, GeoPoint.wrapped(middle, shift - 30)));
      Polygon east = new Polygon(List.of(a, GeoPoint.wrapped(middle, shift + 30), bAgain));
      double share = 0.2 + 0.6 * random.nextDouble();
      double latitude = a.latitude() + share * (b.latitude() - a.latitude());
      double width = b.longitude() - a.longitude();
      width -= Math.rint(width / 360) * 360;
      double onEdge = GeoPoint.wrapLongitude(a.longitude() + share * width);
      for (double longitude :
          new double[] {
            Math.nextDown(onEdge), onEdge, Math.nextUp(onEdge), Math.nextUp(Math.nextUp(onEdge))
          }) {
        if (Math.abs(longitude) <= 180) {
          assertThat(west.contains(latitude, longitude))
              .as("%s,%s beside the edge of %s and %s", latitude, longitude, west, east)
              .isNotEqualTo(east.contains(latitude, longitude));
        }
      }
    }
  }

  /** Found by the law below: rounding put the place into three of the triangles. */
  @Test
  void polygon_placeAnUlpBesideASharedVertex_isInOneTriangleOnly() {
    GeoPoint vertex = new GeoPoint(0.2897806975490336, -0.16533429033722769);
    List<GeoPoint> around =
        List.of(
            new GeoPoint(0.4263656759112604, 0.3328724196587978),
            new GeoPoint(0.2674897648875353, -2.0817949924861443),
            new GeoPoint(-0.2365664827586682, -0.02685825483071233),
            new GeoPoint(-2.0231467464607964, 1.6974981920311796));
    assertThat(holders(vertex, around, 0.28978069754903346, -0.16533429033722769)).isOne();
  }

  /**
   * Triangles all around a vertex, and a place a few ulps from it: the worst that rounding does.
   */
  @Test
  void polygons_aroundAVertex_holdEachPlaceOnce() {
    SeededRandom random = new SeededRandom(12);
    for (int i = 0; i < 20_000; i++) {
      double latitude = random.nextDouble() * 4 - 2;
      double longitude = random.nextInt(3) * 90 + random.nextDouble() * 4 - 2;
      GeoPoint vertex = GeoPoint.wrapped(latitude, longitude);
      List<GeoPoint> around = new ArrayList<>();
      for (int corner = 0; corner < 9; corner++) {
        double angle = 2 * Math.PI * (corner + random.nextDouble()) / 9;
        double radius = 0.1 + 2.9 * random.nextDouble();
        around.add(
            GeoPoint.wrapped(
                latitude + radius * StrictMath.sin(angle),
                longitude + radius * StrictMath.cos(angle)));
      }
      double ulpsNorth = random.nextInt(7) - 3;
      double ulpsEast = random.nextInt(7) - 3;
      double placeLatitude = vertex.latitude() + ulpsNorth * Math.ulp(vertex.latitude());
      double placeLongitude = vertex.longitude() + ulpsEast * Math.ulp(vertex.longitude());
      if (Math.abs(placeLongitude) <= 180) {
        assertThat(holders(vertex, around, placeLatitude, placeLongitude))
            .as("%s %s beside %s in %s", placeLatitude, placeLongitude, vertex, around)
            .isOne();
      }
    }
  }

  /** How many of the triangles from a vertex to its neighbours hold a place. */
  private static int holders(
      GeoPoint vertex, List<GeoPoint> around, double latitude, double longitude) {
    int holders = 0;
    for (int i = 0; i < around.size(); i++) {
      GeoPoint next = around.get((i + 1) % around.size());
      Polygon triangle = new Polygon(List.of(vertex, around.get(i), next));
      holders += triangle.contains(latitude, longitude) ? 1 : 0;
    }
    return holders;
  }

  @Test
  void polygon_edgeOf180Degrees_isRefused() {
    for (int half : new int[] {180, -180}) {
      GeoPoint far = new GeoPoint(0, half);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Polygon(List.of(new GeoPoint(0, 0), far, new GeoPoint(10, 90))))
          .withMessageContaining("180 degrees wide");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Polygon(List.of(far, new GeoPoint(10, 90), new GeoPoint(0, 0))))
          .withMessageContaining("180 degrees wide");
    }
    GeoPoint east = new GeoPoint(0, 90);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polygon(List.of(east, new GeoPoint(0, -90), new GeoPoint(10, 0))))
        .withMessageContaining("180 degrees wide");
    Polygon narrow = new Polygon(List.of(east, new GeoPoint(10, 90), new GeoPoint(0, 91)));
    assertThat(narrow.contains(1, 90.5)).isTrue();
  }

  @Test
  void contains_notANumber_isNowhere() {
    GeoPoint pole = new GeoPoint(90, 0);
    List<Area> areas =
        List.of(
            GeoBox.WORLD,
            new GeoBox(-10, 170, 90, -170),
            new Circle(pole, 30_000_000),
            new BoxAround(pole, 30_000_000, 30_000_000),
            square(0, 0));
    for (Area area : areas) {
      assertThat(area.contains(Double.NaN, 0)).as("%s", area).isFalse();
      assertThat(area.contains(0, Double.NaN)).as("%s", area).isFalse();
      assertThat(area.contains(90, Double.NaN)).as("%s", area).isFalse();
    }
    assertThat(square(0, 0).contains(5, Double.POSITIVE_INFINITY)).isFalse();
  }

  @Test
  void box_negativeZero_equalsZero() {
    assertThat(new GeoBox(-0.0, -0.0, 1, 1)).isEqualTo(new GeoBox(0, 0, 1, 1));
  }

  @Test
  void box_point_isThePlaceWhereItIsFiled() {
    assertThat(GeoBox.ofPoint(new GeoPoint(3, 180)).pieces())
        .containsExactly(new Rectangle(3, -180, 3, -180));
    assertThat(GeoBox.ofPoint(new GeoPoint(-90, 77)).pieces())
        .containsExactly(new Rectangle(-90, 0, -90, 0));
  }

  @Test
  void point_negativeZero_equalsZero() {
    assertThat(new GeoPoint(-0.0, -0.0)).isEqualTo(new GeoPoint(0, 0));
  }
}
