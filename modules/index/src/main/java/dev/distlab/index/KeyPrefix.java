package dev.distlab.index;

/**
 * A number that stands for a key when two keys are compared: if the prefix of one key is below that
 * of another, so is the key.
 *
 * <p>A node keeps the prefixes of its keys in an array of their own, so that a search reads a few
 * neighbouring numbers instead of following a reference to each key. Where equal prefixes mean
 * equal keys the prefix is <em>exact</em>, and the search never looks at a key. Only keys in their
 * natural order, of a class that is known here, have one.
 *
 * <p>Source: G. Graefe and P. Larson, "B-tree indexes and CPU caches", ICDE 2001, section 3 ("poor
 * man's normalized keys").
 */
enum KeyPrefix {
  NONE(Object.class, false),
  INTEGER(Integer.class, true),
  LONG(Long.class, true),
  DOUBLE(Double.class, true),
  STRING(String.class, false);

  private static final int CHARS_IN_A_LONG = 4;

  private final Class<?> keyClass;
  private final boolean exact;

  KeyPrefix(Class<?> keyClass, boolean exact) {
    this.keyClass = keyClass;
    this.exact = exact;
  }

  /** The kind of prefix for keys of the class of {@code key}. */
  static KeyPrefix forClassOf(Object key) {
    for (KeyPrefix kind : values()) {
      if (kind.keyClass == key.getClass()) {
        return kind;
      }
    }
    return NONE;
  }

  /** Whether {@code key} has a prefix of this kind. */
  boolean covers(Object key) {
    return key.getClass() == keyClass;
  }

  /** Whether equal prefixes mean equal keys. */
  boolean isExact() {
    return exact;
  }

  /** The prefix of {@code key}, which must be of this kind's class; 0 for {@link #NONE}. */
  long of(Object key) {
    if (this == LONG) {
      return (Long) key;
    }
    if (this == INTEGER) {
      return (Integer) key;
    }
    if (this == STRING) {
      return ofString((String) key);
    }
    if (this == DOUBLE) {
      return ofDouble((Double) key);
    }
    return 0;
  }

  /** The first four characters, as one number that sorts as they do. */
  private static long ofString(String key) {
    long prefix = 0;
    for (int i = 0; i < CHARS_IN_A_LONG; i++) {
      prefix = (prefix << 16) | (i < key.length() ? key.charAt(i) : 0);
    }
    return prefix ^ Long.MIN_VALUE;
  }

  /** The bits in the order of {@link Double#compareTo}: -0.0 below 0.0, NaN above all. */
  private static long ofDouble(double key) {
    long bits = Double.doubleToLongBits(key);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
