package dev.distlab.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks running text into lines. Pure functions. */
public final class Wrap {

  private Wrap() {}

  /**
   * {@code text} in lines of at most {@code width} columns, broken between words; a word longer
   * than a line is broken after a comma or a slash, or where the line ends. At least one line.
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

    /** A word that is longer than a line is broken after a comma or a slash if it has one. */
    private void addWord() {
      Line rest = word;
      while (line.width() + rest.width() > width) {
        int cut = cut(rest.toString(), width - line.width());
        line.add(part(rest, 0, cut));
        done.add(line);
        line = new Line();
        rest = part(rest, cut, Integer.MAX_VALUE);
      }
      line.add(rest);
    }

    /** How many characters of {@code text} to keep in {@code room} columns: one at least. */
    private static int cut(String text, int room) {
      int fits = 0;
      int afterMark = 0;
      int taken = 0;
      while (fits < text.length()) {
        int codePoint = text.codePointAt(fits);
        taken += TextWidth.of(codePoint);
        if (taken > room && fits > 0) {
          break;
        }
        fits += Character.charCount(codePoint);
        afterMark = codePoint == ',' || codePoint == '/' ? fits : afterMark;
      }
      return afterMark > 0 ? afterMark : fits;
    }

    private static Line part(Line whole, int from, int to) {
      Line part = new Line();
      int start = 0;
      for (Line.Span span : whole.spans()) {
        int length = span.text().length();
        int first = Math.max(0, Math.min(length, from - start));
        int last = Math.max(0, Math.min(length, to - start));
        part.add(span.text().substring(first, last), span.ink());
        start += length;
      }
      return part;
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
