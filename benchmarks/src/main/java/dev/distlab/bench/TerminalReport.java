package dev.distlab.bench;

import java.util.List;

/** A report as a table of plain text; what is ours has a star, not only a colour. */
final class TerminalReport {

  private TerminalReport() {}

  static String of(BenchReport report) {
    StringBuilder text = new StringBuilder();
    for (GroupReport group : report.groups()) {
      text.append('\n').append(report.chapter()).append(' ').append(group.group()).append('\n');
      table(Rows.of(group), text);
    }
    if (!report.groups().isEmpty()) {
      Environment environment = report.groups().get(0).environment();
      text.append("\n * ours   ").append(environment.inWords()).append('\n');
      if (environment.isQuick()) {
        text.append(" a quick look: not for publication; drop --quick for figures that count\n");
      }
    }
    return text.toString();
  }

  private static void table(Rows rows, StringBuilder text) {
    int columns = rows.headings().size();
    int[] widths = new int[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = rows.headings().get(i).length();
      for (List<String> row : rows.rows()) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    line("  ", rows.headings(), widths, rows, text);
    for (int i = 0; i < rows.rows().size(); i++) {
      line(rows.ours().contains(i) ? "* " : "  ", rows.rows().get(i), widths, rows, text);
    }
  }

  private static void line(
      String mark, List<String> cells, int[] widths, Rows rows, StringBuilder text) {
    StringBuilder line = new StringBuilder(" ").append(mark);
    for (int i = 0; i < widths.length; i++) {
      String heading = rows.headings().get(i);
      boolean isText = heading.equals("rival") || heading.equals("note");
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(isText ? cells.get(i) + padding : padding + cells.get(i)).append("   ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
