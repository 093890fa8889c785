package dev.distlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report as files: JSON, Markdown and SVG in a folder, and what other documents quote. */
final class Publisher {

  private Publisher() {}

  /** Writes {@code <chapter>.json}, {@code .md} and a chart each group into a folder. */
  static void publish(BenchReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    report.write(folder.resolve(report.chapter() + ".json"));
    boolean hasPage = Files.exists(folder.resolveSibling(report.chapter() + ".md"));
    Path document = folder.resolve(report.chapter() + ".md");
    if (!Files.exists(document)) {
      Files.writeString(document, skeleton(report.chapter(), hasPage));
    }
    rewrite(document, report, "");
    for (GroupReport group : report.groups()) {
      if (!group.measurements().isEmpty()) {
        Files.writeString(
            folder.resolve(BenchCharts.fileName(report, group)), BenchCharts.svg(report, group));
      }
    }
  }

  /** Renews what a chapter's own page quotes of the report, if that page exists. */
  static void quote(BenchReport report, Path chapterPage) throws IOException {
    if (Files.exists(chapterPage)) {
      rewrite(chapterPage, report, "benchmarks/");
    }
  }

  private static void rewrite(Path document, BenchReport report, String folder) throws IOException {
    String text = Files.readString(document);
    for (String name : Markers.names(text)) {
      if (name.equals(report.chapter()) || name.startsWith(report.chapter() + "/")) {
        text = Markers.replace(text, name, content(report, name, folder));
      }
    }
    Files.writeString(document, text);
  }

  /** What belongs between the markers of a name: nothing for a group that was not measured yet. */
  static String content(BenchReport report, String name, String folder) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return MarkdownReport.all(report);
    }
    String wanted = name.substring(slash + 1);
    return report.groups().stream()
        .filter(group -> group.group().equals(wanted))
        .findFirst()
        .map(group -> MarkdownReport.group(report, group, folder))
        .orElse("");
  }

  private static String skeleton(String chapter, boolean hasPage) {
    String page = hasPage ? "The chapter: [%1$s](../%1$s.md).\n" : "";
    return ("""
        # Benchmarks: %1$s

        Ours beside its peers, in one run a group. How to read this: [benchmarks](README.md).
        """
            + page
            + """

            <!-- bench:%1$s begin -->
            <!-- bench:%1$s end -->
            """)
        .formatted(chapter);
  }
}
