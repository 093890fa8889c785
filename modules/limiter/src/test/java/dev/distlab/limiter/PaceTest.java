package dev.distlab.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void reading_ofAWholePace_isInNanoseconds() {
    Pace pace = new Pace(Limit.of(1_000, 1_000_000_000));
    assertThat(pace.units(123_456_789_012_345_678L)).isEqualTo(123_456_789_012_345_678L);
    assertThat(pace.unitsOf(3)).isEqualTo(3_000_000);
  }

  @Test
  void reading_ofAnyPace_isWithinAUnitOfTheExactOne() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      long window = 1 + random.nextLong(1L << (1 + random.nextInt(50)));
      long permits = 1 + random.nextLong(Math.min(window, Limit.MAX_PERMITS));
      Pace pace = new Pace(new Limit(permits, window, 1));
      for (int i = 0; i < 1_000; i++) {
        long nanos = random.nextLong(1L << random.nextInt(61));
        checkReading(pace, permits, window, nanos);
      }
    }
  }

  /** A reading of n ns is n * N * L / W units with N = floor(W / L). */
  private static void checkReading(Pace pace, long permits, long window, long nanos) {
    BigInteger scaled =
        BigInteger.valueOf(nanos)
            .multiply(BigInteger.valueOf(pace.unitsOf(1)))
            .multiply(BigInteger.valueOf(permits));
    BigInteger units = BigInteger.valueOf(pace.units(nanos)).multiply(BigInteger.valueOf(window));
    // At most a unit late, plus the sixteenth that 64 bits of fraction cost.
    BigInteger sixteenth = BigInteger.valueOf(window / 16 + 1);
    assertThat(units.subtract(scaled))
        .isBetween(BigInteger.ZERO, BigInteger.valueOf(window).add(sixteenth));
    long found = pace.nanosAt(pace.units(nanos));
    assertThat(found).isLessThanOrEqualTo(nanos);
    assertThat(pace.units(found)).isEqualTo(pace.units(nanos));
    assertThat(found == 0 || pace.units(found - 1) < pace.units(nanos)).isTrue();
  }

  @Test
  void productsHighHalf_ofRandomNumbers_isThatOfTheExactProduct() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >>> random.nextInt(64);
      long b = random.nextLong() >>> random.nextInt(64);
      assertThat(Bits.unsignedMultiplyHigh(a, b))
          .isEqualTo(unsigned(a).multiply(unsigned(b)).shiftRight(64).longValue());
    }
  }

  @Test
  void fraction_ofRandomNumbers_isThatOfTheExactQuotient() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long denominator = 1 + random.nextLong(Limit.MAX_WINDOW_NANOS);
      long numerator = random.nextLong(denominator);
      assertThat(Bits.fraction64(numerator, denominator))
          .isEqualTo(unsigned(numerator).shiftLeft(64).divide(unsigned(denominator)).longValue());
    }
    assertThat(Bits.fraction64(1, 4)).isEqualTo(1L << 62);
  }

  @Test
  void bits_ofPowersOfTwo_areCounted() {
    assertThat(Bits.bitsFor(1)).isEqualTo(1);
    assertThat(Bits.bitsFor(127)).isEqualTo(7);
    assertThat(Bits.bitsFor(128)).isEqualTo(8);
  }

  @Test
  void primes_upToThirty_areTold() {
    assertThat(IntStream.rangeClosed(1, 30).filter(Bits::isPrime))
        .containsExactly(2, 3, 5, 7, 11, 13, 17, 19, 23, 29);
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }
}
