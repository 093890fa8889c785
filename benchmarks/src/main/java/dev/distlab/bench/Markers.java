package dev.distlab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text between markers of a Markdown document, which the reporter owns and nobody edits by hand:
 *
 * <pre>
 * &lt;!-- bench:ring begin --&gt;        everything of a chapter
 * &lt;!-- bench:ring end --&gt;
 * &lt;!-- bench:ring/Lookup begin --&gt; one group
 * &lt;!-- bench:ring/Lookup end --&gt;
 * </pre>
 */
final class Markers {

  private static final Pattern BEGIN = Pattern.compile("<!-- bench:([a-z]+(?:/\\w+)?) begin -->");

  private Markers() {}

  /** The names between markers of a document, in order. */
  static List<String> names(String document) {
    List<String> names = new ArrayList<>();
    Matcher matcher = BEGIN.matcher(document);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** What stands between the markers of a name. */
  static String content(String document, String name) {
    int[] range = range(document, name);
    return document.substring(range[0], range[1]);
  }

  /** The document with {@code content} between the markers of a name. */
  static String replace(String document, String name, String content) {
    int[] range = range(document, name);
    return document.substring(0, range[0]) + content + document.substring(range[1]);
  }

  private static int[] range(String document, String name) {
    String begin = "<!-- bench:" + name + " begin -->\n";
    String end = "<!-- bench:" + name + " end -->";
    int from = document.indexOf(begin);
    int to = document.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no text between \"" + begin.strip() + "\" and its end");
    }
    return new int[] {from + begin.length(), to};
  }
}
