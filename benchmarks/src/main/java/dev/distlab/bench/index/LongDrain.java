package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A rival that is an ordered map of numbers from which keys are removed in random order until half
 * of them are gone; then, while no time is taken, it is filled again.
 */
@State(Scope.Benchmark)
public abstract class LongDrain {

  /** Keys removed in one call. */
  static final int BATCH = 10_000;

  private long[] keys;
  private int removed;

  abstract void put(long key, long value);

  abstract boolean remove(long key);

  /** Fills the map. */
  @Setup(Level.Trial)
  public void fill(LongEntries.OfTree entries) {
    keys = entries.keys;
    putAll(keys.length);
  }

  private void putAll(int end) {
    for (int i = 0; i < end; i++) {
      put(keys[i], Keys.value(i));
    }
  }

  /** Fills the map again if half of it is gone. */
  @Setup(Level.Invocation)
  public void refill() {
    if (removed >= keys.length / 2) {
      putAll(removed);
      removed = 0;
    }
  }

  /** Removes the next keys. */
  final int removeBatch() {
    int hits = 0;
    for (int end = removed + BATCH; removed < end; removed++) {
      hits += remove(keys[removed]) ? 1 : 0;
    }
    return hits;
  }
}
