package dev.distlab.bench.index;

import it.unimi.dsi.fastutil.objects.Object2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectRBTreeMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** Ordered maps of objects to remove from, the heavy peers. */
public final class HeavyBoxedDrains {

  private HeavyBoxedDrains() {}

  /** The red-black tree of fastutil. */
  public static class FastutilRb extends BoxedDrain {
    public FastutilRb() {
      super(Object2ObjectRBTreeMap::new);
    }
  }

  /** The AVL tree of fastutil. */
  public static class FastutilAvl extends BoxedDrain {
    public FastutilAvl() {
      super(Object2ObjectAVLTreeMap::new);
    }
  }

  /** The tree of MapDB, on the heap. */
  public static class MapDb extends BoxedDrain {
    public MapDb() {
      super(HeavyPeers::mapDbTree);
    }
  }

  /** The sorted map of Eclipse Collections. */
  public static class Eclipse extends BoxedDrain {
    public Eclipse() {
      super(TreeSortedMap::new);
    }
  }
}
