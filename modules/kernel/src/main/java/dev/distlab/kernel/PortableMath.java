package dev.distlab.kernel;

/**
 * Elementary functions that give the same bits on every JVM and in every browser.
 *
 * <p>{@code Math.log} may differ in the last bit from one machine to the next, and {@code
 * StrictMath} is only as strict as the platform that supplies it. One bit decides which of two
 * close events comes first, and from there on two runs tell different stories. Here everything is
 * built from {@code + - * /}, {@code Math.sqrt} and the bits of a double, which IEEE 754 defines to
 * the last bit. Wherever a draw, an order or a recorded number hangs on one of these functions, use
 * this class.
 *
 * <p>Results lie within 1 unit in the last place (ulp) of the true value, mostly within 0.6.
 * Special values are those of {@link java.lang.Math} with one exception: {@link #sin} and {@link
 * #cos} refuse finite angles beyond {@link #MAX_ANGLE}. Pure functions, O(1), safe for any thread.
 *
 * <p>Source: the series of each function, after a reduction of the argument that makes it short; W.
 * J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980 (constants in parts);
 * T. J. Dekker 1971 (what rounding dropped is carried along).
 */
public final class PortableMath {

  /*
   * One more rule, here and in the classes behind: no sum stands to the right of a plus, and no
   * product to the right of a times. The sum of doubles is commutative, but (a + b) + c is not
   * a + (b + c), and the compiler that turns this into JavaScript (TeaVM 0.15) leaves out the
   * parentheses of the second. (At its highest level of optimisation it also puts whole methods in
   * place of their calls, and no rule for single expressions helps; WebAssembly is not affected.)
   */

  /** The largest angle in radians that {@link #sin} and {@link #cos} take. */
  public static final double MAX_ANGLE = 1e6;

  /** ln 2 in two parts. The first has 32 bits, so that its product with an exponent is exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double LN2_LOWEST = 0x1.cc01f97b57a08p-87;

  private static final double ONE_OVER_LN2 = 0x1.71547652b82fep+0;
  private static final double SQRT_2 = 0x1.6a09e667f3bcdp+0;
  private static final DoubleDouble TWO_THIRDS =
      DoubleDouble.quotient(new DoubleDouble(2, 0), new DoubleDouble(3, 0));

  private static final double LARGEST_EXP_ARGUMENT = 709.782712893384;
  private static final double SMALLEST_EXP_ARGUMENT = -745.2;

  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_BIAS = 1023;
  private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;

  private PortableMath() {}

  /** The natural logarithm: NaN below 0, minus infinity at 0. */
  public static double log(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    int exponent = exponentNearOne(x);
    return logOfParts(exponent, scaleBy(x, -exponent) - 1);
  }

