package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The platform's own functions are the oracle. They err by up to one unit in the last place
 * themselves, so that two units of difference mean at most one and a bit of ours.
 */
class PortableMathTest {

  private static final int DRAWS = 200_000;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1.5,
    1e300,
    -1e300,
    0x1.0p53,
    0x1.0p53 + 2,
    0x1.0p63,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    INFINITY,
    -INFINITY,
    Double.NaN
  };

  @Test
  void log_ofAnyMagnitude_liesWithinTwoUlps() {
    compare(PortableMath::log, StrictMath::log, PortableMathTest::anyPositive);
    compare(PortableMath::log, StrictMath::log, random -> 0.5 + 1.5 * random.nextDouble());
    compare(PortableMath::log, StrictMath::log, random -> 1 + aroundZero(random));
  }

  @Test
  void log1p_ofAnyMagnitude_liesWithinTwoUlps() {
    compare(PortableMath::log1p, StrictMath::log1p, PortableMathTest::anyPositive);
    compare(PortableMath::log1p, StrictMath::log1p, random -> 3 * random.nextDouble() - 1);
    compare(PortableMath::log1p, StrictMath::log1p, PortableMathTest::aroundZero);
  }

  @Test
  void exp_overItsWholeRange_liesWithinTwoUlps() {
    compare(PortableMath::exp, StrictMath::exp, random -> -746 + 1456 * random.nextDouble());
    compare(PortableMath::exp, StrictMath::exp, PortableMathTest::aroundZero);
  }

  @Test
  void expm1_overItsWholeRange_liesWithinTwoUlps() {
    compare(PortableMath::expm1, StrictMath::expm1, random -> -50 + 760 * random.nextDouble());
    compare(PortableMath::expm1, StrictMath::expm1, random -> 4 * random.nextDouble() - 2);
    compare(PortableMath::expm1, StrictMath::expm1, PortableMathTest::aroundZero);
  }

  @Test
  void sinAndCos_upToTheLargestAngle_lieWithinTwoUlps() {
    ToDoubleFunction<SeededRandom> far =
        random -> PortableMath.MAX_ANGLE * (2 * random.nextDouble() - 1);
    ToDoubleFunction<SeededRandom> near = random -> 7 * (2 * random.nextDouble() - 1);
    ToDoubleFunction<SeededRandom> besideAZero =
        random -> (random.nextInt(1_270_000) - 635_000) * (Math.PI / 2);
    compare(PortableMath::sin, StrictMath::sin, far);
    compare(PortableMath::sin, StrictMath::sin, near);
    compare(PortableMath::sin, StrictMath::sin, besideAZero);
    compare(PortableMath::sin, StrictMath::sin, PortableMathTest::aroundZero);
    compare(PortableMath::cos, StrictMath::cos, far);
    compare(PortableMath::cos, StrictMath::cos, near);
    compare(PortableMath::cos, StrictMath::cos, besideAZero);
    compare(PortableMath::cos, StrictMath::cos, PortableMathTest::aroundZero);
  }

  @Test
  void asin_overItsWholeRange_liesWithinTwoUlps() {
    compare(PortableMath::asin, StrictMath::asin, random -> 2 * random.nextDouble() - 1);
    compare(PortableMath::asin, StrictMath::asin, random -> 1 - Math.abs(aroundZero(random)));
    compare(PortableMath::asin, StrictMath::asin, PortableMathTest::aroundZero);
  }

  @Test
  void atan2_inAllDirectionsAndMagnitudes_liesWithinTwoUlps() {
    SeededRandom random = new SeededRandom(11);
    for (int i = 0; i < DRAWS; i++) {
      double y = random.nextDouble() - 0.5;
      double x = random.nextDouble() - 0.5;
      assertClose("atan2", y, StrictMath.atan2(y, x), PortableMath.atan2(y, x));
      double steep = anyPositive(random);
      assertClose("atan2", steep, StrictMath.atan2(steep, x), PortableMath.atan2(steep, x));
      double big = y * steep;
      double wide = x * steep;
      if (Math.min(Math.abs(big), Math.abs(wide)) > Double.MIN_NORMAL) {
        assertClose("atan2", big, StrictMath.atan2(big, wide), PortableMath.atan2(big, wide));
      }
    }
  }

  @Test
  void pow_overItsWholeRange_liesWithinTwoUlps() {
    SeededRandom random = new SeededRandom(12);
    for (int i = 0; i < DRAWS; i++) {
      double small = 10 * random.nextDouble();
      comparePow(small, 20 * random.nextDouble() - 10);
      comparePowWithResult(anyPositive(random), random);
      comparePowWithResult(1 + aroundZero(random), random);
    }
  }

  private static void comparePowWithResult(double x, SeededRandom random) {
    double log = StrictMath.log(x);
    double y = (1456 * random.nextDouble() - 746) / log;
    if (Math.abs(y) < 0x1.0p31) {
      comparePow(x, y);
    }
  }

  private static void comparePow(double x, double y) {
    assertClose("pow of " + x + " by", y, StrictMath.pow(x, y), PortableMath.pow(x, y));
  }

  /** Beyond an exponent of 2^31 the oracle is wrong; these were computed with 300 bits. */
  @Test
  void pow_withHugeExponents_keepsItsPrecision() {
    assertClose(
        "pow of 0.9999997823606079 by",
        -2573063331.0,
        1.6029127487372875e+243,
        PortableMath.pow(0.9999997823606079, -2573063331.0));
    assertClose(
        "pow of 1.0000000001 by",
        -4999999586548.0,
        7.124576406868982e-218,
        PortableMath.pow(1.0000000001, -4999999586548.0));
    assertClose(
        "pow of 1.0000000000009095 by",
        769658139443550.0,
        1.0142320547350045e+304,
        PortableMath.pow(1.0000000000009095, 769658139443550.0));
    assertClose(
        "pow of 0.9999999999999999 by",
        2.7021597764222976e+17,
        9.357622968840158e-14,
        PortableMath.pow(0.9999999999999999, 2.7021597764222976e+17));
    assertClose(
        "pow of 1.0000000000000002 by",
        -2.702159776422298e+18,
        2.650396553004186e-261,
        PortableMath.pow(1.0000000000000002, -2.702159776422298e+18));
  }

  @Test
  void pow_whoseResultADoubleHolds_isExact() {
    for (int base = 2; base <= 3000; base++) {
      BigInteger power = BigInteger.valueOf(base);
      for (int exponent = 1; power.bitLength() <= 53; exponent++) {
        assertThat(PortableMath.pow(base, exponent)).isEqualTo(power.doubleValue());
        power = power.multiply(BigInteger.valueOf(base));
      }
      assertThat(PortableMath.pow((double) base * base, 0.5)).isEqualTo(base);
    }
    for (int exponent = -1074; exponent <= 1023; exponent++) {
      assertThat(PortableMath.pow(2, exponent)).isEqualTo(Math.scalb(1.0, exponent));
    }
  }

  @Test
  void functionsOfOneArgument_atSpecialValues_followTheMathClass() {
    for (double x : SPECIAL) {
      assertSame("log", x, Math.log(x), PortableMath.log(x));
      assertSame("log1p", x, Math.log1p(x), PortableMath.log1p(x));
      assertSame("exp", x, Math.exp(x), PortableMath.exp(x));
      assertSame("expm1", x, Math.expm1(x), PortableMath.expm1(x));
      assertSame("asin", x, Math.asin(x), PortableMath.asin(x));
      if (!(Math.abs(x) > PortableMath.MAX_ANGLE) || Double.isInfinite(x)) {
        assertSame("sin", x, Math.sin(x), PortableMath.sin(x));
        assertSame("cos", x, Math.cos(x), PortableMath.cos(x));
      }
    }
  }

  @Test
  void functionsOfTwoArguments_atSpecialValues_followTheMathClass() {
    for (double a : SPECIAL) {
      for (double b : SPECIAL) {
        assertSame("pow of " + a + " by", b, Math.pow(a, b), PortableMath.pow(a, b));
        assertSame("atan2 of " + a + " and", b, Math.atan2(a, b), PortableMath.atan2(a, b));
      }
    }
  }

  @Test
  void exp_atTheEdgesOfTheRange_overflowsAndVanishesWhereItShould() {
    assertThat(PortableMath.exp(709.782712893384)).isFinite();
    assertThat(PortableMath.exp(709.7827128933841)).isEqualTo(INFINITY);
    assertThat(PortableMath.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
    assertThat(PortableMath.exp(-745.1332191019412)).isZero();
  }

  @Test
  void sinAndCos_beyondTheLargestAngle_areRefused() {
    double beyond = Math.nextUp(PortableMath.MAX_ANGLE);
    assertThatThrownBy(() -> PortableMath.sin(beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000.0");
    assertThatThrownBy(() -> PortableMath.cos(-beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1000000.0");
    assertThat(PortableMath.sin(PortableMath.MAX_ANGLE))
        .isEqualTo(StrictMath.sin(PortableMath.MAX_ANGLE));
  }

  /** Any change of a single bit of a single result shows here. */
  @Test
  void allFunctions_overSeededInputs_giveTheRecordedBits() {
    SeededRandom random = new SeededRandom(2026);
    long digest = 0;
    for (int i = 0; i < 20_000; i++) {
      double u = random.nextDouble();
      double v = random.nextDouble() - 0.5;
      double[] values = {
        PortableMath.log(1000 * u), PortableMath.log1p(v), PortableMath.exp(100 * v),
        PortableMath.expm1(v), PortableMath.pow(u, 10 * v), PortableMath.sin(1000 * v),
        PortableMath.cos(1000 * v), PortableMath.asin(2 * v), PortableMath.atan2(v, u)
      };
      for (double value : values) {
        digest = digest * 31 + Double.doubleToLongBits(value);
      }
    }
    assertThat(digest).isEqualTo(-217577914042827404L);
  }

  private static double anyPositive(SeededRandom random) {
    double drawn = Double.longBitsToDouble(random.nextLong() >>> 1);
    return drawn < INFINITY ? drawn : 1;
  }

  private static double aroundZero(SeededRandom random) {
    return (random.nextDouble() - 0.5) * Math.scalb(1.0, -random.nextInt(40));
  }

  private static void compare(
      DoubleUnaryOperator ours, DoubleUnaryOperator oracle, ToDoubleFunction<SeededRandom> draw) {
    SeededRandom random = new SeededRandom(10);
    for (int i = 0; i < DRAWS; i++) {
      double x = draw.applyAsDouble(random);
      assertClose("f", x, oracle.applyAsDouble(x), ours.applyAsDouble(x));
    }
  }

  private static void assertClose(String function, double x, double expected, double actual) {
    boolean same = Double.compare(expected, actual) == 0;
    if (!same && !(Math.abs(expected - actual) <= 2 * Math.ulp(expected))) {
      throw new AssertionError(function + " " + x + ": expected " + expected + ", was " + actual);
    }
  }

  private static void assertSame(String function, double x, double expected, double actual) {
    if (expected == 0 || Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertThat(Double.compare(actual, expected)).as("%s %s is %s", function, x, actual).isZero();
    } else {
      assertClose(function, x, expected, actual);
    }
  }
}
