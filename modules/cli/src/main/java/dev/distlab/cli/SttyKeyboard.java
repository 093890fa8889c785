package dev.distlab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * The keyboard of a POSIX terminal, key by key, by way of {@code stty}; whole lines where there is
 * no {@code stty}. While it is open, a hook gives the terminal back when the process is
 * interrupted.
 */
final class SttyKeyboard implements Keyboard {

  private static final int POLL_MILLIS = 20;
  private static final Size USUAL = new Size(100, 30);

  private final InputStream in;
  private final String saved;
  private final Thread restore;

  private SttyKeyboard(InputStream in, String saved) {
    this.in = in;
    this.saved = saved;
    this.restore = new Thread(() -> stty(saved));
  }

  static Keyboard open() {
    String saved = stty("-g");
    SttyKeyboard keyboard = new SttyKeyboard(System.in, saved);
    if (!saved.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(keyboard.restore);
      stty("-icanon -echo min 1 time 0");
    }
    return keyboard;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      return END;
    }
  }

  @Override
  public boolean isPressedWithin(int millis) {
    try {
      for (int waited = 0; waited < millis; waited += POLL_MILLIS) {
        if (in.available() > 0) {
          return true;
        }
        Thread.sleep(POLL_MILLIS);
      }
      return in.available() > 0;
    } catch (IOException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public boolean isImmediate() {
    return !saved.isEmpty();
  }

  @Override
  public Size size() {
    String[] numbers = stty("size").split(" ");
    try {
      int rows = Integer.parseInt(numbers[0]);
      int columns = Integer.parseInt(numbers[1]);
      return rows > 0 && columns > 0 ? new Size(columns, rows) : USUAL;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return USUAL;
    }
  }

  @Override
  public void close() {
    if (!saved.isEmpty()) {
      stty(saved);
      Runtime.getRuntime().removeShutdownHook(restore);
    }
  }

  /** What {@code stty} answers for the terminal; empty where it fails. */
  private static String stty(String arguments) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "stty " + arguments + " < /dev/tty 2> /dev/null").start();
      process.getOutputStream().close();
      String answer =
          new String(
                  process.getInputStream().readAllBytes(),
                  java.nio.charset.StandardCharsets.US_ASCII)
              .strip();
      return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
