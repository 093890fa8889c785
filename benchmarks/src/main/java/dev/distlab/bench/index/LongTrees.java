package dev.distlab.bench.index;

import dev.distlab.index.LongBTree;
import dev.distlab.index.LongCursor;
import java.util.Arrays;

/** Ordered maps of numbers. */
public final class LongTrees {

  private LongTrees() {}

  static LongBTree ours(long[] keys) {
    LongBTree tree = new LongBTree();
    for (int i = 0; i < keys.length; i++) {
      tree.put(keys[i], Keys.value(i));
    }
    return tree;
  }

  /** Sorted keys with their values beside them. */
  record SortedArray(long[] keys, long[] values) {

    static SortedArray of(long[] keys) {
      long[] sorted = keys.clone();
      Arrays.sort(sorted);
      long[] values = new long[sorted.length];
      Arrays.setAll(values, Keys::value);
      return new SortedArray(sorted, values);
    }

    long get(long key) {
      int at = Arrays.binarySearch(keys, key);
      return at < 0 ? -1 : values[at];
    }

    long sumOf100(long from) {
      int found = Arrays.binarySearch(keys, from);
      int start = found < 0 ? ~found : found;
      int end = Math.min(start + Scans.LENGTH, keys.length);
      long sum = 0;
      for (int i = start; i < end; i++) {
        sum += keys[i] + values[i];
      }
      return sum;
    }

    long sum() {
      long sum = 0;
      for (int i = 0; i < keys.length; i++) {
        sum += keys[i] + values[i];
      }
      return sum;
    }
  }

  /** Ours. */
  public static class Ours extends LongTree<LongBTree> {
    public Ours() {
      super(LongTrees::ours);
    }

    long sumOf100(long from) {
      LongCursor cursor = map.cursor();
      Sum sum = new Sum();
      if (cursor.seek(from)) {
        cursor.forEach(Scans.LENGTH, sum);
      }
      return sum.total;
    }

    long sumOf100ByStep(long from) {
      LongCursor cursor = map.cursor();
      long sum = 0;
      int left = Scans.LENGTH;
      for (boolean on = cursor.seek(from); on && left > 0; on = cursor.next()) {
        sum += cursor.key() + cursor.value();
        left--;
      }
      return sum;
    }
  }

  /** Two arrays: the least that an order can cost, if nothing ever changes. */
  public static class Sorted extends LongTree<SortedArray> {
    public Sorted() {
      super(SortedArray::of);
    }
  }

  /** Adds keys and values up. */
  static final class Sum implements dev.distlab.index.LongLongConsumer {

    long total;

    @Override
    public void accept(long key, long value) {
      total += key + value;
    }
  }
}
