package dev.distlab.kernel.random;

/**
 * SplitMix64: a counter with a good finaliser. Used to spread a seed over a larger state, and as a
 * fast mixer of 64-bit keys. Source: as for {@link SeededRandom}. For one thread.
 */
public final class SplitMix64 {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A generator whose state is {@code seed}; equal seeds give equal streams. */
  public SplitMix64(long seed) {
    this.state = seed;
  }

  /** The next number of the sequence. */
  public long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * The finaliser: a bijection on 64 bits in which each bit of the input stirs all of the output.
   */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
