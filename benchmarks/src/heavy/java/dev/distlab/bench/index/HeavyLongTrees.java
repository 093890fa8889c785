package dev.distlab.bench.index;

import it.unimi.dsi.fastutil.longs.AbstractLong2LongMap.BasicEntry;
import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongSortedMap;
import java.util.Iterator;

/** Ordered maps of numbers, the heavy peers. */
public final class HeavyLongTrees {

  private HeavyLongTrees() {}

  static <M extends Long2LongSortedMap> M insertInto(M map, long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  /** Walks on from a key without making a view of the rest first, which would take longer. */
  static long sumOf100(Long2LongSortedMap map, long from) {
    long sum = 0;
    int left = Scans.LENGTH;
    // The walk begins behind the entry that it is given.
    Iterator<Long2LongMap.Entry> entries =
        map.long2LongEntrySet().iterator(new BasicEntry(from - 1, 0));
    while (left-- > 0 && entries.hasNext()) {
      Long2LongMap.Entry entry = entries.next();
      sum += entry.getLongKey() + entry.getLongValue();
    }
    return sum;
  }

  static long sum(Long2LongSortedMap map) {
    long sum = 0;
    for (Long2LongMap.Entry entry : map.long2LongEntrySet()) {
      sum += entry.getLongKey() + entry.getLongValue();
    }
    return sum;
  }

  /** The red-black tree of fastutil. */
  public static class Rb extends LongTree<Long2LongRBTreeMap> {
    public Rb() {
      super(keys -> insertInto(new Long2LongRBTreeMap(), keys));
    }
  }

  /** The AVL tree of fastutil. */
  public static class Avl extends LongTree<Long2LongAVLTreeMap> {
    public Avl() {
      super(keys -> insertInto(new Long2LongAVLTreeMap(), keys));
    }
  }
}
