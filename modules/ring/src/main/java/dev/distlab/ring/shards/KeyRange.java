package dev.distlab.ring.shards;

/**
 * The keys from {@code from} up to but not including {@code to}, in the order of {@code
 * String.compareTo}.
 *
 * @param from the first key; the empty string is the lowest of all
 * @param to the first key behind the range; null if there is none
 */
public record KeyRange(String from, String to) {

  /** All keys. */
  public static final KeyRange ALL = new KeyRange("", null);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the range is empty
   */
  public KeyRange {
    if (to != null && from.compareTo(to) >= 0) {
      throw new IllegalArgumentException("range \"" + from + "\" to \"" + to + "\" has no keys");
    }
  }

  /** Whether the range has this key. */
  public boolean contains(String key) {
    return from.compareTo(key) <= 0 && (to == null || key.compareTo(to) < 0);
  }

  /** The part before {@code key}, which must lie inside the range and not be its first key. */
  public KeyRange before(String key) {
    requireInside(key);
    return new KeyRange(from, key);
  }

  /** The part from {@code key} on, which must lie inside the range and not be its first key. */
  public KeyRange from(String key) {
    requireInside(key);
    return new KeyRange(key, to);
  }

  private void requireInside(String key) {
    if (!contains(key) || key.equals(from)) {
      throw new IllegalArgumentException("key \"" + key + "\" does not cut " + this + " in two");
    }
  }

  @Override
  public String toString() {
    return "[\"" + from + "\" .. " + (to == null ? "end" : "\"" + to + "\"") + ")";
  }
}
