package dev.distlab.index.store;

/** A key that is longer than the store can hold. A put of it has changed nothing. */
public final class KeyTooLargeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int keyBytes;
  private final int maxKeyBytes;

  /**
   * @param store the name of the file
   * @param keyBytes the length of the key
   * @param maxKeyBytes the limit
   */
  public KeyTooLargeException(String store, int keyBytes, int maxKeyBytes) {
    super(store + ": a key of " + keyBytes + " bytes, allowed 0.." + maxKeyBytes);
    this.keyBytes = keyBytes;
    this.maxKeyBytes = maxKeyBytes;
  }

  /** The length of the key. */
  public int keyBytes() {
    return keyBytes;
  }

  /** The limit. */
  public int maxKeyBytes() {
    return maxKeyBytes;
  }
}
