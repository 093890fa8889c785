package dev.distlab.cli;

/**
 * How far long work is, on standard error: one line that keeps changing on a terminal that can do
 * it, a line for every tenth elsewhere. For one thread.
 */
final class Progress implements AutoCloseable {

  private static final String REWRITE = "\r\u001b[K";

  private final Context context;
  private final String what;
  private final int total;
  private final boolean isSeen;
  private int done;
  private int tenths;

  /**
   * @param what the work, such as {@code sweep}
   * @param total how many parts it has
   */
  Progress(Context context, String what, int total) {
    this.context = context;
    this.what = what;
    this.total = total;
    this.isSeen = context.environment().terminal().error() && !context.environment().isDumb();
    show();
  }

  /** One more part is done. */
  void step() {
    done++;
    show();
  }

  private void show() {
    String text = what + " " + done + " of " + total;
    if (isSeen) {
      context.err().print(REWRITE + "lab: " + text);
      context.err().flush();
    } else if (done * 10 / total > tenths) {
      tenths = done * 10 / total;
      context.tell(text + " (" + done * 100L / total + " %)");
    }
  }

  @Override
  public void close() {
    hide();
  }

  /** Takes the line away, so that what follows starts at its beginning. */
  void hide() {
    if (isSeen) {
      context.err().print(REWRITE);
      context.err().flush();
    }
  }
}
