package dev.distlab.index;

import dev.distlab.kernel.random.SeededRandom;
import java.util.function.LongConsumer;

/** A table in long use: as many keys all the time, but never the same for long. */
final class Churn {

  private Churn() {}

  /** Takes one of {@code keys} keys out and puts a new one in, {@code times} times. */
  static void run(int keys, int times, LongConsumer remove, LongLongConsumer put) {
    SeededRandom random = new SeededRandom(5);
    long[] present = new long[keys];
    for (int i = 0; i < times; i++) {
      int index = random.nextInt(keys);
      remove.accept(present[index]);
      present[index] = random.nextLong();
      put.accept(present[index], i);
    }
  }
}
