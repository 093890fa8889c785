package dev.distlab.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes results and tells when they cannot be written, which a {@link java.io.PrintStream} keeps to
 * itself: the first failure ends the command, what comes after it is dropped. For one thread.
 */
final class ResultStream extends OutputStream {

  private final OutputStream to;
  private boolean isLost;

  ResultStream(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * Writes bytes, or drops them where others before them were lost.
   *
   * @throws LostResultException the first time that they cannot be written
   */
  @Override
  public void write(byte[] bytes, int from, int length) {
    if (isLost) {
      return;
    }
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      isLost = true;
      throw new LostResultException(e);
    }
  }
}
