package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.cli.Environment;
import dev.distlab.cli.Lab;
import dev.distlab.demos.Chapters;
import dev.distlab.tidy.Repository;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Charts in {@code docs/charts} are what the lab draws with default settings, byte for byte. */
class DocsChartsTest {

  private static final Path CHARTS = Repository.ROOT.resolve("docs/charts");

  @TempDir Path drawn;

  @TestFactory
  Stream<DynamicTest> everyChart_inDocs_isWhatTheLabDraws() {
    for (String chapter : chapters()) {
      draw(chapter);
    }
    return Repository.files(CHARTS, ".svg").stream()
        .map(
            file -> {
              Path again = drawn.resolve(file.getFileName());
              String expected = Files.exists(again) ? Repository.read(again) : "";
              return DynamicTest.dynamicTest(Repository.name(file), () -> check(file, expected));
            });
  }

  private static void check(Path file, String expected) throws Exception {
    assertThat(expected)
        .as("a chart that ./lab run CHAPTER --svg draws under this name")
        .isNotEmpty();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, expected);
    }
    assertThat(Repository.read(file)).isEqualTo(expected);
  }

  /** Chapters of which documents show a chart. */
  private static Set<String> chapters() {
    Set<String> chapters = new TreeSet<>();
    List<Path> files = Repository.files(CHARTS, ".svg");
    Chapters.catalog()
        .chapters()
        .forEach(
            chapter ->
                files.stream()
                    .filter(file -> file.getFileName().toString().startsWith(chapter.word() + "-"))
                    .forEach(file -> chapters.add(chapter.word())));
    return chapters;
  }

  private void draw(String chapter) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Environment environment = Environment.batch(Chapters.catalog(), Repository.ROOT);
    int exitCode =
        Lab.run(
            new String[] {"run", chapter, "--svg", drawn.toString()},
            nowhere,
            nowhere,
            environment);
    assertThat(exitCode).as("./lab run %s --svg", chapter).isZero();
  }
}
