package dev.distlab.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks running text into lines. Pure functions. */
public final class Wrap {

  private Wrap() {}

  /**
   * {@code text} in lines of at most {@code width} columns, broken between words; a word longer
   * than a line is broken where the line ends. At least one line.
   */
  public static List<String> words(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (Line line : lines(Line.of(text), width)) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** The same for text in several inks, which stay with their words. */
  public static List<Line> lines(Line text, int width) {
    Flow flow = new Flow(Math.max(1, width));
    for (Line.Span span : text.spans()) {
      int start = 0;
      String piece = span.text();
      for (int i = 0; i <= piece.length(); i++) {
        if (i == piece.length() || piece.charAt(i) == ' ') {
          flow.letters(piece.substring(start, i), span.ink());
          if (i < piece.length()) {
            flow.space(span.ink());
          }
          start = i + 1;
        }
      }
    }
    return flow.end();
  }

  /** {@code text} behind {@code head}; the lines that follow stand under its first word. */
  public static List<Line> hanging(Line head, Line text, int width) {
    int indent = head.width();
    List<Line> hung = new ArrayList<>();
    for (Line line : lines(text, width - indent)) {
      Line start = hung.isEmpty() ? new Line().add(head) : Line.of(" ".repeat(indent));
      hung.add(start.add(line));
    }
    return hung;
  }

  /** Words on their way into lines. */
  private static final class Flow {
    private final int width;
    private final List<Line> done = new ArrayList<>();
    private Line line = new Line();
    private Line word = new Line();
    private int spaces;
    private Ink spaceInk = Ink.PLAIN;

    Flow(int width) {
      this.width = width;
    }

    void letters(String letters, Ink ink) {
      word.add(letters, ink);
    }

    void space(Ink ink) {
      endWord();
      spaces++;
      spaceInk = ink;
    }

    private void endWord() {
      if (word.width() == 0) {
        return;
      }
      boolean fresh = line.width() == 0;
      if (!fresh && line.width() + spaces + word.width() > width) {
        done.add(line);
        line = new Line();
        fresh = true;
      }
      if (!fresh || done.isEmpty()) {
        line.add(" ".repeat(spaces), spaceInk);
      }
      spaces = 0;
      addWord();
      word = new Line();
    }

    private void addWord() {
      if (line.width() + word.width() <= width) {
        line.add(word);
        return;
      }
      for (Line.Span span : word.spans()) {
        for (int codePoint : span.text().codePoints().toArray()) {
          if (line.width() > 0 && line.width() + TextWidth.of(codePoint) > width) {
            done.add(line);
            line = new Line();
          }
          line.add(Character.toString(codePoint), span.ink());
        }
      }
    }

    List<Line> end() {
      endWord();
      if (line.width() > 0 || done.isEmpty()) {
        done.add(line);
      }
      return done;
    }
  }
}
