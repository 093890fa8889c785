package dev.distlab.bench.index;

import com.carrotsearch.hppc.LongLongHashMap;
import dev.distlab.index.LongHashTable;
import org.agrona.collections.Long2LongHashMap;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

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
  @State(Scope.Benchmark)
  public static class Ours extends LongHash<LongHashTable> {

    @Override
    LongHashTable filled(long[] keys) {
      return ours(keys);
    }
  }

  /** That of Agrona. */
  @State(Scope.Benchmark)
  public static class Agrona extends LongHash<Long2LongHashMap> {

    @Override
    Long2LongHashMap filled(long[] keys) {
      return agrona(keys);
    }
  }

  /** That of HPPC. */
  @State(Scope.Benchmark)
  public static class Hppc extends LongHash<LongLongHashMap> {

    @Override
    LongLongHashMap filled(long[] keys) {
      return hppc(keys);
    }
  }
}
