package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EllipsoidTest {

  @Test
  void metres_quarterMeridianAndEquator_areWgs84s() {
    assertThat(Ellipsoid.metres(new GeoPoint(0, 0), new GeoPoint(90, 0)).getAsDouble())
        .isCloseTo(10_001_965.729, within(0.001));
    assertThat(Ellipsoid.metres(new GeoPoint(0, 0), new GeoPoint(0, 90)).getAsDouble())
        .isCloseTo(Math.PI / 2 * 6_378_137, within(0.001));
  }

  /** As GeographicLib has them: JFK to Heathrow, Wellington to Salamanca, Beijing to SFO. */
  @ParameterizedTest
  @CsvSource({
    "40.6, -73.8, 51.6, -0.5, 5551759.4003",
    "-41.32, 174.81, 40.96, -5.5, 19959679.2674",
    "40.1, 116.6, 37.6, -122.4, 9513997.9901"
  })
  void metres_obliqueLines_areRightToHalfAMillimetre(
      double latitude, double longitude, double otherLatitude, double otherLongitude, double line) {
    GeoPoint a = new GeoPoint(latitude, longitude);
    GeoPoint b = new GeoPoint(otherLatitude, otherLongitude);
    assertThat(Ellipsoid.metres(a, b).getAsDouble()).isCloseTo(line, within(0.0005));
  }

  @Test
  void metres_samePlaceUnderTwoNames_isZero() {
    assertThat(Ellipsoid.metres(new GeoPoint(5, 180), new GeoPoint(5, -180))).hasValue(0);
    assertThat(Ellipsoid.metres(new GeoPoint(90, 5), new GeoPoint(90, 77)).getAsDouble())
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void metres_nearlyOpposite_doNotSettle() {
    assertThat(Ellipsoid.metres(new GeoPoint(0, 0), new GeoPoint(0.5, 179.7))).isEmpty();
  }

  /** The sphere is too small along the equator and too large along a meridian there. */
  @Test
  void haversine_bearing_decidesTheSignOfTheError() {
    GeoPoint origin = new GeoPoint(0, 0);
    GeoPoint east = new GeoPoint(0, 1);
    GeoPoint north = new GeoPoint(1, 0);
    assertThat(Haversine.metres(origin, east))
        .isLessThan(Ellipsoid.metres(origin, east).getAsDouble());
    assertThat(Haversine.metres(origin, north))
        .isGreaterThan(Ellipsoid.metres(origin, north).getAsDouble());
  }
}
