package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTest {

  @Test
  void box_upsideDown_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoBox(10, 0, 5, 20))
        .withMessageContaining("upside down");
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
  void boxAround_meridiansComeTogether_spansMoreDegreesTowardsThePole() {
    BoxAround box = new BoxAround(new GeoPoint(60, 0), 100_000, 1_000_000);
    assertThat(box.contains(62, 0.9)).isTrue();
    assertThat(box.contains(58, 0.9)).isFalse();
    assertThat(new BoxAround(new GeoPoint(90, 0), 1_000, 1_000).contains(90, 77)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new BoxAround(new GeoPoint(0, 0), -1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoxAround(new GeoPoint(0, 0), 1, Double.NaN));
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

  @Test
  void polygon_sharedEdge_belongsToOneSideOnly() {
    Polygon west = square(0, 0);
    Polygon east = square(0, 10);
    for (int latitude = 1; latitude < 10; latitude++) {
      assertThat(west.contains(latitude, 10)).isNotEqualTo(east.contains(latitude, 10));
    }
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
}
