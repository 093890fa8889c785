package dev.distlab.cli;

import java.io.IOException;
import java.util.Locale;

/** The result could not be written: the disk is full, or whoever read it has gone. */
final class LostResultException extends EnvironmentException {

  private static final long serialVersionUID = 1L;

  private final boolean isReaderGone;

  LostResultException(IOException cause) {
    super("cannot write the result: " + Reason.of(cause), cause);
    isReaderGone =
        String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  /** Whether the reader has seen enough, as {@code head} has: nothing to complain about. */
  boolean isReaderGone() {
    return isReaderGone;
  }
}
