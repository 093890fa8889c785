package dev.distlab.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededRandomTest {

  private static final int DRAWS = 300_000;
  private static final long THREE_QUARTERS = (1L << 61) + (1L << 62);

  @Test
  void nextLong_fromThePublishedState_givesThePublishedNumbers() {
    SeededRandom random = new SeededRandom(1, 2, 3, 4);
    assertThat(LongStream.generate(random::nextLong).limit(5).toArray())
        .containsExactly(
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"));
  }

  @Test
  void splitMix64_fromThePublishedSeed_givesThePublishedNumbers() {
    SplitMix64 mix = new SplitMix64(1234567);
    assertThat(LongStream.generate(mix::next).limit(5).toArray())
        .containsExactly(
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L,
            Long.parseUnsignedLong("16408922859458223821"));
  }

  @Test
  void constructor_seed_isSpreadBySplitMix64() {
    SplitMix64 mix = new SplitMix64(99);
    SeededRandom expected = new SeededRandom(mix.next(), mix.next(), mix.next(), mix.next());
    SeededRandom random = new SeededRandom(99);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextLong()).isEqualTo(expected.nextLong());
    }
  }

  @Test
  void mix_ofManyValues_isABijectionAsFarAsOneCanSee() {
    Set<Long> seen = new HashSet<>();
    for (long i = -50_000; i < 50_000; i++) {
      seen.add(SplitMix64.mix(i));
    }
    assertThat(seen).hasSize(100_000);
  }

  /** Every kind of draw, so that no change of one passes unseen. */
  @Test
  void draws_ofEveryKind_areThoseOnRecord() {
    SeededRandom random = new SeededRandom(2026).fork("draws");
    List<Object> drawn = new ArrayList<>();
    drawn.add(random.nextInt());
    drawn.add(random.nextInt(1000));
    drawn.add(random.nextInt(-5, 5));
    drawn.add(random.nextLong(1_000_000_000_000L));
    drawn.add(random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE));
    drawn.add((long) (random.nextDouble() * 1e15));
    drawn.add((long) (random.nextDouble(-1, 1) * 1e15));
    drawn.add((long) (random.nextFloat() * 1e6));
    drawn.add((long) (random.nextExponential() * 1e15));
    drawn.add((long) (random.nextGaussian() * 1e15));
    drawn.add(random.nextBoolean());
    drawn.add(new ZipfDistribution(1_000_000, 1).next(random));
    drawn.add(new YcsbZipfDistribution(1_000_000).next(random));
    drawn.add(new ScrambledZipfDistribution(1_000_000).next(random));
    drawn.add((long) (new ParetoDistribution(1, 1.5).next(random) * 1e12));
    assertThat(drawn.toString())
        .isEqualTo(
            "[-1554734934, 430, 3, 114326598658, 1307149153358642735, 89619328115399, "
                + "-35722874821515, 429847, 713956737279691, -435233323031083, false, 2, 2, 377211, "
                + "4621897360795]");
  }

  @Test
  void nextBytes_ofAnyLength_takesEightFromEachDraw() {
    byte[] bytes = new byte[13];
    new SeededRandom(1).nextBytes(bytes);
    SeededRandom same = new SeededRandom(1);
    ByteBuffer expected = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(same.nextLong()).putLong(same.nextLong());
    assertThat(bytes).isEqualTo(Arrays.copyOf(expected.array(), 13));
  }

  @Test
  void fork_afterDraws_givesTheSameStreamAsBefore() {
    SeededRandom random = new SeededRandom(5);
    long before = random.fork("network").nextLong();
    random.nextLong();
    random.fork("disk");
    assertThat(random.fork("network").nextLong()).isEqualTo(before);
  }

  @Test
  void fork_otherNamesSeedsAndDepths_giveOtherStreams() {
    Set<Long> firsts = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      firsts.add(random.nextLong());
      for (int name = 0; name < 100; name++) {
        firsts.add(random.fork("node-" + name).nextLong());
        firsts.add(random.fork("a").fork("node-" + name).nextLong());
        firsts.add(random.fork("node-" + name).fork("a").nextLong());
      }
    }
    assertThat(firsts).hasSize(100 * 301);
  }

  @Test
  void fork_pairsOfStreams_areIndependent() {
    SeededRandom parent = new SeededRandom(1);
    SeededRandom left = parent.fork("left");
    SeededRandom right = parent.fork("right");
    long[] pairs = new long[4 * 64];
    for (int i = 0; i < DRAWS; i++) {
      pairs[parent.nextInt(4) * 64 + left.nextInt(8) * 8 + right.nextInt(8)]++;
    }
    ChiSquare.assertFits(pairs, equalShares(pairs.length));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 7, 64, 1000, THREE_QUARTERS, (1L << 62) + 1})
  void nextLong_belowAnyBound_isUnbiased(long bound) {
    assertUniform(bound, random -> random.nextLong(bound));
  }

  /** With a plain remainder, the values of the incomplete last round come up twice as often. */
  @Test
  void brokenTwin_withAPlainRemainder_isFoundBiased() {
    assertThatThrownBy(
            () ->
                assertUniform(THREE_QUARTERS, random -> (random.nextLong() >>> 1) % THREE_QUARTERS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chi-square");
  }

  private static void assertUniform(long bound, LongDistribution distribution) {
    SeededRandom random = new SeededRandom(7);
    int cells = (int) Math.min(bound, 60);
    long[] counts = new long[cells];
    double[] shares = new double[cells];
    long width = bound / cells;
    Arrays.fill(shares, (double) width / bound);
    shares[cells - 1] = (double) (bound - (cells - 1) * width) / bound;
    for (int i = 0; i < DRAWS; i++) {
      long value = distribution.next(random);
      assertThat(value).isBetween(0L, bound - 1);
      counts[(int) Math.min(value / width, cells - 1)]++;
    }
    ChiSquare.assertFits(counts, shares);
  }

  @Test
  void nextInt_inARange_reachesBothEndsAndNoFurther() {
    SeededRandom random = new SeededRandom(8);
    assertThat(IntStream.range(0, 1000).map(i -> random.nextInt(-2, 2)).boxed())
        .containsOnly(-2, -1, 0, 1);
    assertThat(random.nextInt(Integer.MIN_VALUE, Integer.MIN_VALUE + 1))
        .isEqualTo(Integer.MIN_VALUE);
    assertThat(random.nextInt(1)).isZero();
  }

  @Test
  void nextLong_inARangeWiderThanALong_staysInside() {
    SeededRandom random = new SeededRandom(9);
    for (int i = 0; i < 10_000; i++) {
      assertThat(random.nextLong(-(1L << 62), 1L << 62)).isBetween(-(1L << 62), (1L << 62) - 1);
    }
  }

  @Test
  void nextBoolean_overManyDraws_isTrueHalfTheTime() {
    SeededRandom random = new SeededRandom(14);
    long[] counts = new long[2];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.nextBoolean() ? 1 : 0]++;
    }
    ChiSquare.assertFits(counts, equalShares(2));
  }

  @Test
  void nextDouble_inARangeOfNeighbours_leavesTheBoundOut() {
    SeededRandom random = new SeededRandom(10);
    double next = Math.nextUp(1.0);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextDouble(1, next)).isEqualTo(1);
    }
  }

  @Test
  void boundedDraws_withoutRoom_areRefused() {
    SeededRandom random = new SeededRandom(11);
    assertRefused(() -> random.nextInt(0), "bound=0");
    assertRefused(() -> random.nextLong(-4), "bound=-4");
    assertRefused(() -> random.nextInt(3, 3), "origin=3", "bound=3");
    assertRefused(() -> random.nextLong(4, 3), "origin=4", "bound=3");
    assertRefused(() -> random.nextDouble(0), "bound=0.0");
    assertRefused(() -> random.nextDouble(1, Double.NaN), "bound=NaN");
    assertRefused(() -> random.nextDouble(-Double.MAX_VALUE, Double.MAX_VALUE), "1.79");
  }

  private static void assertRefused(Runnable call, String... parts) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void shuffle_overManyRuns_givesEveryOrderTheSameShare() {
    SeededRandom random = new SeededRandom(12);
    long[] orders = new long[24];
    for (int i = 0; i < DRAWS; i++) {
      long[] items = {0, 1, 2, 3};
      random.shuffle(items);
      orders[indexOfOrder(items)]++;
    }
    ChiSquare.assertFits(orders, equalShares(24));
  }

  private static int indexOfOrder(long[] items) {
    int index = 0;
    for (int i = 0; i < items.length; i++) {
      int smaller = 0;
      for (int j = i + 1; j < items.length; j++) {
        smaller += items[j] < items[i] ? 1 : 0;
      }
      index = index * (items.length - i) + smaller;
    }
    return index;
  }

  @Test
  void shuffle_ofAList_isThatOfAnArray() {
    long[] array = LongStream.range(0, 100).toArray();
    List<Long> list = new ArrayList<>(LongStream.range(0, 100).boxed().toList());
    new SeededRandom(13).shuffle(array);
    new SeededRandom(13).shuffle(list);
    assertThat(list).isEqualTo(LongStream.of(array).boxed().toList());
  }

  private static double[] equalShares(int cells) {
    double[] shares = new double[cells];
    Arrays.fill(shares, 1.0 / cells);
    return shares;
  }
}
