package dev.distlab.index.store;

/**
 * A place among the entries of an {@link OrderedStore}, limited to a {@link KeyRange}; it moves
 * forward and backward.
 *
 * <pre>{@code
 * for (Cursor cursor = store.cursor(range); cursor.next(); ) {
 *   use(cursor.key(), cursor.value());
 * }
 * }</pre>
 *
 * <p>Weakly consistent: the store may be changed while a cursor is open. An entry that was there
 * all the time is seen exactly once on the way in one direction, whatever splits and merges happen
 * under the cursor; an entry that was added or removed meanwhile is seen or not. There is nothing
 * to close.
 */
public interface Cursor {

  /** Moves to the next entry; false, and behind the last, if there is none. */
  boolean next();

  /** Moves to the entry before; false, and before the first, if there is none. */
  boolean previous();

  /**
   * Places the cursor so that {@link #next()} gives the first entry that is at least {@code key}.
   */
  void seek(byte[] key);

  /** Places the cursor behind the last entry of its range. */
  void seekToEnd();

  /**
   * The key of the entry that the cursor is on.
   *
   * @throws IllegalStateException if it is not on one
   */
  byte[] key();

  /**
   * Copies the key of the entry that the cursor is on into an array of the caller, as much of it as
   * fits: for a scan that makes no garbage.
   *
   * @return the length of the key, which may be more than {@code target} holds
   * @throws IllegalStateException if it is not on one
   */
  default int key(byte[] target) {
    return copy(key(), target);
  }

  /**
   * The value of the entry that the cursor is on, as it was when the cursor came there or later.
   *
   * @throws IllegalStateException if it is not on one, or if the entry has been removed since
   */
  byte[] value();

  /**
   * Copies that value into an array of the caller, as much of it as fits.
   *
   * @return the length of the value, which may be more than {@code target} holds
   * @throws IllegalStateException as {@link #value()}
   */
  default int value(byte[] target) {
    return copy(value(), target);
  }

  private static int copy(byte[] bytes, byte[] target) {
    System.arraycopy(bytes, 0, target, 0, Math.min(bytes.length, target.length));
    return bytes.length;
  }
}
