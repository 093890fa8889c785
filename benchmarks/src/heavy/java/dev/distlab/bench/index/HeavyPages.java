package dev.distlab.bench.index;

/** Page files, filled, the heavy peers. */
public final class HeavyPages {

  private HeavyPages() {}

  /** LMDB. */
  public static class Lmdb extends FilledPages {
    public Lmdb() {
      super(LmdbPages::new);
    }
  }

  /** Xodus. */
  public static class Xodus extends FilledPages {
    public Xodus() {
      super(XodusPages::new);
    }
  }

  /** MapDB. */
  public static class MapDb extends FilledPages {
    public MapDb() {
      super(MapDbPages::new);
    }
  }
}
