package dev.distlab.bench.index;

/** Page files to be filled, the heavy peers. */
public final class HeavyNewPages {

  private HeavyNewPages() {}

  /** LMDB. */
  public static class Lmdb extends EmptyPages {
    public Lmdb() {
      super(LmdbPages::new);
    }
  }

  /** Xodus. */
  public static class Xodus extends EmptyPages {
    public Xodus() {
      super(XodusPages::new);
    }
  }

  /** MapDB. */
  public static class MapDb extends EmptyPages {
    public MapDb() {
      super(MapDbPages::new);
    }
  }
}
