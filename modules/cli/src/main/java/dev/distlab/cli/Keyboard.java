package dev.distlab.cli;

/** The keys of a reader who plays a scenario. For one thread. */
public interface Keyboard extends AutoCloseable {

  /** What {@link #read} returns when no key will come any more. */
  int END = -1;

  /** Waits for a key and returns its character, or {@link #END}. */
  int read();

  /** Waits that long at most; true as soon as a key was pressed, which {@link #read} returns. */
  boolean isPressedWithin(int millis);

  /**
   * Whether keys come one by one, unseen. If not, they come when the reader presses enter, and the
   * terminal has shown them.
   */
  boolean isImmediate();

  /** Columns and rows of the screen now. */
  Size size();

  /** Columns and rows of a screen. */
  record Size(int columns, int rows) {}

  /** Gives the terminal back as it was. */
  @Override
  void close();
}
