package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Catalog;
import dev.distlab.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a document says that a command prints is what it prints. */
class DocsCommandsTest {

  private static final boolean UPDATE = Boolean.getBoolean("docs.update");
  private static final Pattern MENTION =
      Pattern.compile("\\./lab (run|step|sweep|explain|bench) ([a-z]+)(/[a-z0-9-]+)?");

  /** A command of a document, with the lines that are said to follow it. */
  private record Example(Markdown document, int line, String command, List<String> output) {}

  @TestFactory
  Stream<DynamicTest> everyCommand_inEachConsoleBlock_printsWhatIsWritten() {
    List<Example> examples = new ArrayList<>();
    Repository.documents().forEach(file -> examples.addAll(examples(Markdown.read(file))));
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.document().at(example.line()) + " " + example.command(),
                    () -> check(example)));
  }

  @TestFactory
  Stream<DynamicTest> everyMention_ofAChapterOrExperiment_isOneThatExists() {
    return Repository.documents().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Repository.name(file),
                    () -> assertThat(unknownIds(Markdown.read(file))).isEmpty()));
  }

  @Test
  void matches_threeDots_standForAnyLines() {
    List<String> printed = List.of("one", "two", "three", "four");

    assertThat(matches(List.of("one", "...", "four"), printed)).isTrue();
    assertThat(matches(List.of("...", "four", "..."), printed)).isTrue();
    assertThat(matches(List.of("one", "...", "three"), printed)).isFalse();
    assertThat(matches(List.of("one", "two"), printed)).isFalse();
    assertThat(matches(printed, printed)).isTrue();
  }

  @Test
  void examples_severalCommandsInABlock_areTakenApart() {
    String text = "```console\n$ ./lab run a\nout\n\n$ ./lab list   # exit 3\n```\n```sh\n$ x\n```";
    Markdown document = Markdown.of(Repository.ROOT.resolve("x.md"), text);

    assertThat(examples(document))
        .extracting(Example::command, Example::output)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("./lab run a", List.of("out")),
            org.assertj.core.groups.Tuple.tuple("./lab list   # exit 3", List.of()));
  }

  @Test
  void command_otherThanLab_isRefused() {
    assertThatThrownBy(() -> Shell.Command.of("rm -r x")).isInstanceOf(AssertionError.class);
    Shell.Command command = Shell.Command.of("printf 'a\\nb' | ./lab run x --set k='v w' # exit 2");
    assertThat(command)
        .isEqualTo(new Shell.Command("a\nb", List.of("run", "x", "--set", "k=v w"), 2));
  }

  @Test
  void run_unknownChapter_printsTheErrorAndEndsWithUsage() {
    Shell.Outcome outcome = Shell.run(Shell.Command.of("./lab run rnig # exit 2"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.lines()).anyMatch(line -> line.contains("no chapter \"rnig\""));
  }

  @Test
  void unknownIds_brokenTwin_isNamed() {
    Markdown document = Markdown.of(Repository.ROOT.resolve("x.md"), "`./lab run nowhere/nothing`");

    assertThat(unknownIds(document)).hasSize(1);
  }

  private static void check(Example example) throws IOException {
    Shell.Command command = Shell.Command.of(example.command());
    Shell.Outcome outcome = Shell.run(command);
    assertThat(outcome.exitCode())
        .as("exit code; printed: %s", String.join("\n", outcome.lines()))
        .isEqualTo(command.exitCode());
    if (matches(example.output(), outcome.lines())) {
      return;
    }
    if (UPDATE && !example.output().contains("...")) {
      rewrite(example, outcome.lines());
      return;
    }
    assertThat(String.join("\n", outcome.lines()))
        .as("printed by %s", example.command())
        .isEqualTo(String.join("\n", example.output()));
  }

  /** Puts what was printed in the place of what was written; lines may have moved meanwhile. */
  private static void rewrite(Example example, List<String> printed) throws IOException {
    String text = Repository.read(example.document().file());
    String from = "$ " + example.command() + "\n";
    int start = text.indexOf(from) + from.length();
    String old = example.output().isEmpty() ? "" : String.join("\n", example.output()) + "\n";
    assertThat(text.substring(start)).startsWith(old);
    String updated =
        text.substring(0, start)
            + String.join("\n", printed)
            + "\n"
            + text.substring(start + old.length());
    Files.writeString(example.document().file(), updated);
  }

  private static List<Example> examples(Markdown document) {
    List<Example> examples = new ArrayList<>();
    for (Markdown.Block block : document.blocks()) {
      if (!block.language().equals("console")) {
        continue;
      }
      for (int i = 0; i < block.content().size(); i++) {
        String line = block.content().get(i);
        if (line.startsWith("$ ")) {
          int end = i + 1;
          while (end < block.content().size() && !block.content().get(end).startsWith("$ ")) {
            end++;
          }
          List<String> output = Shell.lines(String.join("\n", block.content().subList(i + 1, end)));
          examples.add(new Example(document, block.line() + i, line.substring(2), output));
        }
      }
    }
    return examples;
  }

  /** Whether the printed lines are the expected ones, {@code ...} standing for any. */
  private static boolean matches(List<String> expected, List<String> printed) {
    if (expected.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = expected.subList(1, expected.size());
    if (expected.get(0).equals("...")) {
      for (int skipped = 0; skipped <= printed.size(); skipped++) {
        if (matches(rest, printed.subList(skipped, printed.size()))) {
          return true;
        }
      }
      return false;
    }
    return !printed.isEmpty()
        && printed.get(0).equals(expected.get(0))
        && matches(rest, printed.subList(1, printed.size()));
  }

  private static List<String> unknownIds(Markdown document) {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < document.lines().size(); i++) {
      String line = document.lines().get(i);
      Matcher matcher = MENTION.matcher(line);
      while (!line.contains("# exit") && matcher.find()) {
        String id = matcher.group(2) + (matcher.group(3) == null ? "" : matcher.group(3));
        if (!isKnown(matcher.group(1), id)) {
          unknown.add(document.at(i) + ": " + matcher.group());
        }
      }
    }
    return unknown;
  }

  private static boolean isKnown(String verb, String id) {
    Catalog catalog = Chapters.catalog();
    String word = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
    boolean isBenched =
        Files.isDirectory(
            Repository.ROOT.resolve("benchmarks/src/main/java/dev/distlab/bench").resolve(word));
    if (verb.equals("bench")) {
      return isBenched;
    }
    return catalog.chapters().stream()
        .filter(chapter -> chapter.word().equals(word))
        .anyMatch(
            chapter ->
                !id.contains("/")
                    || chapter.experiments().stream().anyMatch(one -> one.about().id().equals(id))
                    || chapter.scenarios().stream().anyMatch(one -> one.about().id().equals(id)));
  }
}
