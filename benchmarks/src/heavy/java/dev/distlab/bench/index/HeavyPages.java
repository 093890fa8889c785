package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Page files, filled, the heavy peers. */
public final class HeavyPages {

  private HeavyPages() {}

  /** LMDB. */
  @State(Scope.Benchmark)
  public static class Lmdb extends FilledPages {
    public Lmdb() {
      super(LmdbPages::new);
    }
  }

  /** Xodus. */
  @State(Scope.Benchmark)
  public static class Xodus extends FilledPages {
    public Xodus() {
      super(XodusPages::new);
    }
  }

  /** MapDB. */
  @State(Scope.Benchmark)
  public static class MapDb extends FilledPages {
    public MapDb() {
      super(MapDbPages::new);
    }
  }
}
