package dev.distlab.experiment.svg;

import dev.distlab.experiment.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how wide a text is, without a font: on the generous side, as wide as the widest of the
 * usual system faces, so that nothing overlaps where the face is narrower.
 */
final class TextWidth {

  private TextWidth() {}

  /** Width in px of one line set in {@code fontSize} px. */
  static double of(String text, double fontSize) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += ems(text.charAt(i));
    }
    return ems * fontSize;
  }

  private static double ems(char c) {
    if ("iljtfr.,:;|'!()[] ".indexOf(c) >= 0) {
      return 0.36;
    }
    if ("mwMW%@".indexOf(c) >= 0) {
      return 0.96;
    }
    return Character.isUpperCase(c) || c > 0x2e80 ? 0.74 : 0.63;
  }

  /** Breaks a text at spaces into lines of at most {@code width} px; a long word stays whole. */
  static List<String> wrap(String text, double fontSize, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Words.between(' ', text)) {
      if (line.length() > 0 && of(line + " " + word, fontSize) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Width of the widest of some texts; 0 for none. */
  static double widest(Iterable<String> texts, double fontSize) {
    double widest = 0;
    for (String text : texts) {
      widest = Math.max(widest, of(text, fontSize));
    }
    return widest;
  }
}
