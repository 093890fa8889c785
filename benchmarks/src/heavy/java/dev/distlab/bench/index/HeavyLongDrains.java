package dev.distlab.bench.index;

import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongSortedMap;

/** Ordered maps of numbers to remove from, the heavy peers. */
public final class HeavyLongDrains {

  private HeavyLongDrains() {}

  private abstract static class Fastutil extends LongDrain {

    private final Long2LongSortedMap map;

    Fastutil(Long2LongSortedMap map) {
      this.map = map;
      map.defaultReturnValue(-1);
    }

    @Override
    void put(long key, long value) {
      map.put(key, value);
    }

    @Override
    boolean remove(long key) {
      return map.remove(key) >= 0;
    }
  }

  /** The red-black tree of fastutil. */
  public static class Rb extends Fastutil {
    public Rb() {
      super(new Long2LongRBTreeMap());
    }
  }

  /** The AVL tree of fastutil. */
  public static class Avl extends Fastutil {
    public Avl() {
      super(new Long2LongAVLTreeMap());
    }
  }
}
