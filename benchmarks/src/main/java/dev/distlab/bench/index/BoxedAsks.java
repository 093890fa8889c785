package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Objects to ask for, equal to keys but not the same objects, handed out in turn. */
public class BoxedAsks {

  private Long[] asked;
  private int next;

  final void draw(int entries, boolean present) {
    asked = Keys.boxed(Keys.asked(present ? Keys.present(entries) : Keys.absent(entries)));
  }

  /** The next key. */
  public final Long next() {
    next = next + 1 & asked.length - 1;
    return asked[next];
  }

  /** Of a tree, and keys that it holds or does not. */
  @State(Scope.Thread)
  public static class OfTree extends BoxedAsks {

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
  public static class OfHash extends BoxedAsks {

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
  public static class Seeks extends BoxedAsks {

    /** Draws the keys. */
    @Setup
    public void draw(TreeSize size) {
      draw(size.entries, true);
    }
  }
}
