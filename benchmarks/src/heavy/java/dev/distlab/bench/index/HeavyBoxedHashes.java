package dev.distlab.bench.index;

import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;

/** Hash maps of objects, the heavy peers. */
public final class HeavyBoxedHashes {

  private HeavyBoxedHashes() {}

  /** That of fastutil. */
  public static class Fastutil extends BoxedHash {
    public Fastutil() {
      super(Object2ObjectOpenHashMap::new);
    }
  }

  /** That of Eclipse Collections. */
  public static class Eclipse extends BoxedHash {
    public Eclipse() {
      super(UnifiedMap::new);
    }
  }

  /** Chronicle Map. */
  public static class Chronicle extends BoxedHash {
    public Chronicle() {
      super(HeavyPeers::chronicleMap);
    }
  }
}
