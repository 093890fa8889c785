package dev.distlab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A POSIX terminal, key by key and picture by picture, by way of {@code stty} and the escape
 * sequences that all of them know; line by line where there is no {@code stty}. While it is open, a
 * hook gives the terminal back when the process is interrupted.
 */
final class SttyScreen implements Screen {

  private static final int POLL_MILLIS = 20;
  private static final Size USUAL = new Size(80, 24);
  private static final String OTHER_SCREEN_WITHOUT_CURSOR = "\u001b[?1049h\u001b[?25l";
  private static final String CURSOR_AND_OLD_SCREEN = "\u001b[?25h\u001b[?1049l";
  private static final String TOP = "\u001b[H";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final InputStream in;
  private final PrintStream out;
  private final String saved;
  private final Thread giveBack = new Thread(this::giveBack);

  private SttyScreen(InputStream in, PrintStream out, String saved) {
    this.in = in;
    this.out = out;
    this.saved = saved;
  }

  /**
   * Takes the terminal of this process.
   *
   * @param isDumb whether it knows no escape sequences, and is used line by line
   */
  static Screen open(PrintStream out, boolean isDumb) {
    SttyScreen screen = new SttyScreen(System.in, out, isDumb ? "" : stty("-g"));
    if (screen.isImmediate()) {
      Runtime.getRuntime().addShutdownHook(screen.giveBack);
      stty("-icanon -echo min 1 time 0");
      screen.send(OTHER_SCREEN_WITHOUT_CURSOR);
    }
    return screen;
  }

  @Override
  public boolean isImmediate() {
    return !saved.isEmpty();
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
  public void draw(List<String> lines) {
    if (!isImmediate()) {
      send(String.join("\n", lines) + "\n");
      return;
    }
    StringBuilder picture = new StringBuilder(TOP);
    for (int i = 0; i < lines.size(); i++) {
      picture.append(i == 0 ? "" : "\n").append(lines.get(i)).append(CLEAR_TO_END_OF_LINE);
    }
    send(picture.append(CLEAR_BELOW).toString());
  }

  private void send(String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public void close() {
    if (isImmediate()) {
      Runtime.getRuntime().removeShutdownHook(giveBack);
      giveBack();
    }
  }

  private void giveBack() {
    send(CURSOR_AND_OLD_SCREEN);
    stty(saved);
  }

  /** What {@code stty} answers for the terminal; empty where it fails. */
  private static String stty(String arguments) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "stty " + arguments + " < /dev/tty 2> /dev/null").start();
      process.getOutputStream().close();
      byte[] answer = process.getInputStream().readAllBytes();
      boolean ended = process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
      return ended ? new String(answer, StandardCharsets.US_ASCII).strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
