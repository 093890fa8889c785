package dev.distlab.cli.view;

/**
 * A piece of running Markdown as a line: code, emphasis, links and pictures. Where no colour shows,
 * code keeps its backticks. Pure functions but for the look.
 */
final class MarkdownInline {

  private static final String ESCAPABLE = "\\`*_{}[]()#+-.!|<>~";

  private final Look look;

  MarkdownInline(Look look) {
    this.look = look;
  }

  /** The text with its marks turned into inks. */
  Line line(String text) {
    return new Reader(text).read(Ink.PLAIN);
  }

  /** The text without marks, for a heading or the cell of a table. */
  String plain(String text) {
    return line(text).toString();
  }

  /** Reads one text from left to right. */
  private final class Reader {
    private final String text;
    private final Line line = new Line();
    private final StringBuilder letters = new StringBuilder();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Line read(Ink ink) {
      while (at < text.length()) {
        if (!(escaped() || code(ink) || link(ink) || address(ink) || stress(ink))) {
          letters.append(text.charAt(at++));
        }
      }
      flush(ink);
      return line;
    }

    private void flush(Ink ink) {
      line.add(letters.toString(), ink);
      letters.setLength(0);
    }

    private boolean escaped() {
      boolean isEscape =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
      if (isEscape) {
        letters.append(text.charAt(at + 1));
        at += 2;
      }
      return isEscape;
    }

    private boolean code(Ink ink) {
      if (text.charAt(at) != '`') {
        return false;
      }
      int ticks = 1;
      while (at + ticks < text.length() && text.charAt(at + ticks) == '`') {
        ticks++;
      }
      String fence = "`".repeat(ticks);
      int end = text.indexOf(fence, at + ticks);
      if (end < 0) {
        return false;
      }
      String code = text.substring(at + ticks, end);
      flush(ink);
      line.add(look.colour() ? code : "`" + code + "`", Ink.ACCENT);
      at = end + ticks;
      return true;
    }

    private boolean link(Ink ink) {
      boolean picture = text.startsWith("![", at);
      if (!picture && text.charAt(at) != '[') {
        return false;
      }
      int open = at + (picture ? 2 : 1);
      int close = closing(open);
      if (close < 0 || close + 1 >= text.length() || text.charAt(close + 1) != '(') {
        return false;
      }
      int end = text.indexOf(')', close);
      if (end < 0) {
        return false;
      }
      String name = text.substring(open, close);
      String target = text.substring(close + 2, end).split(" ")[0];
      flush(ink);
      if (picture) {
        line.add("[picture: " + name + ", " + target + "]", Ink.FAINT);
      } else {
        line.add(new MarkdownInline(look).line(name));
        line.add(whereTo(name, target), Ink.FAINT);
      }
      at = end + 1;
      return true;
    }

    private int closing(int from) {
      int depth = 1;
      for (int i = from; i < text.length(); i++) {
        depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
      return -1;
    }

    /** {@code <https://...>}. */
    private boolean address(Ink ink) {
      int end = text.indexOf('>', at);
      if (end < 0 || !(text.startsWith("<http://", at) || text.startsWith("<https://", at))) {
        return false;
      }
      flush(ink);
      line.add(text.substring(at + 1, end), Ink.ACCENT);
      at = end + 1;
      return true;
    }

    private boolean stress(Ink ink) {
      for (String mark : new String[] {"**", "__", "*", "_"}) {
        if (!text.startsWith(mark, at) || !opens(mark)) {
          continue;
        }
        int end = end(mark);
        if (end > 0) {
          flush(ink);
          Ink inner = mark.length() == 2 ? Ink.STRONG : Ink.EMPHASIS;
          Line stressed = new Reader(text.substring(at + mark.length(), end)).read(inner);
          line.add(stressed);
          at = end + mark.length();
          return true;
        }
      }
      return false;
    }

    private boolean opens(String mark) {
      int after = at + mark.length();
      boolean wordBefore = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
      boolean inWord = mark.startsWith("_") && wordBefore;
      return after < text.length() && !Character.isWhitespace(text.charAt(after)) && !inWord;
    }

    private int end(String mark) {
      for (int i = text.indexOf(mark, at + mark.length() + 1); i > 0; ) {
        int after = i + mark.length();
        boolean wordAfter = after < text.length() && Character.isLetterOrDigit(text.charAt(after));
        boolean inWord = mark.startsWith("_") && wordAfter;
        if (!Character.isWhitespace(text.charAt(i - 1)) && !inWord) {
          return i;
        }
        i = text.indexOf(mark, i + 1);
      }
      return -1;
    }
  }

  /** What a reader of a terminal does to follow a link; nothing where its name says it. */
  private static String whereTo(String name, String target) {
    if (target.startsWith("http://") || target.startsWith("https://")) {
      return " <" + target + ">";
    }
    int anchor = target.indexOf('#');
    String path = anchor < 0 ? target : target.substring(0, anchor);
    if (path.isEmpty()) {
      return "";
    }
    if (path.endsWith(".md") && !path.contains("/")) {
      return " (./lab explain " + path.substring(0, path.length() - 3) + ")";
    }
    String fromRoot = path.startsWith("../") ? path.substring(3) : "docs/" + path;
    return fromRoot.equals(name) ? "" : " (" + fromRoot + ")";
  }
}
