package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Page files to be filled, the heavy peers. */
public final class HeavyNewPages {

  private HeavyNewPages() {}

  /** LMDB. */
  @State(Scope.Benchmark)
  public static class Lmdb extends EmptyPages {
    public Lmdb() {
      super(LmdbPages::new);
    }
  }

  /** Xodus. */
  @State(Scope.Benchmark)
  public static class Xodus extends EmptyPages {
    public Xodus() {
      super(XodusPages::new);
    }
  }

  /** MapDB. */
  @State(Scope.Benchmark)
  public static class MapDb extends EmptyPages {
    public MapDb() {
      super(MapDbPages::new);
    }
  }
}
