package dev.distlab.bench.index;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/** Hash maps of numbers, the heavy peers. */
public final class HeavyLongHashes {

  private HeavyLongHashes() {}

  static Long2LongOpenHashMap fastutil(long[] keys) {
    Long2LongOpenHashMap map = new Long2LongOpenHashMap();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  static LongLongHashMap eclipse(long[] keys) {
    LongLongHashMap map = new LongLongHashMap();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], Keys.value(i));
    }
    return map;
  }

  /** That of fastutil. */
  public static class Fastutil extends LongHash<Long2LongOpenHashMap> {
    public Fastutil() {
      super(HeavyLongHashes::fastutil);
    }
  }

  /** That of Eclipse Collections. */
  public static class Eclipse extends LongHash<LongLongHashMap> {
    public Eclipse() {
      super(HeavyLongHashes::eclipse);
    }
  }
}
