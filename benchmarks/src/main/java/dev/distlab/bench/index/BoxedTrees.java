package dev.distlab.bench.index;

import dev.distlab.index.BTreeMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Ordered maps of objects. */
public final class BoxedTrees {

  private BoxedTrees() {}

  /** Ours. */
  public static class Ours extends BoxedTree {
    public Ours() {
      super(BTreeMap::new);
    }
  }

  /** The red-black tree of the JDK. */
  public static class Jdk extends BoxedTree {
    public Jdk() {
      super(TreeMap::new);
    }
  }

  /** The skip list of the JDK. */
  public static class SkipList extends BoxedTree {
    public SkipList() {
      super(ConcurrentSkipListMap::new);
    }
  }

  /** The tree of H2, in memory. */
  public static class H2 extends BoxedTree {
    public H2() {
      super(Peers::mvMap);
    }
  }
}
