package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into their parts, in time linear in their length.
 *
 * <p>What {@code String.split} does, without a regular expression: the engine of those would be a
 * tenth of the code that a browser loads.
 */
public final class Words {

  private Words() {}

  /** The words of a text: what stands between spaces, tabs and line ends. A blank text has none. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isBlank = i == text.length() || text.charAt(i) <= ' ';
      if (isBlank && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!isBlank && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** The parts of a text between separators, empty ones too: one more than there are separators. */
  public static List<String> between(char separator, String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /**
   * The lines of a text, without their ends: {@code \n} or {@code \r\n}. An empty text has none.
   */
  public static List<String> lines(String text) {
    List<String> lines = between('\n', text);
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    return lines;
  }
}
