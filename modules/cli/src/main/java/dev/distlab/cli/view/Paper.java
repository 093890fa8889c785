package dev.distlab.cli.view;

import java.io.PrintStream;
import java.util.List;

/** Where lines are printed. For one thread. */
public final class Paper {

  private final PrintStream out;
  private final Ansi ansi;

  public Paper(PrintStream out, Look look) {
    this.out = out;
    this.ansi = new Ansi(look);
  }

  /** Prints lines, each with a line feed. */
  public void print(List<Line> lines) {
    lines.forEach(this::print);
  }

  /** Prints one line with a line feed; white space at its end is left out. */
  public void print(Line line) {
    out.print(ansi.text(line) + "\n");
  }
}
