package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Page files, filled. */
public final class Pages {

  private Pages() {}

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours extends FilledPages {
    public Ours() {
      super(OurPages::new);
    }
  }

  /** That of H2. */
  @State(Scope.Benchmark)
  public static class H2 extends FilledPages {
    public H2() {
      super(MvStorePages::new);
    }
  }
}
