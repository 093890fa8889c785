package dev.distlab.bench.index;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys as numbers, to be inserted one by one. */
@State(Scope.Benchmark)
public class LongEntries {

  long[] keys;

  /** Keys of a tree, in no order. */
  public static class OfTree extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      keys = Keys.present(size.entries);
    }
  }

  /** Keys of a tree, in ascending order. */
  public static class Ascending extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      keys = Keys.present(size.entries);
      Arrays.sort(keys);
    }
  }

  /** Keys of a hash table. */
  public static class OfHash extends LongEntries {

    /** Draws the keys. */
    @Setup
    public void draw(HashSize size) {
      keys = Keys.present(size.entries);
    }
  }
}
