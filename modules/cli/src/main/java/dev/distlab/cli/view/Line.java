package dev.distlab.cli.view;

import java.util.ArrayList;
import java.util.List;

/** One line of output: pieces of text, each in an ink. For one thread while it is being built. */
public final class Line {

  /** A piece of text in one ink. */
  public record Span(String text, Ink ink) {}

  private final List<Span> spans = new ArrayList<>();

  /** A line of ordinary text. */
  public static Line of(String text) {
    return new Line().add(text);
  }

  /** A line in one ink. */
  public static Line of(String text, Ink ink) {
    return new Line().add(text, ink);
  }

  /** A line without anything. */
  public static Line empty() {
    return new Line();
  }

  public Line add(String text) {
    return add(text, Ink.PLAIN);
  }

  public Line add(String text, Ink ink) {
    if (text.isEmpty()) {
      return this;
    }
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).ink() == ink) {
      spans.set(last, new Span(spans.get(last).text() + text, ink));
    } else {
      spans.add(new Span(text, ink));
    }
    return this;
  }

  /** Adds everything of another line. */
  public Line add(Line other) {
    other.spans.forEach(span -> add(span.text(), span.ink()));
    return this;
  }

  /** Adds spaces until the line is {@code column} wide; nothing where it is already. */
  public Line padTo(int column) {
    return add(" ".repeat(Math.max(0, column - width())));
  }

  /** Columns taken so far. */
  public int width() {
    int width = 0;
    for (Span span : spans) {
      width += TextWidth.of(span.text());
    }
    return width;
  }

  /** Its pieces, left to right. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** The text without inks. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
