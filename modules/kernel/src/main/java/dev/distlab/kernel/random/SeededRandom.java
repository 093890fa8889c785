package dev.distlab.kernel.random;

import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.hash.Murmur3;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A reproducible stream of random numbers: xoshiro256++, seeded through SplitMix64.
 *
 * <p>The same seed gives the same numbers on every JDK and in a browser: the algorithm is public
 * and draws by integer arithmetic, and what is drawn here is defined here. What the interface
 * defines itself has changed between JDKs and differs in the browser; of that, the streams ({@code
 * ints()} and the like) and {@code nextFloat} with a bound are left as they are and not used.
 *
 * <p>{@link #fork(String)} gives each part of a simulation a stream of its own, so that one part
 * drawing more does not change what the others see. For one thread.
 *
 * <p>Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
 * Transactions on Mathematical Software 47(4), 2021; G. Steele, D. Lea and C. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014 (SplitMix64); G. Marsaglia and T. A.
 * Bray, "A convenient method for generating normal variables", SIAM Review 6(3), 1964.
 */
public final class SeededRandom implements RandomGenerator {

  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  private final long seed;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** A stream that is fully determined by {@code seed}; any value is good. */
  public SeededRandom(long seed) {
    this.seed = seed;
    SplitMix64 mix = new SplitMix64(seed);
    s0 = mix.next();
    s1 = mix.next();
    s2 = mix.next();
    s3 = mix.next();
  }

  /** A stream with the given raw state, which must not be all zero; for published vectors. */
  SeededRandom(long s0, long s1, long s2, long s3) {
    this.seed = 0;
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /**
   * An independent stream that depends on this one's seed and on {@code name} alone: not on how
   * many numbers have been drawn, nor on the order of the forks.
   */
  public SeededRandom fork(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new SeededRandom(Murmur3.hash64(bytes, 0x64697374) ^ SplitMix64.mix(seed));
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** A uniform value in 0 to {@code bound} - 1. */
  @Override
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /** A uniform value in {@code origin} to {@code bound} - 1. */
  @Override
  public int nextInt(int origin, int bound) {
    return (int) nextLong(origin, bound);
  }

  /**
   * A uniform value in 0 to {@code bound} - 1, without bias: draws that fall into the incomplete
   * last round are thrown away.
   */
  @Override
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound=" + bound + " must be positive");
    }
    if ((bound & (bound - 1)) == 0) {
      return nextLong() & (bound - 1);
    }
    long bits = nextLong() >>> 1;
    long value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = nextLong() >>> 1;
      value = bits % bound;
    }
    return value;
  }

  /** A uniform value in {@code origin} to {@code bound} - 1. */
  @Override
  public long nextLong(long origin, long bound) {
    if (origin >= bound) {
      throw new IllegalArgumentException("origin=" + origin + " must be below bound=" + bound);
    }
    long width = bound - origin;
    if (width > 0) {
      return origin + nextLong(width);
    }
    long value = nextLong();
    while (value < origin || value >= bound) {
      value = nextLong();
    }
    return value;
  }

  /** A uniform value in [0, 1): a multiple of 2^-53. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * TWO_TO_MINUS_53;
  }

  /** A uniform value from 0 up to {@code bound}, which is left out. */
  @Override
  public double nextDouble(double bound) {
    return nextDouble(0, bound);
  }

  /**
   * A uniform value from {@code origin} up to {@code bound}, which is left out.
   *
   * @throws IllegalArgumentException if origin is not below bound, or their distance not finite
   */
  @Override
  public double nextDouble(double origin, double bound) {
    double width = bound - origin;
    if (!(origin < bound) || width == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "origin=" + origin + " and bound=" + bound + " must be in order and finitely far apart");
    }
    double value = origin + nextDouble() * width;
    return value < bound ? value : Math.nextDown(bound);
  }

  /** A uniform value in [0, 1): a multiple of 2^-24. */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /** A value of the exponential distribution with mean 1, between 0 and 37. */
  @Override
  public double nextExponential() {
    return 0 - PortableMath.log(1 - nextDouble());
  }

  /** A value of the normal distribution with mean 0 and standard deviation 1 (polar method). */
  @Override
  public double nextGaussian() {
    while (true) {
      double x = 2 * nextDouble() - 1;
      double y = 2 * nextDouble() - 1;
      double square = x * x + y * y;
      if (square < 1 && square > 0) {
        return x * Math.sqrt(-2 * PortableMath.log(square) / square);
      }
    }
  }

  /** Fills {@code bytes}, each draw giving eight of them, its lowest byte first. */
  @Override
  public void nextBytes(byte[] bytes) {
    long drawn = 0;
    for (int i = 0; i < bytes.length; i++) {
      drawn = i % Long.BYTES == 0 ? nextLong() : drawn >>> Byte.SIZE;
      bytes[i] = (byte) drawn;
    }
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /** Puts {@code items} into a uniformly random order (Fisher and Yates). O(n). */
  public void shuffle(long[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      long kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
  }

  /** Puts {@code items} into a uniformly random order (Fisher and Yates). O(n). */
  public <T> void shuffle(List<T> items) {
    for (int i = items.size() - 1; i > 0; i--) {
      Collections.swap(items, i, nextInt(i + 1));
    }
  }
}
