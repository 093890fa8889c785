package dev.distlab.cli;

import java.util.List;

/** The terminal of a reader who plays a scenario: keys in, whole pictures out. For one thread. */
public interface Screen extends AutoCloseable {

  /** What {@link #read} returns when no key will come any more. */
  int END = -1;

  /** Waits for a key and returns its character, or {@link #END}. */
  int read();

  /** Waits that long at most; true as soon as there is something to {@link #read}. */
  boolean isPressedWithin(int millis);

  /**
   * Whether keys come one by one, unseen, and pictures replace each other. If not, keys come when
   * the reader presses enter, and pictures follow each other.
   */
  boolean isImmediate();

  /** Columns and rows now. */
  Size size();

  /** Columns and rows of a screen. */
  record Size(int columns, int rows) {}

  /** Shows these lines, and nothing else where the screen is immediate. */
  void draw(List<String> lines);

  /** Gives the terminal back as it was. */
  @Override
  void close();
}
