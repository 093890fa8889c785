package dev.distlab.geo;

import dev.distlab.kernel.PortableMath;
import java.util.OptionalDouble;

/**
 * Distances on the earth's ellipsoid (WGS84): the truth against which the sphere is measured.
 *
 * <p>The geodesic is followed on an auxiliary sphere, and the longitude there is corrected until it
 * agrees with the one on the ellipsoid. That is right to half a millimetre, but does not settle for
 * places nearly opposite to each other, which have no distance here. O(1), about ten times the cost
 * of a haversine. Pure functions, safe for any thread.
 *
 * <p>Source: T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid with
 * Application of Nested Equations", Survey Review 23(176), 1975. C. Karney, "Algorithms for
 * Geodesics", Journal of Geodesy 87, 2013, has one that always settles.
 */
public final class Ellipsoid {

  /** WGS84's radius at the equator. */
  public static final double EQUATOR_RADIUS_METRES = 6_378_137;

  /** How much WGS84 is flattened: 1 - polar radius / equatorial radius. */
  public static final double FLATTENING = 1 / 298.257223563;

  private static final double POLE_RADIUS_METRES = EQUATOR_RADIUS_METRES * (1 - FLATTENING);
  private static final int MAX_ROUNDS = 200;
  private static final double SETTLED = 1e-12;

  private Ellipsoid() {}

  /** The length of the geodesic between two places; empty where the iteration does not settle. */
  public static OptionalDouble metres(GeoPoint a, GeoPoint b) {
    Pair pair = new Pair(a, b);
    double difference =
        Haversine.degreesApart(a.longitude(), b.longitude()) * Haversine.RADIANS_PER_DEGREE;
    double lambda = difference;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      pair.follow(lambda);
      if (pair.sinSigma == 0) {
        return pair.cosSigma > 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
      }
      double before = lambda;
      lambda = difference + pair.correction();
      if (Math.abs(lambda - before) < SETTLED) {
        return OptionalDouble.of(pair.length());
      }
      if (lambda > Math.PI) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  /** Two places on the auxiliary sphere, and the great circle between them. Vincenty's symbols. */
  private static final class Pair {

    private final double sinU1;
    private final double cosU1;
    private final double sinU2;
    private final double cosU2;

    private double sinSigma;
    private double cosSigma;
    private double sigma;
    private double sinAlpha;
    private double cosSquaredAlpha;
    private double cosTwoSigmaM;

    private Pair(GeoPoint a, GeoPoint b) {
      double[] first = reduced(a.latitude());
      double[] second = reduced(b.latitude());
      sinU1 = first[0];
      cosU1 = first[1];
      sinU2 = second[0];
      cosU2 = second[1];
    }

    /** Sine and cosine of the reduced latitude: tan U = (1 - f) tan latitude. */
    private static double[] reduced(double latitude) {
      double sine = (1 - FLATTENING) * Haversine.sinDegrees(latitude);
      double cosine = Haversine.cosDegrees(latitude);
      double length = Math.sqrt(sine * sine + cosine * cosine);
      return new double[] {sine / length, cosine / length};
    }

    private void follow(double lambda) {
      double sinLambda = PortableMath.sin(lambda);
      double cosLambda = PortableMath.cos(lambda);
      double across = cosU2 * sinLambda;
      double along = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
      sinSigma = Math.sqrt(across * across + along * along);
      cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
      sigma = PortableMath.atan2(sinSigma, cosSigma);
      sinAlpha = sinSigma == 0 ? 0 : cosU1 * cosU2 * sinLambda / sinSigma;
      cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
      boolean onEquator = cosSquaredAlpha < 1e-15;
      cosTwoSigmaM = onEquator ? 0 : cosSigma - 2 * sinU1 * sinU2 / cosSquaredAlpha;
    }

    /** What the longitude on the auxiliary sphere has to add. */
    private double correction() {
      double c = FLATTENING / 16 * cosSquaredAlpha * (4 + FLATTENING * (4 - 3 * cosSquaredAlpha));
      double inner = cosTwoSigmaM + c * cosSigma * (2 * cosTwoSigmaM * cosTwoSigmaM - 1);
      return (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * inner);
    }

    private double length() {
      double a2 = EQUATOR_RADIUS_METRES * EQUATOR_RADIUS_METRES;
      double b2 = POLE_RADIUS_METRES * POLE_RADIUS_METRES;
      double uSquared = cosSquaredAlpha * (a2 - b2) / b2;
      double a =
          1 + uSquared / 16384 * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
      double b = uSquared / 1024 * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
      double twice = 2 * cosTwoSigmaM * cosTwoSigmaM - 1;
      double third =
          b
              / 6
              * cosTwoSigmaM
              * (4 * sinSigma * sinSigma - 3)
              * (4 * cosTwoSigmaM * cosTwoSigmaM - 3);
      double deltaSigma = b * sinSigma * (cosTwoSigmaM + b / 4 * (cosSigma * twice - third));
      return POLE_RADIUS_METRES * a * (sigma - deltaSigma);
    }
  }
}
