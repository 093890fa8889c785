package dev.distlab.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML in a text of Markdown, said in Markdown: a folded part opens under its summary, {@code
 * <code>} becomes inline code, other tags and comments go. What stands beside a tag stays. Blocks
 * and pieces of code are left alone. Pure functions.
 */
final class MarkdownTags {

  private static final String CODE = "`+[^`]*`+";
  private static final String NAME = "</?([a-z][a-z0-9]*)(?:\\s[^<>]*)?/?>";
  private static final Pattern CODE_OR_TAG = Pattern.compile(CODE + "|<!--.*?-->|" + NAME);
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  private MarkdownTags() {}

  /** The lines of {@code source} without tags. */
  static List<String> opened(List<String> source) {
    List<String> lines = new ArrayList<>();
    String fence = "";
    boolean inComment = false;
    for (String line : source) {
      String text = line.strip();
      if (!fence.isEmpty() || (!inComment && isFence(text))) {
        fence = fence.isEmpty() ? text.substring(0, 3) : text.startsWith(fence) ? "" : fence;
        lines.add(line);
      } else if (inComment || text.startsWith(COMMENT)) {
        int end = line.indexOf(COMMENT_END);
        inComment = end < 0;
        opened(inComment ? "" : line.substring(end + COMMENT_END.length()), lines);
      } else {
        opened(line, lines);
      }
    }
    return lines;
  }

  static boolean isFence(String text) {
    return text.startsWith("```") || text.startsWith("~~~");
  }

  private static void opened(String line, List<String> lines) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    StringBuilder opened = new StringBuilder();
    Matcher part = CODE_OR_TAG.matcher(line);
    while (part.find()) {
      String said = part.group().startsWith("`") ? part.group() : said(part.group(), part.group(1));
      part.appendReplacement(opened, Matcher.quoteReplacement(said));
    }
    part.appendTail(opened);
    for (String piece : opened.toString().split("\n", -1)) {
      lines.add(piece.isBlank() ? "" : indent + piece.strip());
    }
  }

  /** What Markdown has for a tag; a comment has no name. */
  private static String said(String tag, String name) {
    if (name == null) {
      return "";
    }
    boolean opens = !tag.startsWith("</");
    return switch (name) {
      case "code" -> "`";
      case "summary" -> opens ? "\n\n**" : "**\n\n";
      case "details", "p", "div" -> "\n\n";
      case "br" -> "\n";
      default -> "";
    };
  }
}
