package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Page files to be filled. */
public final class NewPages {

  private NewPages() {}

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours extends EmptyPages {
    public Ours() {
      super(OurPages::new);
    }
  }

  /** That of H2. */
  @State(Scope.Benchmark)
  public static class H2 extends EmptyPages {
    public H2() {
      super(MvStorePages::new);
    }
  }
}
