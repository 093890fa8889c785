package dev.distlab.bench.index;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys and values as numbers, to be inserted. */
@State(Scope.Benchmark)
public class LongEntries {

  long[] keys;
  long[] values;

  final void draw(long[] numbers) {
    keys = numbers;
    values = new long[numbers.length];
    Arrays.setAll(values, Keys::value);
  }

  /** Keys of a tree, in no order. */
  public static class OfTree extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      draw(Keys.present(size.entries));
    }
  }

  /** Keys of a tree, in ascending order. */
  public static class Ascending extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      long[] numbers = Keys.present(size.entries);
      Arrays.sort(numbers);
      draw(numbers);
    }
  }

  /** Keys of a hash table. */
  public static class OfHash extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(HashSize size) {
      draw(Keys.present(size.entries));
    }
  }
}
