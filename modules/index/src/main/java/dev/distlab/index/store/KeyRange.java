package dev.distlab.index.store;

import dev.distlab.index.page.PageBytes;
import java.util.Arrays;

/**
 * The keys between two bounds, each of which may be open, closed or absent. Immutable. A range
 * whose bounds cross is empty.
 */
public final class KeyRange {

  private static final KeyRange ALL = new KeyRange(null, true, null, true);

  private final byte[] from;
  private final boolean fromInclusive;
  private final byte[] to;
  private final boolean toInclusive;

  private KeyRange(byte[] from, boolean fromInclusive, byte[] to, boolean toInclusive) {
    this.from = from == null ? null : from.clone();
    this.fromInclusive = fromInclusive;
    this.to = to == null ? null : to.clone();
    this.toInclusive = toInclusive;
  }

  /** Every key. */
  public static KeyRange all() {
    return ALL;
  }

  /** {@code from} &lt;= key &lt; {@code to}. */
  public static KeyRange of(byte[] from, byte[] to) {
    return all().from(from, true).to(to, false);
  }

  /** The keys that begin with {@code prefix}. */
  public static KeyRange prefix(byte[] prefix) {
    byte[] end = successorOfPrefix(prefix);
    KeyRange fromPrefix = all().from(prefix, true);
    return end == null ? fromPrefix : fromPrefix.to(end, false);
  }

  /** The least key that is greater than every key with this prefix; null if there is none. */
  private static byte[] successorOfPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xff) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    byte[] end = Arrays.copyOf(prefix, last + 1);
    end[last]++;
    return end;
  }

  /** This range with another lower bound. */
  public KeyRange from(byte[] key, boolean inclusive) {
    return new KeyRange(key, inclusive, to, toInclusive);
  }

  /** This range with another upper bound. */
  public KeyRange to(byte[] key, boolean inclusive) {
    return new KeyRange(from, fromInclusive, key, inclusive);
  }

  /** Whether {@code key} lies below the range. */
  public boolean isAbove(byte[] key) {
    if (from == null) {
      return false;
    }
    int order = PageBytes.compare(key, from);
    return order < 0 || order == 0 && !fromInclusive;
  }

  /** Whether {@code key} lies behind the range. */
  public boolean isBelow(byte[] key) {
    if (to == null) {
      return false;
    }
    int order = PageBytes.compare(key, to);
    return order > 0 || order == 0 && !toInclusive;
  }

  /** Whether {@code key} lies in the range. */
  public boolean contains(byte[] key) {
    return !isAbove(key) && !isBelow(key);
  }

  /** The lower bound, null if there is none. */
  public byte[] lowerBound() {
    return from == null ? null : from.clone();
  }

  /** Whether the lower bound itself belongs to the range. */
  public boolean isLowerInclusive() {
    return fromInclusive;
  }

  /** The upper bound, null if there is none. */
  public byte[] upperBound() {
    return to == null ? null : to.clone();
  }

  /** Whether the upper bound itself belongs to the range. */
  public boolean isUpperInclusive() {
    return toInclusive;
  }

  /** The least key behind the range; null if it has no upper bound. */
  public byte[] end() {
    return to == null || !toInclusive ? upperBound() : Arrays.copyOf(to, to.length + 1);
  }
}
