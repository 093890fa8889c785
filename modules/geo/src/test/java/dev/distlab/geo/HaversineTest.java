package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.geo.geohash.RedisScore;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class HaversineTest {

  @Test
  void metres_placesOfRedisDocumentation_areRedisDistances() {
    GeoPoint palermo = new GeoPoint(38.115556, 13.361389);
    GeoPoint catania = new GeoPoint(37.502669, 15.087269);
    assertThat(Haversine.metres(palermo, catania)).isBetween(166_274.0, 166_275.0);
    // Redis measures from the center as given to the place that a member's score stands for.
    GeoPoint member = RedisScore.place(RedisScore.of(new GeoPoint(37.7943, -122.227336)));
    double miles = Haversine.metres(new GeoPoint(37.7943, -122.407107), member) / 1609.34;
    assertThat(miles).isCloseTo(9.8182, within(0.00005));
  }

  @Test
  void to_antipodes_isOneAndNeverMore() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 10_000; i++) {
      GeoPoint place = Places.point(random);
      GeoPoint antipode = GeoPoint.wrapped(-place.latitude(), place.longitude() + 180);
      double haversine = Haversine.from(place).to(antipode.latitude(), antipode.longitude());
      assertThat(haversine).isCloseTo(1, within(1e-15));
      assertThat(Haversine.metres(place, antipode))
          .isCloseTo(Haversine.HALF_CIRCUMFERENCE_METRES, within(1.0));
    }
  }

  @Test
  void to_samePlaceUnderTwoNames_isTheSameToTheLastBit() {
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 10_000; i++) {
      Haversine from = Haversine.from(Places.point(random));
      double latitude = Places.point(random).latitude();
      assertThat(from.to(latitude, 180)).isEqualTo(from.to(latitude, -180));
      double longitude = Places.point(random).longitude();
      assertThat(from.to(90, longitude)).isEqualTo(from.to(90, 0));
      assertThat(from.to(-90, longitude)).isEqualTo(from.to(-90, 0));
    }
  }

  @Test
  void to_swappedEnds_isTheSame() {
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 10_000; i++) {
      GeoPoint a = Places.point(random);
      GeoPoint b = Places.point(random);
      assertThat(Haversine.metres(a, b)).isEqualTo(Haversine.metres(b, a));
    }
  }

  @Test
  void to_unitVectors_isAQuarterOfTheSquaredChord() {
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 10_000; i++) {
      GeoPoint a = Places.point(random);
      GeoPoint b = Places.point(random);
      double[] u = unitVector(a);
      double[] v = unitVector(b);
      double chord = 0;
      for (int axis = 0; axis < 3; axis++) {
        chord += (u[axis] - v[axis]) * (u[axis] - v[axis]);
      }
      assertThat(Haversine.from(a).to(b.latitude(), b.longitude()))
          .isCloseTo(chord / 4, within(1e-14));
    }
  }

  private static double[] unitVector(GeoPoint point) {
    double latitude = Math.toRadians(point.latitude());
    double longitude = Math.toRadians(point.longitude());
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }

  @Test
  void ofMetres_anyRadius_isTheLastHaversineInside() {
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 10_000; i++) {
      GeoPoint center = Places.point(random);
      GeoPoint place = Places.point(random);
      double haversine = Haversine.from(center).to(place.latitude(), place.longitude());
      double metres = Haversine.toMetres(haversine);
      assertThat(Haversine.ofMetres(metres)).isGreaterThanOrEqualTo(haversine);
      assertThat(new Circle(center, metres).contains(place.latitude(), place.longitude()))
          .as("a circle as large as the distance from %s to %s", center, place)
          .isTrue();
      double limit = Haversine.ofMetres(metres);
      if (limit < 1) {
        assertThat(Haversine.toMetres(limit)).isLessThanOrEqualTo(metres);
        assertThat(Haversine.toMetres(Math.nextUp(limit))).isGreaterThan(metres);
      }
    }
  }

  @Test
  void boundsOfRectangles_randomPlacesInside_liesBetween() {
    SeededRandom random = new SeededRandom(6);
    for (int i = 0; i < 20_000; i++) {
      Haversine from = Haversine.from(Places.point(random));
      GeoBox box = Places.box(random);
      if (box.crossesAntimeridian()) {
        continue;
      }
      double latitude = box.south() + random.nextDouble() * box.heightDegrees();
      double longitude = box.west() + random.nextDouble() * box.widthDegrees();
      latitude = Math.min(latitude, box.north());
      longitude = Math.min(longitude, box.east());
      double inside = from.to(latitude, longitude);
      double nearest = from.toRectangle(box.south(), box.west(), box.north(), box.east());
      assertThat(from.atLeastTo(box.south(), box.west(), box.north(), box.east()))
          .isLessThanOrEqualTo(inside)
          .isLessThanOrEqualTo(nearest);
      assertThat(from.atMostTo(box.south(), box.west(), box.north(), box.east()))
          .isGreaterThanOrEqualTo(inside);
      assertThat(nearest).isLessThanOrEqualTo(inside + 1e-15);
    }
  }

  @Test
  void boundsOfAPlace_anyTwoPlaces_areCloseAndNeverBeyondIt() {
    SeededRandom random = new SeededRandom(7);
    for (int i = 0; i < 50_000; i++) {
      Haversine from = Haversine.from(Places.point(random));
      GeoPoint place = Places.point(random);
      double exact = from.to(place.latitude(), place.longitude());
      double bound = from.atLeastTo(place.latitude(), place.longitude());
      assertThat(bound).as("%s", place).isLessThanOrEqualTo(exact).isCloseTo(exact, within(0.6));
      double other = from.atMostTo(place.latitude(), place.longitude());
      assertThat(other).as("%s", place).isGreaterThanOrEqualTo(exact).isCloseTo(exact, within(0.9));
      double nextDoor =
          from.atLeastTo(place.latitude(), place.longitude(), place.latitude(), place.longitude());
      assertThat(nextDoor).as("%s as a rectangle", place).isLessThanOrEqualTo(exact);
    }
  }

  @Test
  void boundsOfAPlace_acrossTheAntimeridian_areNeverBeyondIt() {
    SeededRandom random = new SeededRandom(9);
    for (int i = 0; i < 50_000; i++) {
      double east = 180 - random.nextDouble() * Math.scalb(1.0, -random.nextInt(50));
      double west = random.nextDouble() * Math.scalb(1.0, -random.nextInt(50)) - 180;
      double latitude = random.nextDouble() * 180 - 90;
      Haversine from = Haversine.from(new GeoPoint(latitude, east));
      double exact = from.to(latitude, west);
      assertThat(from.atLeastTo(latitude, west)).isLessThanOrEqualTo(exact);
      assertThat(from.atMostTo(latitude, west)).isGreaterThanOrEqualTo(exact);
      assertThat(from.atLeastTo(latitude, -180, latitude, west)).isLessThanOrEqualTo(exact);
      Haversine back = Haversine.from(new GeoPoint(latitude, west));
      assertThat(back.atLeastTo(latitude, east, latitude, 180)).isLessThanOrEqualTo(exact);
    }
  }

  @Test
  void toRectangle_manyPlacesOnIt_isTheLeast() {
    SeededRandom random = new SeededRandom(8);
    for (int i = 0; i < 300; i++) {
      GeoPoint point = Places.uniform(random);
      Haversine from = Haversine.from(point);
      double south = random.nextDouble() * 150 - 85;
      double north = Math.min(90, south + random.nextDouble() * 60);
      double west = random.nextDouble() * 300 - 180;
      double east = west + random.nextDouble() * 60;
      double nearest = from.toRectangle(south, west, north, east);
      double sampled = Double.POSITIVE_INFINITY;
      for (int row = 0; row <= 200; row++) {
        double latitude = south + (north - south) * row / 200;
        for (int column = 0; column <= 20; column++) {
          sampled = Math.min(sampled, from.to(latitude, west + (east - west) * column / 20));
        }
        if (point.longitude() > west && point.longitude() < east) {
          sampled = Math.min(sampled, from.to(latitude, point.longitude()));
        }
      }
      assertThat(Math.sqrt(sampled)).isCloseTo(Math.sqrt(nearest), within(1.5e-3));
    }
  }

  @Test
  void degrees_rightAngles_areExact() {
    assertThat(Haversine.cosDegrees(90)).isZero();
    assertThat(Haversine.cosDegrees(-90)).isZero();
    assertThat(Haversine.sinDegrees(90)).isEqualTo(1);
    assertThat(Haversine.sinDegrees(-30)).isCloseTo(-0.5, within(1e-16));
  }
}
