package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys to ask for, handed out in turn. */
public class LongAsks {

  private long[] asked;
  private int next;

  final void draw(int entries, boolean present) {
    asked = Keys.asked(present ? Keys.present(entries) : Keys.absent(entries));
  }

  /** The next key. */
  public final long next() {
    next = next + 1 & asked.length - 1;
    return asked[next];
  }

  /** Copies the next keys into {@code keys}, whose length is a power of two. */
  public final void next(long[] keys) {
    System.arraycopy(asked, next, keys, 0, keys.length);
    next = next + keys.length & asked.length - 1;
  }

  /** Of a tree, and keys that it holds or does not. */
  @State(Scope.Thread)
  public static class OfTree extends LongAsks {

    /** Whether the tree holds the keys. */
    @Param({"present", "absent"})
    public String keys;

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      draw(size.entries, keys.equals("present"));
    }
  }

  /** Of a hash table, and keys that it holds or does not. */
  @State(Scope.Thread)
  public static class OfHash extends LongAsks {

    /** Whether the table holds the keys. */
    @Param({"present", "absent"})
    public String keys;

    /** Draws the keys. */
    @Setup
    public void draw(HashSize size) {
      draw(size.entries, keys.equals("present"));
    }
  }

  /** Where scans of a tree begin. */
  @State(Scope.Thread)
  public static class Seeks extends LongAsks {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      draw(size.entries, true);
    }
  }

  /** Keys that are looked up together, and their values. */
  @State(Scope.Thread)
  public static class Batch {

    static final int LENGTH = 1024;

    final long[] keys = new long[LENGTH];
    final long[] values = new long[LENGTH];
  }
}
