package dev.distlab.cli.view;

import java.text.Normalizer;
import java.util.List;

/**
 * Lines as the bytes of a terminal: the one place that knows about escape sequences, about
 * terminals that show ASCII only, and that lets no control character of somebody's data through.
 * Immutable.
 */
public final class Ansi {

  private static final String ESCAPE = "\u001b[";

  private final Look look;

  public Ansi(Look look) {
    this.look = look;
  }

  /** The lines as they are printed, without line feeds. */
  public List<String> texts(List<Line> lines) {
    return lines.stream().map(this::text).toList();
  }

  /** The line as it is printed, without the line feed and without white space at its end. */
  public String text(Line line) {
    List<Line.Span> spans = line.spans();
    int last = spans.size();
    while (last > 0 && spans.get(last - 1).text().isBlank()) {
      last--;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < last; i++) {
      String shown = shown(spans.get(i).text());
      append(text, i == last - 1 ? shown.stripTrailing() : shown, spans.get(i).ink());
    }
    return text.toString();
  }

  private void append(StringBuilder text, String shown, Ink ink) {
    boolean inked = look.colour() && !ink.ansi().isEmpty();
    text.append(inked ? ESCAPE + ink.ansi() + "m" : "");
    text.append(shown);
    text.append(inked ? ESCAPE + "0m" : "");
  }

  private String shown(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f) {
        return cleaned(text);
      }
    }
    return text;
  }

  private String cleaned(String text) {
    String source = look.plain() ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < source.length(); ) {
      int c = source.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x20 || (c >= 0x7f && c < 0xa0) || isDirectional(c)) {
        clean.append(c == '\t' ? " " : "?");
      } else if (c < 0x7f || !look.plain()) {
        clean.appendCodePoint(c);
      } else {
        clean.append(ascii(c));
      }
    }
    return clean.toString();
  }

  /** Characters that turn the direction of what follows, and with it the order of a line. */
  private static boolean isDirectional(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  private static String ascii(int c) {
    return switch (c) {
      case 0xa0, 0x2009, 0x202f -> " ";
      case 0xd7, 0x2715 -> "x";
      case 0xf7 -> "/";
      case 0xb5, 0x3bc -> "u";
      case 0xb7, 0x2022 -> "-";
      case 0xb1 -> "+-";
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0x2500, 0x2501 -> "-";
      case 0x2018, 0x2019 -> "'";
      case 0x201c, 0x201d -> "\"";
      case 0x2026 -> ".";
      case 0x2190 -> "<-";
      case 0x2192, 0x21d2 -> "->";
      case 0x2248 -> "~";
      case 0x2260 -> "!=";
      case 0x2264 -> "<=";
      case 0x2265 -> ">=";
      case 0xdf -> "ss";
      case 0xe6 -> "ae";
      case 0xf8 -> "o";
      case 0x131 -> "i";
      case 0x142 -> "l";
      default -> TextWidth.of(c) == 0 ? "" : "?".repeat(TextWidth.of(c));
    };
  }
}
