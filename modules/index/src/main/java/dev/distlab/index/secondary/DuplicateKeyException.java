package dev.distlab.index.secondary;

import java.util.List;

/** A row whose values are taken in a unique index; nothing has been changed. */
public final class DuplicateKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String index;

  DuplicateKeyException(String index, List<?> values) {
    super(index + ": there is a row with " + values + " already");
    this.index = index;
  }

  /** The name of the index, or "primary key". */
  public String index() {
    return index;
  }
}
