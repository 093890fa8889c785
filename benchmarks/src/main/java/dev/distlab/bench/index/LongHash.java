package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Setup;

/** A rival that is a hash map of numbers, filled. */
public abstract class LongHash<M> {

  M map;

  abstract M filled(long[] keys);

  /** Fills the map. */
  @Setup
  public void fill(LongEntries.OfHash entries) {
    map = filled(entries.keys);
  }
}
