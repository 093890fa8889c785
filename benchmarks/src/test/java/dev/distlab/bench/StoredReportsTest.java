package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every figure between markers in docs comes from the JSON stored beside it, and every benchmark
 * keeps the rule of names. Markers of what was not measured yet have nothing between, and name a
 * group that could be. A failing case is mended with {@code ./lab bench CHAPTER --render}.
 */
class StoredReportsTest {

  private static final Path DOCS = Path.of("..", "docs");

  /** Words that a shell takes as they stand, or quoted. */
  private static final String PASTED = "\\./lab bench( ([-\\w./=]+|'[^']*'))+";

  @TestFactory
  Stream<DynamicTest> everyFigureInDocs_comesFromTheStoredJson() throws IOException {
    return files(DOCS, ".md").stream()
        .flatMap(
            file ->
                Markers.names(read(file)).stream()
                    .map(
                        name ->
                            DynamicTest.dynamicTest(
                                DOCS.relativize(file) + " " + name, () -> isStored(file, name))));
  }

  private static void isStored(Path file, String name) throws IOException {
    int slash = name.indexOf('/');
    String chapter = slash < 0 ? name : name.substring(0, slash);
    if (slash >= 0) {
      String group = name.substring(slash + 1);
      assertThat(Stream.of("main", "heavy"))
          .as("%s is a group", name)
          .anyMatch(root -> Files.exists(source(root, chapter, group)));
    }
    Path stored = DOCS.resolve("benchmarks").resolve(chapter + ".json");
    if (!Files.exists(stored)) {
      assertThat(Markers.content(read(file), name)).as("figures that nobody measured").isEmpty();
      return;
    }
    BenchReport report = BenchReport.read(stored);
    String folder = file.getParent().endsWith("benchmarks") ? "" : "benchmarks/";
    assertThat(Markers.content(read(file), name))
        .isEqualTo(Publisher.content(report, name, folder));
  }

  private static Path source(String root, String chapter, String group) {
    return Path.of("src", root, "java/dev/distlab/bench", chapter, group + "Benchmark.java");
  }

  @TestFactory
  Stream<DynamicTest> everyStoredReport_isWholeAndDrawn() throws IOException {
    Path folder = DOCS.resolve("benchmarks");
    return files(folder, ".json").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isWhole(file)));
  }

  private static void isWhole(Path file) throws IOException {
    BenchReport report = BenchReport.read(file);
    assertThat(report.toJson()).isEqualTo(read(file));
    for (GroupReport group : report.groups()) {
      assertThat(group.environment().command()).matches(PASTED);
      assertThat(group.environment().isQuick()).as(group.group() + " is a first look").isFalse();
      if (!group.measurements().isEmpty()) {
        Path drawn = file.resolveSibling(BenchCharts.fileName(report, group));
        assertThat(read(drawn)).isEqualTo(BenchCharts.svg(report, group));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyChapter_keepsTheRuleOfNames() {
    return BenchMain.benchmarks().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> Role.of(name.substring(name.lastIndexOf('.') + 1))));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
