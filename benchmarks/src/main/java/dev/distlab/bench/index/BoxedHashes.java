package dev.distlab.bench.index;

import dev.distlab.index.HashIndex;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.collections.Object2ObjectHashMap;

/** Hash maps of objects. */
public final class BoxedHashes {

  private BoxedHashes() {}

  /** Ours. */
  public static class Ours extends BoxedHash {
    public Ours() {
      super(HashIndex::new);
    }
  }

  /** The hash table of the JDK. */
  public static class Jdk extends BoxedHash {
    public Jdk() {
      super(HashMap::new);
    }
  }

  /** The concurrent hash table of the JDK. */
  public static class Concurrent extends BoxedHash {
    public Concurrent() {
      super(ConcurrentHashMap::new);
    }
  }

  /** That of Agrona. */
  public static class Agrona extends BoxedHash {
    public Agrona() {
      super(Object2ObjectHashMap::new);
    }
  }
}
