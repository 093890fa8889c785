package dev.distlab.bench.index;

import dev.distlab.index.HashIndex;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.collections.Object2ObjectHashMap;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Hash maps of objects. */
public final class BoxedHashes {

  private BoxedHashes() {}

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours extends BoxedHash {
    public Ours() {
      super(HashIndex::new);
    }
  }

  /** The hash table of the JDK. */
  @State(Scope.Benchmark)
  public static class Jdk extends BoxedHash {
    public Jdk() {
      super(HashMap::new);
    }
  }

  /** The concurrent hash table of the JDK. */
  @State(Scope.Benchmark)
  public static class Concurrent extends BoxedHash {
    public Concurrent() {
      super(ConcurrentHashMap::new);
    }
  }

  /** That of Agrona. */
  @State(Scope.Benchmark)
  public static class Agrona extends BoxedHash {
    public Agrona() {
      super(Object2ObjectHashMap::new);
    }
  }
}
