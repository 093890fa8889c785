package dev.distlab.tidy.docs;

import dev.distlab.cli.Environment;
import dev.distlab.cli.Lab;
import dev.distlab.demos.Chapters;
import dev.distlab.tidy.Repository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of documents in this process, at the root of the project, without a terminal.
 */
final class Shell {

  private static final Pattern COMMAND =
      Pattern.compile("^(?:printf '([^']*)' \\| )?\\./lab(?: (.*?))?\\s*(?:# exit (\\d+))?$");

  private Shell() {}

  /** A command line taken apart. */
  record Command(String input, List<String> arguments, int exitCode) {

    /**
     * Takes a line apart.
     *
     * @throws AssertionError if it is more than {@code [printf '...' |] ./lab ... [# exit N]}
     */
    static Command of(String line) {
      Matcher matcher = COMMAND.matcher(line);
      if (!matcher.matches()) {
        throw new AssertionError(
            "a console block runs only ./lab; use a sh block to show: " + line);
      }
      String input = matcher.group(1) == null ? "" : matcher.group(1);
      String arguments = matcher.group(2) == null ? "" : matcher.group(2);
      int exitCode = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
      return new Command(
          input.replace("\\n", "\n").replace("\\t", "\t"), words(arguments), exitCode);
    }
  }

  /** What a command printed, without its progress, and how it ended. */
  record Outcome(List<String> lines, int exitCode) {}

  static Outcome run(Command command) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(result, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Environment environment =
        Environment.batch(Chapters.catalog(), Repository.ROOT)
            .withInput(new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8)));
    int exitCode = Lab.run(command.arguments().toArray(new String[0]), out, err, environment);
    String printed = result.toString(StandardCharsets.UTF_8);
    String shown = exitCode < 2 ? printed : printed + said.toString(StandardCharsets.UTF_8);
    return new Outcome(lines(shown), exitCode);
  }

  /** Lines without trailing white space and without empty lines at the end. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(line.stripTrailing()));
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Words apart, quotes taken away. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+").matcher(text);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("['\"]", ""));
    }
    return words;
  }
}
