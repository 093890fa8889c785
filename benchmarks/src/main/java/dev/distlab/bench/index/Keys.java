package dev.distlab.bench.index;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.SplitMix64;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The keys of every rival: all different, in no order. */
final class Keys {

  /** Longer than any branch predictor remembers. */
  private static final int LEAST_ASKED = 1 << 17;

  private Keys() {}

  /** The keys that a structure holds, in the order in which they come. */
  static long[] present(int count) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = SplitMix64.mix(i + 1);
    }
    return keys;
  }

  /** As many keys that it does not hold. */
  static long[] absent(int count) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = SplitMix64.mix(-i - 1L);
    }
    return keys;
  }

  /**
   * What a benchmark of so many entries asks for: keys that are there, unless it says otherwise.
   */
  static long[] asked(BenchmarkParams benchmark) {
    int entries = Integer.parseInt(benchmark.getParam("entries"));
    return asked("absent".equals(benchmark.getParam("keys")) ? absent(entries) : present(entries));
  }

  /** What is asked for: each of the keys, again and again in another order, a power of two. */
  static long[] asked(long[] keys) {
    int length = Math.max(LEAST_ASKED, Integer.highestOneBit(keys.length - 1) * 2);
    SeededRandom random = new SeededRandom(42).fork("asked");
    long[] asked = new long[length];
    for (int from = 0; from < length; from += keys.length) {
      long[] shuffled = keys.clone();
      for (int i = shuffled.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        long swapped = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = swapped;
      }
      System.arraycopy(shuffled, 0, asked, from, Math.min(keys.length, length - from));
    }
    return asked;
  }

  /** The numbers as objects of their own, none of them shared with another array. */
  static Long[] boxed(long[] numbers) {
    Long[] objects = new Long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      objects[i] = Long.valueOf(numbers[i]);
    }
    return objects;
  }

  /** The value of entry {@code i}: above all numbers that {@link Long#valueOf} shares. */
  static long value(int i) {
    return i + 1_000_000L;
  }
}
