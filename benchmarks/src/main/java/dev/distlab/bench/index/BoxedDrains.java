package dev.distlab.bench.index;

import dev.distlab.index.BTreeMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Ordered maps of objects to remove from. */
public final class BoxedDrains {

  private BoxedDrains() {}

  /** Ours. */
  public static class Ours extends BoxedDrain {
    public Ours() {
      super(BTreeMap::new);
    }
  }

  /** The red-black tree of the JDK. */
  public static class Jdk extends BoxedDrain {
    public Jdk() {
      super(TreeMap::new);
    }
  }

  /** The skip list of the JDK. */
  public static class SkipList extends BoxedDrain {
    public SkipList() {
      super(ConcurrentSkipListMap::new);
    }
  }

  /** The tree of H2, in memory. */
  public static class H2 extends BoxedDrain {
    public H2() {
      super(Peers::mvMap);
    }
  }
}
