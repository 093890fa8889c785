package dev.distlab.bench.index;

/** Page files, filled. */
public final class Pages {

  private Pages() {}

  /** Ours. */
  public static class Ours extends FilledPages {
    public Ours() {
      super(OurPages::new);
    }
  }

  /** That of H2. */
  public static class H2 extends FilledPages {
    public H2() {
      super(MvStorePages::new);
    }
  }
}
