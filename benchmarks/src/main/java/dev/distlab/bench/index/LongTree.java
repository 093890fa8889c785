package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Setup;

/** A rival that is an ordered map of numbers, filled in random order. */
public abstract class LongTree<M> {

  M map;

  abstract M filled(long[] keys);

  /** Fills the map. */
  @Setup
  public void fill(LongEntries.OfTree entries) {
    map = filled(entries.keys);
  }
}
