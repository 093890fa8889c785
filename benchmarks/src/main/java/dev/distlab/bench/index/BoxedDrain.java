package dev.distlab.bench.index;

import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A rival that is an ordered map of objects from which keys are removed in random order until half
 * of them are gone; then, while no time is taken, it is filled again.
 */
@State(Scope.Benchmark)
public abstract class BoxedDrain {

  /** Keys removed in one call. */
  static final int BATCH = 10_000;

  private final Supplier<Map<Long, Long>> maker;

  private BoxedEntries entries;
  private Map<Long, Long> map;
  private int removed;

  BoxedDrain(Supplier<Map<Long, Long>> maker) {
    this.maker = maker;
  }

  /** Fills the map. */
  @Setup(Level.Trial)
  public void fill(BoxedEntries.OfTree all) {
    entries = all;
    map = all.insertInto(maker.get());
  }

  /** Fills the map again if half of it is gone. */
  @Setup(Level.Invocation)
  public void refill() {
    if (removed >= entries.keys.length / 2) {
      for (int i = 0; i < removed; i++) {
        map.put(entries.keys[i], entries.values[i]);
      }
      removed = 0;
    }
  }

  /** Removes the next keys. */
  final int removeBatch() {
    int hits = 0;
    for (int end = removed + BATCH; removed < end; removed++) {
      hits += map.remove(entries.keys[removed]) == null ? 0 : 1;
    }
    return hits;
  }
}
