package dev.distlab.index.page;

/** A page is needed and every frame of the buffer pool is pinned: the pool is too small. */
public final class PoolExhaustedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  PoolExhaustedException(String file, int poolPages) {
    super(file + ": all " + poolPages + " pages of the buffer pool are pinned");
  }
}
