package dev.distlab.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chapter in Markdown as lines: headings, paragraphs, lists, tables, code, quotations, folded
 * parts, which are shown open. Comments are left out.
 */
public final class MarkdownView {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+]|\\d+[.)])\\s+(.*)");
  private static final Pattern RULE = Pattern.compile("\\s*([-*_])\\s*(\\1\\s*){2,}");

  /** Spaces in the source for one level of a list. */
  private static final int LEVEL = 2;

  private final Look look;
  private final MarkdownInline inline;
  private final List<Line> lines = new ArrayList<>();

  private List<String> source = List.of();
  private int at;

  public MarkdownView(Look look) {
    this.look = look;
    this.inline = new MarkdownInline(look);
  }

  /** The lines of a whole text. */
  public List<Line> lines(String markdown) {
    return blocks(MarkdownTags.opened(markdown.lines().toList()));
  }

  private List<Line> blocks(List<String> opened) {
    source = opened;
    lines.clear();
    for (at = 0; at < source.size(); ) {
      block();
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).width() == 0) {
      lines.remove(lines.size() - 1);
    }
    return List.copyOf(lines);
  }

  private void block() {
    String line = source.get(at);
    String text = line.strip();
    if (text.isEmpty()) {
      at++;
    } else if (MarkdownTags.isFence(text)) {
      code(text.substring(0, 3), line.indexOf(text.charAt(0)));
    } else if (HEADING.matcher(text).matches()) {
      heading(text);
    } else if (RULE.matcher(line).matches()) {
      gap();
      lines.add(Line.of(look.glyphs().rule().repeat(look.textWidth()), Ink.FAINT));
      at++;
    } else if (at + 1 < source.size() && text.contains("|") && isRule(at + 1)) {
      table();
    } else if (ITEM.matcher(line).matches()) {
      list();
    } else if (text.startsWith(">")) {
      quotation();
    } else {
      gap();
      add(Line.empty(), inline.line(paragraph(0)));
    }
  }

  private boolean isRule(int index) {
    return MarkdownTable.isRule(source.get(index));
  }

  private void gap() {
    if (!lines.isEmpty() && lines.get(lines.size() - 1).width() > 0) {
      lines.add(Line.empty());
    }
  }

  private void add(Line head, Line text) {
    lines.addAll(Wrap.hanging(head, text, look.textWidth()));
  }

  private void code(String fence, int indent) {
    gap();
    at++;
    while (at < source.size() && !source.get(at).strip().startsWith(fence)) {
      String line = source.get(at++);
      String code = line.substring(Math.min(indent, line.length() - line.stripLeading().length()));
      lines.add(Line.of(code.isEmpty() ? "" : "    " + code, Ink.ACCENT));
    }
    at++;
    lines.add(Line.empty());
  }

  private void heading(String text) {
    Matcher heading = HEADING.matcher(text);
    heading.matches();
    int level = heading.group(1).length();
    gap();
    if (level <= 2 && !lines.isEmpty()) {
      lines.add(Line.empty());
    }
    String title = inline.plain(heading.group(2));
    add(Line.empty(), Line.of(title, Ink.STRONG));
    if (level <= 2) {
      int width = level == 1 ? look.textWidth() : Math.min(look.textWidth(), TextWidth.of(title));
      lines.add(Line.of(look.glyphs().rule().repeat(width), Ink.FAINT));
    }
    lines.add(Line.empty());
    at++;
  }

  private void table() {
    gap();
    List<String> rows = new ArrayList<>();
    while (at < source.size() && source.get(at).contains("|")) {
      rows.add(source.get(at++));
    }
    lines.addAll(new MarkdownTable(look).lines(rows));
    lines.add(Line.empty());
  }

  private void list() {
    gap();
    while (at < source.size()) {
      Matcher item = ITEM.matcher(source.get(at));
      if (!item.matches() || RULE.matcher(source.get(at)).matches()) {
        break;
      }
      int level = item.group(1).length() / LEVEL;
      String mark = item.group(2);
      String bullet = Character.isDigit(mark.charAt(0)) ? mark : look.glyphs().bullet();
      Line head = Line.of("  ".repeat(level) + " " + bullet + " ");
      add(head, inline.line(paragraph(item.start(3))));
      below(item.start(3), head.width());
      if (at < source.size() && source.get(at).isBlank() && nextIsItem()) {
        at++;
      }
    }
    gap();
  }

  /** The blocks of an item below its first one, under its text. */
  private void below(int indent, int shift) {
    List<String> blocks = new ArrayList<>();
    int end = at;
    boolean inCode = false;
    for (int i = at; i < source.size(); i++) {
      String line = source.get(i);
      boolean fence = MarkdownTags.isFence(line.strip());
      if (!inCode && !line.isBlank() && (isShallow(line, indent) || ITEM.matcher(line).matches())) {
        break;
      }
      inCode ^= fence;
      blocks.add(line.substring(Math.min(indent, line.length() - line.stripLeading().length())));
      end = line.isBlank() ? end : i + 1;
    }
    if (end == at) {
      return;
    }
    at = end;
    gap();
    for (Line line : new MarkdownView(look.withWidth(look.textWidth() - shift)).blocks(blocks)) {
      lines.add(line.width() == 0 ? line : Line.of(" ".repeat(shift)).add(line));
    }
    lines.add(Line.empty());
  }

  private static boolean isShallow(String line, int indent) {
    return line.length() - line.stripLeading().length() < indent;
  }

  private boolean nextIsItem() {
    return at + 1 < source.size() && ITEM.matcher(source.get(at + 1)).matches();
  }

  private void quotation() {
    gap();
    StringBuilder text = new StringBuilder();
    while (at < source.size() && source.get(at).strip().startsWith(">")) {
      String line = source.get(at++).strip().substring(1).strip();
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
    Line head = Line.of(" " + look.glyphs().axes().vertical() + " ", Ink.FAINT);
    for (Line line : Wrap.lines(inline.line(text.toString()), look.textWidth() - head.width())) {
      lines.add(new Line().add(head).add(line));
    }
    lines.add(Line.empty());
  }

  /** Lines up to the next block, joined; {@code start} cuts the mark of an item off the first. */
  private String paragraph(int start) {
    StringBuilder text = new StringBuilder(source.get(at++).substring(start).strip());
    while (at < source.size() && !startsBlock(at)) {
      text.append(" ").append(source.get(at++).strip());
    }
    return text.toString();
  }

  private boolean startsBlock(int index) {
    String line = source.get(index);
    String text = line.strip();
    return text.isEmpty()
        || MarkdownTags.isFence(text)
        || text.startsWith(">")
        || HEADING.matcher(text).matches()
        || ITEM.matcher(line).matches()
        || (text.startsWith("|") && text.endsWith("|"));
  }
}
