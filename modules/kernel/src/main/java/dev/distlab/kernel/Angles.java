package dev.distlab.kernel;

/** The functions of angles behind {@link PortableMath}. */
final class Angles {

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  /** pi/2 in four parts; the first three have 33 bits, so that 20-bit multiples are exact. */
  private static final double HALF_PI_1 = 0x1.921fb544p+0;

  private static final double HALF_PI_2 = 0x1.0b4611a6p-34;
  private static final double HALF_PI_3 = 0x1.3198a2ep-69;
  private static final double HALF_PI_4 = 0x1.b839a252049c1p-104;

  private static final DoubleDouble PI =
      new DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53);
  private static final DoubleDouble HALF_PI =
      new DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54);
  private static final DoubleDouble ATAN_OF_ONE =
      new DoubleDouble(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55);
  private static final DoubleDouble ATAN_OF_HALF =
      new DoubleDouble(0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56);
  private static final DoubleDouble ATAN_OF_QUARTER =
      new DoubleDouble(0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57);

  /** Below this, an arc, its sine and its tangent are the same double. */
  private static final double TINY = 0x1.0p-28;

  private Angles() {}

  static double sin(double radians) {
    if (Math.abs(radians) < TINY) {
      return radians;
    }
    return sinOfTurned(radians, 0);
  }

  static double cos(double radians) {
    return sinOfTurned(radians, 1);
  }

  /** The sine of {@code radians + quarterTurns * pi/2}. */
  private static double sinOfTurned(double radians, int quarterTurns) {
    double size = Math.abs(radians);
    if (!(size < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    if (size > PortableMath.MAX_ANGLE) {
      throw new IllegalArgumentException(
          "radians=" + radians + " is beyond " + PortableMath.MAX_ANGLE + ": reduce the angle");
    }
    int turns = PortableMath.nearestInt(radians * TWO_OVER_PI);
    if (turns == 0) {
      return quarterTurns == 0 ? sinNearZero(radians, 0) : cosNearZero(radians, 0);
    }
    DoubleDouble rest = minusQuarters(radians, turns);
    boolean isSine = ((turns + quarterTurns) & 1) == 0;
    double value = isSine ? sinNearZero(rest.hi(), rest.lo()) : cosNearZero(rest.hi(), rest.lo());
    return ((turns + quarterTurns) & 2) == 0 ? value : -value;
  }

  /** {@code radians - turns * pi/2}: every product and the first difference are exact. */
  private static DoubleDouble minusQuarters(double radians, int turns) {
    DoubleDouble second = DoubleDouble.sum(radians - turns * HALF_PI_1, -turns * HALF_PI_2);
    DoubleDouble third = DoubleDouble.sum(second.hi(), -turns * HALF_PI_3);
    return DoubleDouble.sum(third.hi(), second.lo() + third.lo() - turns * HALF_PI_4);
  }

  /** The sine series up to x^17 for the angle x + tail, up to pi/4 and a little. */
  private static double sinNearZero(double x, double tail) {
    double z = x * x;
    double w = z * z;
    double odd =
        1.0 / 120 + w * (1.0 / 362880 + w * (1.0 / 6227020800.0 + w * (1.0 / 355687428096000.0)));
    double even = 1.0 / 6 + w * (1.0 / 5040 + w * (1.0 / 39916800 + w * (1.0 / 1307674368000.0)));
    double rest = z * odd - even;
    return (x * z * rest + tail * (1 - 0.5 * z)) + x;
  }

  /** The cosine series up to x^16 for the angle x + tail, up to pi/4 and a little. */
  private static double cosNearZero(double x, double tail) {
    double z = x * x;
    double w = z * z;
    double even =
        1.0 / 24 + w * (1.0 / 40320 + w * (1.0 / 479001600.0 + w * (1.0 / 20922789888000.0)));
    double odd = 1.0 / 720 + w * (1.0 / 3628800 + w * (1.0 / 87178291200.0));
    double half = 0.5 * z;
    double high = 1 - half;
    double dropped = (1 - high) - half;
    return (dropped + w * (even - z * odd) - x * tail) + high;
  }

  /** The arc whose sine is x has the cosine sqrt(1 - x^2), and the two give its tangent. */
  static double asin(double x) {
    double size = Math.abs(x);
    if (!(size <= 1)) {
      return Double.NaN;
    }
    if (size < TINY) {
      return x;
    }
    DoubleDouble cosSquared = DoubleDouble.product(size, size).negated().plus(1);
    double angle = size == 1 ? HALF_PI.hi() : angleOf(size, sqrt(cosSquared)).value();
    return x < 0 ? -angle : angle;
  }

  /** One step of Newton's method past the double root. */
  private static DoubleDouble sqrt(DoubleDouble square) {
    double root = Math.sqrt(square.hi());
    DoubleDouble back = DoubleDouble.product(root, root);
    double rest = ((square.hi() - back.hi()) - back.lo()) + square.lo();
    return DoubleDouble.sum(root, rest / (2 * root));
  }

  private static DoubleDouble angleOf(double sine, DoubleDouble cosine) {
    DoubleDouble exactSine = new DoubleDouble(sine, 0);
    return sine <= cosine.hi()
        ? atanOfQuotient(exactSine, cosine)
        : HALF_PI.plus(atanOfQuotient(cosine, exactSine).negated());
  }

  static double atan2(double y, double x) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    boolean left = x < 0 || 1 / x < 0;
    boolean below = y < 0 || 1 / y < 0;
    DoubleDouble angle = firstQuadrant(Math.abs(y), Math.abs(x));
    double size = left ? PI.plus(angle.negated()).value() : angle.value();
    return below ? -size : size;
  }

  private static DoubleDouble firstQuadrant(double y, double x) {
    double smaller = Math.min(x, y);
    double larger = Math.max(x, y);
    DoubleDouble fromAxis = fromNearerAxis(smaller, larger);
    return y <= x ? fromAxis : HALF_PI.plus(fromAxis.negated());
  }

  /** Keeps the quotient inside the range where {@link DoubleDouble} is precise. */
  private static DoubleDouble fromNearerAxis(double smaller, double larger) {
    if (larger == 0 || smaller == Double.POSITIVE_INFINITY) {
      return larger == 0 ? new DoubleDouble(0, 0) : ATAN_OF_ONE;
    }
    double quotient = smaller / larger;
    if (quotient < TINY) {
      return new DoubleDouble(quotient, 0);
    }
    double scale = larger > 0x1.0p400 ? 0x1.0p-600 : larger < 0x1.0p-400 ? 0x1.0p600 : 1;
    return atanOfQuotient(
        new DoubleDouble(smaller * scale, 0), new DoubleDouble(larger * scale, 0));
  }

  /**
   * atan(a / b) for {@code 0 <= a <= b}: the known arc of 1/4, 1/2 or 1 that is nearest, and the
   * arc between, whose tangent is (a - c b) / (b + c a). Both products with c are exact.
   */
  private static DoubleDouble atanOfQuotient(DoubleDouble a, DoubleDouble b) {
    double guess = a.hi() / b.hi();
    if (guess < 0.125) {
      return atanNearZero(DoubleDouble.quotient(a, b));
    }
    double c = guess < 0.37 ? 0.25 : guess < 0.72 ? 0.5 : 1;
    DoubleDouble known = c == 1 ? ATAN_OF_ONE : c == 0.5 ? ATAN_OF_HALF : ATAN_OF_QUARTER;
    DoubleDouble across = new DoubleDouble(a.hi() - c * b.hi(), a.lo() - c * b.lo());
    DoubleDouble along = DoubleDouble.sum(b.hi(), c * a.hi()).plus(b.lo() + c * a.lo());
    return known.plus(atanNearZero(DoubleDouble.quotient(across, along)));
  }

  /** The arc tangent series up to t^21, for tangents up to 0.17. */
  private static DoubleDouble atanNearZero(DoubleDouble tangent) {
    double t = tangent.hi();
    double z = t * t;
    double w = z * z;
    double even = 1.0 / 3 + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19))));
    double odd = 1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w * (1.0 / 21))));
    return tangent.plus(t * z * (z * odd - even));
  }
}
