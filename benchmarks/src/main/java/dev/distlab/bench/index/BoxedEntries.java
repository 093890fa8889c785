package dev.distlab.bench.index;

import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys and values as objects, which the caller has anyway, and ways to put them into a map. */
@State(Scope.Benchmark)
public class BoxedEntries {

  Long[] keys;
  Long[] values;

  final void draw(long[] numbers) {
    keys = Keys.boxed(numbers);
    values = new Long[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Long.valueOf(Keys.value(i));
    }
  }

  /** Puts all entries into a map, one by one. */
  final <M extends Map<Long, Long>> M insertInto(M map) {
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values[i]);
    }
    return map;
  }

  /** Entries of a tree, in no order. */
  public static class OfTree extends BoxedEntries {

    /** Draws the entries. */
    @Setup
    public void draw(TreeSize size) {
      draw(Keys.present(size.entries));
    }
  }

  /** Entries of a tree, in ascending order. */
  public static class Ascending extends BoxedEntries {

    /** Draws the entries. */
    @Setup
    public void draw(TreeSize size) {
      long[] numbers = Keys.present(size.entries);
      Arrays.sort(numbers);
      draw(numbers);
    }
  }

  /** Entries of a hash table. */
  public static class OfHash extends BoxedEntries {

    /** Draws the entries. */
    @Setup
    public void draw(HashSize size) {
      draw(Keys.present(size.entries));
    }
  }
}
