package dev.distlab.index.cow;

import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.OrderedStore.Entry;
import java.util.Objects;
import java.util.Optional;

/**
 * A commit of a {@link CowTree}, to be read while others are made. As long as it is open its pages
 * are not used again, so the file may grow; close it.
 *
 * <p>For any number of threads, if the disk is, without a lock; each cursor is for one. Every
 * method throws {@link IllegalStateException} once it is closed, and whatever reads a page does
 * once the tree is.
 */
public final class CowSnapshot implements AutoCloseable {

  private final CowView view;
  private final FreePages free;
  private volatile boolean closed;

  CowSnapshot(CowView view, FreePages free) {
    this.view = view;
    this.free = free;
  }

  private CowView open() {
    if (closed) {
      throw new IllegalStateException("the snapshot of commit " + view.commit() + " is closed");
    }
    return view;
  }

  /** The number of the commit. */
  public long commit() {
    return open().commit();
  }

  /** How many entries there are. */
  public long size() {
    return open().size();
  }

  /** The value under {@code key}, empty if there is none. */
  public Optional<byte[]> get(byte[] key) {
    Objects.requireNonNull(key, "key");
    return open().get(key);
  }

  /** The entry with the greatest key that is at most {@code key}. */
  public Optional<Entry> floor(byte[] key) {
    Objects.requireNonNull(key, "key");
    CowCursor cursor = new CowCursor(this::open, KeyRange.all().to(key, true));
    cursor.seekToEnd();
    return CowView.entry(cursor, cursor.previous());
  }

  /** The entry with the least key that is at least {@code key}. */
  public Optional<Entry> ceiling(byte[] key) {
    Objects.requireNonNull(key, "key");
    CowCursor cursor = new CowCursor(this::open, KeyRange.all().from(key, true));
    return CowView.entry(cursor, cursor.next());
  }

  /** A cursor before the first entry of {@code range}: it sees this commit and no change. */
  public Cursor cursor(KeyRange range) {
    open();
    return new CowCursor(this::open, range);
  }

  /** Lets its pages be used again. Closing again does nothing. */
  @Override
  public void close() {
    synchronized (free) {
      if (!closed) {
        closed = true;
        free.closeSnapshot(view.commit());
      }
    }
  }
}