  /** {@code log(1 + x)}, without the loss that the sum would bring for small {@code x}. */
  public static double log1p(double x) {
    if (x > -0.25 && x < 0.375) {
      return x == 0 ? x : logOfParts(0, x);
    }
    double sum = 1 + x;
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      return log(sum);
    }
    double dropped = x > 1 ? 1 - (sum - x) : x - (sum - 1);
    return log(sum) + dropped / sum;
  }

  /**
   * The exponent k for which x / 2^k lies between sqrt(1/2) and sqrt(2), for finite {@code x > 0}.
   */
  private static int exponentNearOne(double x) {
    if (x < Double.MIN_NORMAL) {
      return exponentNearOne(x * 0x1.0p54) - 54;
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> FRACTION_BITS) - EXPONENT_BIAS;
    double significand =
        Double.longBitsToDouble(bits & FRACTION_MASK | (long) EXPONENT_BIAS << FRACTION_BITS);
    return significand > SQRT_2 ? exponent + 1 : exponent;
  }

  /**
   * {@code exponent * ln 2 + ln(1 + f)} for f between sqrt(1/2) - 1 and sqrt(2) - 1.
   *
   * <p>With s = f / (2 + f), ln(1 + f) = 2 artanh(s) = 2s + s r, where r = 2/3 s^2 + 2/5 s^4 + ...;
   * and 2s = f - s f, which leaves all rounding to the small term s (f - r).
   */
  private static double logOfParts(int exponent, double f) {
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double odd = 2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21))));
    double even = 2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19))));
    double r = z * even + w * odd;
    double high = exponent * LN2_HIGH + f;
    double dropped = exponent * LN2_HIGH - high + f;
    return high - ((s * (f - r) - exponent * LN2_LOW) - dropped);
  }

  /** The logarithm with about 66 bits, for {@link #pow}; finite {@code x > 0} only. */
  private static DoubleDouble logWithTail(double x) {
    int exponent = exponentNearOne(x);
    double f = scaleBy(x, -exponent) - 1;
    DoubleDouble s = DoubleDouble.quotient(new DoubleDouble(f, 0), DoubleDouble.sum(2, f));
    DoubleDouble square = s.times(s);
    double z = square.hi();
    double w = z * z;
    double odd = 2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19 + w * (2.0 / 23))));
    double even = 2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21))));
    DoubleDouble r = TWO_THIRDS.plus(z * (even + z * odd)).times(square);
    DoubleDouble ofExponent =
        DoubleDouble.sum(exponent * LN2_HIGH, exponent * LN2_LOW).plus(exponent * LN2_LOWEST);
    return ofExponent.plus(r.plus(2).times(s));
  }

  /** e to the power of {@code x}: infinity above 709.78, 0 below -745.13. */
  public static double exp(double x) {
    return expOfSum(x, 0);
  }

  /** {@code exp(x) - 1}, without the loss that the difference would bring for small {@code x}. */
  public static double expm1(double x) {
    if (!(Math.abs(x) < 40)) {
      return x < 0 ? -1 : exp(x);
    }
    if (x == 0) {
      return x;
    }
    int exponent = nearestInt(x * ONE_OVER_LN2);
    double scale = scaleBy(1, exponent);
    return plusScaledExpm1(scale - 1, scale, reducedForExp(x, 0, exponent));
  }

  private static double expOfSum(double x, double tail) {
    if (!(x <= LARGEST_EXP_ARGUMENT)) {
      return x > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (x < SMALLEST_EXP_ARGUMENT) {
      return 0;
    }
    int exponent = nearestInt(x * ONE_OVER_LN2);
    return scaleBy(plusScaledExpm1(1, 1, reducedForExp(x, tail, exponent)), exponent);
  }

  /** {@code x + tail - exponent * ln 2}, between -0.35 and 0.35. */
  private static DoubleDouble reducedForExp(double x, double tail, int exponent) {
    DoubleDouble rest = DoubleDouble.sum(x - exponent * LN2_HIGH, -exponent * LN2_LOW);
    return DoubleDouble.sum(rest.hi(), rest.lo() + tail);
  }

  /**
   * {@code base + scale * (e^r - 1)} by the exponential series, where base is 0 or larger than the
   * rest and scale is a power of two. The first two terms are carried with what rounding drops.
   */
  private static double plusScaledExpm1(double base, double scale, DoubleDouble argument) {
    double r = argument.hi();
    DoubleDouble square = DoubleDouble.product(r, r);
    double z = square.hi();
    double odd = 1.0 / 6227020800.0;
    odd = 1.0 / 362880 + z * (1.0 / 39916800 + z * odd);
    odd = 1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * odd));
    double even = 1.0 / 40320 + z * (1.0 / 3628800 + z * (1.0 / 479001600));
    even = 1.0 / 24 + z * (1.0 / 720 + z * even);
    double twoTerms = r + 0.5 * z;
    double dropped = r - twoTerms + 0.5 * z + 0.5 * square.lo();
    double rest = dropped + r * z * (odd + r * even) + argument.lo() * (1 + r);
    double scaled = scale * twoTerms;
    double high = base + scaled;
    return (base - high + scaled + scale * rest) + high;
  }

  /**
   * {@code x} to the power of {@code y}, with the special values of {@link Math#pow}. Powers that a
   * double can hold exactly come out exactly.
   */
  public static double pow(double x, double y) {
    double size = Math.abs(x);
    if (y == 0) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y) || size == 1 && Double.isInfinite(y)) {
      return Double.NaN;
    }
    boolean negative = x < 0 || 1 / x < 0;
    if (negative && size != 0 && !Double.isInfinite(x) && !isInteger(y)) {
      return Double.NaN;
    }
    double power = powOfPositive(size, y);
    return negative && isOdd(y) ? -power : power;
  }

  private static double powOfPositive(double x, double y) {
    if (x == 1) {
      return 1;
    }
    boolean growing = x > 1 == y > 0;
    if (x == 0 || Double.isInfinite(x) || Math.abs(y) >= 0x1.0p64) {
      return growing ? Double.POSITIVE_INFINITY : 0;
    }
    DoubleDouble exponent = logWithTail(x).times(y);
    return expOfSum(exponent.hi(), exponent.lo());
  }

  private static boolean isInteger(double y) {
    return Math.abs(y) >= 0x1.0p53 || y == (long) y;
  }

  private static boolean isOdd(double y) {
    return Math.abs(y) < 0x1.0p53 && y == (long) y && ((long) y & 1) == 1;
  }

  /**
   * The sine of an angle in radians; NaN for infinite angles.
   *
   * @throws IllegalArgumentException if the angle is finite and beyond {@link #MAX_ANGLE}: so far
   *     out, neighbouring doubles stand for different directions, and an angle there is a mistake
   */
  public static double sin(double radians) {
    return Angles.sin(radians);
  }

  /**
   * The cosine of an angle in radians; NaN for infinite angles.
   *
   * @throws IllegalArgumentException if the angle is finite and beyond {@link #MAX_ANGLE}, as for
   *     {@link #sin}
   */
  public static double cos(double radians) {
    return Angles.cos(radians);
  }

  /** The angle between -pi/2 and pi/2 whose sine is {@code x}; NaN outside [-1, 1]. */
  public static double asin(double x) {
    return Angles.asin(x);
  }

  /**
   * The angle between -pi and pi of the point (x, y), with the special values of {@link
   * Math#atan2}.
   */
  public static double atan2(double y, double x) {
    return Angles.atan2(y, x);
  }

  /** The integer nearest to {@code value}, half away from zero, for values that an int holds. */
  static int nearestInt(double value) {
    return (int) (value < 0 ? value - 0.5 : value + 0.5);
  }

  /** {@code value * 2^exponent} for exponents between -1200 and 1200, rounded once. */
  static double scaleBy(double value, int exponent) {
    int half = exponent / 2;
    return value * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  private static double powerOfTwo(int exponent) {
    return Double.longBitsToDouble((long) (exponent + EXPONENT_BIAS) << FRACTION_BITS);
  }
}
