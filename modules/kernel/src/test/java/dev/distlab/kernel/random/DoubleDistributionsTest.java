package dev.distlab.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DoubleDistributionsTest {

  private static final int DRAWS = 200_000;

  @Test
  void exponential_overManyDraws_fitsItsDistributionFunction() {
    assertFits(new ExponentialDistribution(250), x -> 1 - Math.exp(-x / 250));
  }

  @Test
  void pareto_overManyDraws_fitsItsDistributionFunction() {
    assertFits(new ParetoDistribution(10, 1.5), x -> 1 - Math.pow(10 / x, 1.5));
    assertFits(new ParetoDistribution(0.5, 0.1), x -> 1 - Math.pow(0.5 / x, 0.1));
  }

  @Test
  void uniformDouble_overManyDraws_fitsItsDistributionFunction() {
    assertFits(SeededRandom::nextDouble, x -> x);
    assertFits(random -> random.nextDouble(-3, 5), x -> (x + 3) / 8);
    assertFits(random -> random.nextDouble(7), x -> x / 7);
    assertFits(SeededRandom::nextFloat, x -> x);
  }

  @Test
  void gaussian_overManyDraws_fitsTheNormalShares() {
    SeededRandom random = new SeededRandom(3);
    long[] counts = new long[8];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) Math.max(0, Math.min(7, Math.floor(random.nextGaussian() + 4)))]++;
    }
    double inner = 0.3413447460685429;
    double next = 0.1359051219832779;
    double third = 0.0214002339165491;
    double outer = 0.5 - inner - next - third;
    ChiSquare.assertFits(
        counts, new double[] {outer, third, next, inner, inner, next, third, outer});
  }

  @Test
  void exponential_ofAnyDraw_isNeitherNegativeNorInfinite() {
    SeededRandom random = new SeededRandom(9);
    for (int i = 0; i < DRAWS; i++) {
      assertThat(random.nextExponential()).isBetween(0.0, 37.0);
    }
  }

  @Test
  void constructors_outsideTheirRange_nameTheValue() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> new ExponentialDistribution(bad), "mean=" + bad);
      assertRefused(() -> new ParetoDistribution(bad, 1), "scale=" + bad);
      assertRefused(() -> new ParetoDistribution(1, bad), "shape=" + bad);
    }
  }

  private static void assertRefused(Runnable call, String part) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(part + " is not positive and finite");
  }

  /** Kolmogorov and Smirnov: the largest gap is below 2 / sqrt(n) in all but 1 of 1,500 runs. */
  private static void assertFits(DoubleDistribution distribution, DoubleUnaryOperator law) {
    SeededRandom random = new SeededRandom(42);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = distribution.next(random);
    }
    Arrays.sort(drawn);
    double gap = 0;
    for (int i = 0; i < DRAWS; i++) {
      double below = law.applyAsDouble(drawn[i]);
      gap = Math.max(gap, Math.max(below - (double) i / DRAWS, (i + 1.0) / DRAWS - below));
    }
    assertThat(gap).isLessThan(2 / Math.sqrt(DRAWS));
  }
}
