package dev.distlab.bench;

import java.util.List;

/** A report as Markdown: for each group its environment, its table and its chart. */
final class MarkdownReport {

  private MarkdownReport() {}

  /** What stands between the markers {@code bench:<chapter>}: all groups. */
  static String all(BenchReport report) {
    StringBuilder text = new StringBuilder();
    for (GroupReport group : report.groups()) {
      text.append("## ").append(group.group()).append("\n\n");
      text.append(group(report, group, ""));
    }
    return text.toString();
  }

  /**
   * What stands between the markers {@code bench:<chapter>/<group>}.
   *
   * @param folder path from the document to {@code docs/benchmarks/}, or empty
   */
  static String group(BenchReport report, GroupReport group, String folder) {
    StringBuilder text = new StringBuilder();
    if (!group.measurements().isEmpty()) {
      text.append("![").append(group.group()).append("](").append(folder);
      text.append(BenchCharts.fileName(report, group)).append(")\n\n");
    }
    table(Rows.of(group), text);
    text.append("\nScore with its 99.9 % error; \"no difference shown\" where the intervals ");
    text.append("overlap. Measured at ").append(group.environment().inWords());
    text.append(". Again: `").append(group.environment().command()).append("`\n\n");
    return text.toString();
  }

  private static void table(Rows rows, StringBuilder text) {
    line(rows.headings(), false, text);
    text.append('|');
    int rival = rows.headings().indexOf("rival");
    for (int i = 0; i < rows.headings().size(); i++) {
      boolean isText = i == rival || i == rows.headings().indexOf("note");
      text.append(isText ? " --- |" : " ---: |");
    }
    text.append('\n');
    for (int i = 0; i < rows.rows().size(); i++) {
      line(rows.rows().get(i), rows.ours().contains(i), text);
    }
  }

  private static void line(List<String> cells, boolean isOurs, StringBuilder text) {
    text.append('|');
    for (String cell : cells) {
      String escaped = cell.replace("|", "\\|");
      text.append(' ').append(isOurs && !cell.isEmpty() ? "**" + escaped + "**" : escaped);
      text.append(cell.isEmpty() ? "|" : " |");
    }
    text.append('\n');
  }
}
