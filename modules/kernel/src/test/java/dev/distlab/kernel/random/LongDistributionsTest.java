package dev.distlab.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongDistributionsTest {

  private static final int DRAWS = 400_000;

  @Test
  void uniform_overManyDraws_fitsEqualShares() {
    double[] shares = new double[37];
    Arrays.fill(shares, 1.0 / 37);
    ChiSquare.assertFits(countsOf(new UniformDistribution(37), 37), shares);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0",
    "1000, 0.5",
    "1000, 0.99",
    "1000, 1",
    "1000, 1.000000001",
    "1000, 1.5",
    "10, 3",
    "3, 0.99",
    "2, 1",
    "2, 40",
    "1000000000000, 1",
    "1000000000, 1.2",
    "4503599627370496, 2"
  })
  void zipf_overManyDraws_fitsTheLaw(long itemCount, double exponent) {
    int cells = (int) Math.min(itemCount, 100);
    double[] shares = new double[cells];
    double total = harmonic(itemCount, exponent);
    double head = 0;
    for (int rank = 1; rank < cells; rank++) {
      shares[rank - 1] = Math.pow(rank, -exponent) / total;
      head += shares[rank - 1];
    }
    shares[cells - 1] = 1 - head;
    int visible = cells;
    while (visible > 1 && shares[visible - 1] * DRAWS < 6) {
      visible--;
      shares[visible - 1] += shares[visible];
    }
    if (visible == 1) {
      assertThat(countsOf(new ZipfDistribution(itemCount, exponent), 2)[1]).isLessThan(20);
    } else {
      long[] counts = countsOf(new ZipfDistribution(itemCount, exponent), visible);
      ChiSquare.assertFits(counts, Arrays.copyOf(shares, visible));
    }
  }

  /** The worked example of the package's chapter. */
  @Test
  void zipf_withExponentOneOverTenThousandItems_givesTheHottestATenth() {
    long[] counts = countsOf(new ZipfDistribution(10_000, 1), 11);
    assertThat(harmonic(10_000, 1)).isEqualTo(9.79, within(0.005));
    assertThat((double) counts[0] / DRAWS).isEqualTo(0.102, within(0.002));
    assertThat((double) counts[1] / DRAWS).isEqualTo(0.051, within(0.002));
    assertThat(1 - (double) counts[10] / DRAWS).isEqualTo(0.30, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.99, 1, 2, 100})
  void zipf_ofOneItem_alwaysDrawsIt(double exponent) {
    assertThat(countsOf(new ZipfDistribution(1, exponent), 1)[0]).isEqualTo(DRAWS);
  }

  @Test
  void zeta_againstTheSumWithTwoHundredBits_agrees() {
    assertThat(YcsbZipfDistribution.zeta(1, 0.99)).isEqualTo(1);
    assertThat(YcsbZipfDistribution.zeta(64, 0.5)).isEqualTo(harmonic(64, 0.5), within(1e-14));
    assertZeta(65L, 0.99, 4.847226795245089);
    assertZeta(1000L, 0.5, 61.80100876524323);
    assertZeta(10000000000L, 0.99, 26.46902820175148);
    assertZeta(1000000L, 0.01, 879761.1281669192);
    assertZeta(4503599627370496L, 0.9, 358.1533595796487);
  }

  private static void assertZeta(long n, double theta, double expected) {
    assertThat(YcsbZipfDistribution.zeta(n, theta)).isEqualTo(expected, within(expected * 1e-14));
  }

  @Test
  void zeta_ofTenBillionItems_isTheConstantInTheSourceOfYcsb() {
    assertThat(YcsbZipfDistribution.zeta(10_000_000_000L, 0.99))
        .isEqualTo(26.46902820178302, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.99", "1000, 0.5", "100000000, 0.99", "3, 0.7"})
  void ycsbZipf_overManyDraws_fitsTheCurveOfGray(long itemCount, double theta) {
    int cells = (int) Math.min(itemCount, 100);
    double zeta = harmonic(itemCount, theta);
    double firstTwo = 1 + Math.pow(0.5, theta);
    double eta = (1 - Math.pow(2.0 / itemCount, 1 - theta)) / (1 - firstTwo / zeta);
    double[] shares = new double[cells];
    double below = firstTwo / zeta;
    shares[0] = 1 / zeta;
    shares[1] = (firstTwo - 1) / zeta;
    for (int item = 2; item < cells; item++) {
      double upTo = 1 - (1 - Math.pow((item + 1.0) / itemCount, 1 - theta)) / eta;
      shares[item] = item == cells - 1 ? 1 - below : upTo - below;
      below = upTo;
    }
    ChiSquare.assertFits(countsOf(new YcsbZipfDistribution(itemCount, theta), cells), shares);
  }

  @Test
  void ycsbZipf_thirdItem_isDrawnAFifthMoreOftenThanTheLawSays() {
    long itemCount = 100_000;
    long[] ycsb = countsOf(new YcsbZipfDistribution(itemCount, 0.99), 11);
    double law = 1 / harmonic(itemCount, 0.99);
    assertThat(ycsb[2] / (law * Math.pow(3, -0.99) * DRAWS)).isEqualTo(1.19, within(0.03));
    assertThat(ycsb[9] / (law * Math.pow(10, -0.99) * DRAWS)).isEqualTo(1.03, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ycsbZipf_ofOneOrTwoItems_staysInside(long itemCount) {
    long[] counts = countsOf(new YcsbZipfDistribution(itemCount), (int) itemCount);
    assertThat(counts[0] / (double) DRAWS).isEqualTo(1 / harmonic(itemCount, 0.99), within(0.004));
  }

  @Test
  void scrambledZipf_itemOfRank_isTheFnvHashOfYcsb() {
    ScrambledZipfDistribution scrambled = new ScrambledZipfDistribution(1_000_000);
    assertThat(LongStream.of(0, 1, 2, 3, 1_000_000_000).map(scrambled::itemOfRank).toArray())
        .containsExactly(377211, 966620, 198393, 787802, 567652);
  }

  @Test
  void scrambledZipf_overManyDraws_givesTheFirstRanksTheirShares() {
    int itemCount = 1_000_000;
    ScrambledZipfDistribution scrambled = new ScrambledZipfDistribution(itemCount);
    long[] counts = countsOf(scrambled, itemCount);
    double zeta = 26.46902820178302;
    assertThat(counts[(int) scrambled.itemOfRank(0)] / (double) DRAWS)
        .isEqualTo(1 / zeta, within(0.001));
    assertThat(counts[(int) scrambled.itemOfRank(1)] / (double) DRAWS)
        .isEqualTo(Math.pow(2, -0.99) / zeta, within(0.001));
  }

  @Test
  void latest_mirrorsTheRanks_fromTheNewestItemDown() {
    LatestDistribution latest = new LatestDistribution(1000);
    YcsbZipfDistribution ranks = new YcsbZipfDistribution(1000);
    SeededRandom one = new SeededRandom(4);
    SeededRandom other = new SeededRandom(4);
    for (int i = 0; i < 10_000; i++) {
      assertThat(latest.next(one)).isEqualTo(999 - ranks.next(other));
    }
  }

  @Test
  void latest_afterGrowth_followsTheNewestItem() {
    LatestDistribution latest = new LatestDistribution(10, 0.7);
    SeededRandom one = new SeededRandom(5);
    SeededRandom other = new SeededRandom(5);
    for (int itemCount = 10; itemCount <= 5000; itemCount += 1 + itemCount / 50) {
      latest.growTo(Math.max(10, itemCount - 1));
      latest.growTo(itemCount);
      assertThat(latest.itemCount()).isEqualTo(itemCount);
      LatestDistribution fresh = new LatestDistribution(itemCount, 0.7);
      for (int i = 0; i < 20; i++) {
        assertThat(latest.next(one)).isEqualTo(fresh.next(other));
      }
    }
  }

  @Test
  void latest_grownToFewerOrTooManyItems_refusesAndKeepsItsCount() {
    LatestDistribution latest = new LatestDistribution(5000);

    assertRefused(() -> latest.growTo(4999), "itemCount=4999 is below the present 5000");
    assertRefused(() -> latest.growTo((1L << 52) + 1), "4503599627370497", "4503599627370496");
    assertThat(latest.itemCount()).isEqualTo(5000);
  }

  @Test
  void constructors_outsideTheirRange_nameValueAndLimit() {
    assertRefused(() -> new UniformDistribution(0), "itemCount=0", "1");
    assertRefused(() -> new ZipfDistribution(0, 1), "itemCount=0", "4503599627370496");
    assertRefused(() -> new ZipfDistribution((1L << 52) + 1, 1), "4503599627370497");
    assertRefused(() -> new ZipfDistribution(10, -0.1), "exponent=-0.1", "0", "100");
    assertRefused(() -> new ZipfDistribution(10, 100.5), "exponent=100.5", "0", "100");
    assertRefused(() -> new ZipfDistribution(10, Double.NaN), "exponent=NaN");
    assertRefused(() -> new YcsbZipfDistribution(-1), "itemCount=-1");
    assertRefused(() -> new YcsbZipfDistribution(10, 1), "theta=1.0", "ZipfDistribution");
    assertRefused(() -> new YcsbZipfDistribution(10, 0), "theta=0.0");
    assertRefused(() -> new ScrambledZipfDistribution(0), "itemCount=0");
    assertRefused(() -> new LatestDistribution(0), "itemCount=0");
  }

  private static void assertRefused(Runnable call, String... parts) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  /** Draws of the items 0, 1, ...; the last cell also takes everything beyond it. */
  private static long[] countsOf(LongDistribution distribution, int cells) {
    SeededRandom random = new SeededRandom(42);
    long[] counts = new long[cells];
    for (int i = 0; i < DRAWS; i++) {
      long item = distribution.next(random);
      assertThat(item).isNotNegative();
      counts[(int) Math.min(item, cells - 1)]++;
    }
    return counts;
  }

  /** The sum of k^-exponent, far terms as an integral: good enough to judge shares. */
  private static double harmonic(long n, double exponent) {
    long summed = Math.min(n, 100_000);
    double sum = 0;
    for (long k = summed; k >= 1; k--) {
      sum += Math.pow(k, -exponent);
    }
    double from = summed + 0.5;
    double to = n + 0.5;
    return exponent == 1
        ? sum + Math.log(to / from)
        : sum + (Math.pow(to, 1 - exponent) - Math.pow(from, 1 - exponent)) / (1 - exponent);
  }
}
