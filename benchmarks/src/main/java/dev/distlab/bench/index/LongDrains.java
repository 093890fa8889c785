package dev.distlab.bench.index;

import dev.distlab.index.LongBTree;

/** Ordered maps of numbers to remove from. */
public final class LongDrains {

  private LongDrains() {}

  /** Ours. */
  public static class Ours extends LongDrain {

    private final LongBTree tree = new LongBTree();

    @Override
    void put(long key, long value) {
      tree.put(key, value);
    }

    @Override
    boolean remove(long key) {
      return tree.remove(key);
    }
  }
}
