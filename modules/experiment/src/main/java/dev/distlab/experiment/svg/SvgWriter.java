package dev.distlab.experiment.svg;

import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Words;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Writes SVG elements as text: escaped, with coordinates of one decimal. For one thread. */
final class SvgWriter {

  /** Where a text stands relative to its x. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  private final StringBuilder out = new StringBuilder(8192);
  private final Set<String> styles = new TreeSet<>();

  SvgWriter raw(String text) {
    out.append(text).append('\n');
    return this;
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    begin("line", style);
    attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
    out.append("/>\n");
  }

  void rect(String style, double x, double y, double width, double height) {
    begin("rect", style);
    attribute("x", x).attribute("y", y).attribute("width", Math.max(0, width));
    attribute("height", Math.max(0, height));
    out.append("/>\n");
  }

  void path(String style, String data) {
    begin("path", style);
    out.append(" d=\"").append(data).append("\"/>\n");
  }

  void text(String style, double x, double y, Anchor anchor, String content) {
    begin("text", style);
    attribute("x", x).attribute("y", y);
    if (anchor != Anchor.START) {
      out.append(" text-anchor=\"").append(anchor.word).append('"');
    }
    out.append('>').append(escape(content)).append("</text>\n");
  }

  /** Begins an element of one or more styles, which a space separates. */
  private void begin(String element, String style) {
    styles.addAll(Words.between(' ', style));
    out.append('<').append(element).append(" class=\"").append(style).append('"');
  }

  private SvgWriter attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    return this;
  }

  /** A coordinate: one decimal, none where it is whole. */
  static String number(double value) {
    String text = Numbers.fixed(value, 1);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A point of a path. */
  static String at(double x, double y) {
    return number(x) + " " + number(y);
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < 0x20 ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  /** The styles of what was written so far, each once. */
  Set<String> styles() {
    return Collections.unmodifiableSet(styles);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
