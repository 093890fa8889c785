package dev.distlab.kernel;

/**
 * A number as the unevaluated sum of two doubles, the second at most half a unit in the last place
 * of the first: about 106 bits of precision out of ordinary arithmetic.
 *
 * <p>Every operation here is exact or has a relative error below 2^-100, for operands between
 * 2^-450 and 2^990 in magnitude; beyond that the parts overflow or vanish.
 *
 * <p>Source: T. J. Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 1971; D. E. Knuth, The Art of Computer Programming, volume 2, section
 * 4.2.2 (the sum without comparison).
 */
record DoubleDouble(double hi, double lo) {

  /** Times this, a double falls into two halves of 26 bits, whose products are exact. */
  private static final double SPLITTER = 0x1.0p27 + 1;

  /** {@code a + b}, exactly. */
  static DoubleDouble sum(double a, double b) {
    double hi = a + b;
    double bSeen = hi - a;
    return new DoubleDouble(hi, (a - (hi - bSeen)) - (bSeen - b));
  }

  /** {@code a * b}, exactly. */
  static DoubleDouble product(double a, double b) {
    double hi = a * b;
    double aHigh = upperHalf(a);
    double aLow = a - aHigh;
    double bHigh = upperHalf(b);
    double bLow = b - bHigh;
    double lo = aHigh * bHigh - hi + aHigh * bLow + aLow * bHigh + aLow * bLow;
    return new DoubleDouble(hi, lo);
  }

  private static double upperHalf(double value) {
    double shifted = SPLITTER * value;
    return shifted - (shifted - value);
  }

  /** The quotient: a first guess, and what is left over divided once more. */
  static DoubleDouble quotient(DoubleDouble a, DoubleDouble b) {
    double guess = a.hi / b.hi;
    DoubleDouble back = product(guess, b.hi);
    double rest = ((a.hi - back.hi) - back.lo) - (guess * b.lo - a.lo);
    return sum(guess, rest / b.hi);
  }

  DoubleDouble plus(double value) {
    DoubleDouble high = sum(hi, value);
    return sum(high.hi, high.lo + lo);
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble high = sum(hi, other.hi);
    return sum(high.hi, (lo + other.lo) + high.lo);
  }

  DoubleDouble times(double factor) {
    DoubleDouble high = product(hi, factor);
    return sum(high.hi, high.lo + lo * factor);
  }

  DoubleDouble times(DoubleDouble other) {
    DoubleDouble high = product(hi, other.hi);
    return sum(high.hi, (hi * other.lo + lo * other.hi) + high.lo);
  }

  DoubleDouble negated() {
    return new DoubleDouble(-hi, -lo);
  }

  /** The nearest double. */
  double value() {
    return hi + lo;
  }
}
