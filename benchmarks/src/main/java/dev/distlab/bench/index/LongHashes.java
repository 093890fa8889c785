package dev.distlab.bench.index;

import com.carrotsearch.hppc.LongLongHashMap;
import dev.distlab.index.LongHashTable;
import org.agrona.collections.Long2LongHashMap;

/** Hash maps of numbers. */
public final class LongHashes {

  private LongHashes() {}

  static LongHashTable ours(long[] keys) {
    LongHashTable map = new LongHashTable();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  static Long2LongHashMap agrona(long[] keys) {
    Long2LongHashMap map = new Long2LongHashMap(-1);
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  static LongLongHashMap hppc(long[] keys) {
    LongLongHashMap map = new LongLongHashMap();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  /** Ours. */
  public static class Ours extends LongHash<LongHashTable> {
    public Ours() {
      super(LongHashes::ours);
    }
  }

  /** That of Agrona. */
  public static class Agrona extends LongHash<Long2LongHashMap> {
    public Agrona() {
      super(LongHashes::agrona);
    }
  }

  /** That of HPPC. */
  public static class Hppc extends LongHash<LongLongHashMap> {
    public Hppc() {
      super(LongHashes::hppc);
    }
  }
}
