package dev.distlab.bench.index;

/** Page files to be filled. */
public final class NewPages {

  private NewPages() {}

  /** Ours. */
  public static class Ours extends EmptyPages {
    public Ours() {
      super(OurPages::new);
    }
  }

  /** That of H2. */
  public static class H2 extends EmptyPages {
    public H2() {
      super(MvStorePages::new);
    }
  }
}
