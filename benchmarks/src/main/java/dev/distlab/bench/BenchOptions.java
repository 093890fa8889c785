package dev.distlab.bench;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the command line of {@link BenchMain} asks for.
 *
 * @param chapter the last part of the package {@code dev.distlab.bench.<chapter>}
 * @param quick short iterations in one fork, for a first look; never written to docs
 * @param out where the report goes; empty for the default of the mode
 * @param renderOnly make tables and charts again from the stored JSON; measure nothing
 * @param group a regular expression that a benchmark's class must contain: whole groups, which take
 *     the place of the stored groups of the same name
 * @param filter a regular expression that a benchmark's {@code Class.method} must contain
 * @param settings forks and iterations
 * @param command what was typed, for the record
 */
record BenchOptions(
    String chapter,
    boolean quick,
    boolean renderOnly,
    Optional<Path> out,
    Optional<String> group,
    Optional<String> filter,
    Settings settings,
    String command) {

  /** Forks and iterations of one run; every benchmark of a run has the same. */
  record Settings(int forks, int warmups, int iterations, int millis) {
    static final Settings FULL = new Settings(2, 3, 5, 1000);
    static final Settings QUICK = new Settings(1, 2, 3, 300);

    String inWords() {
      return forks
          + (forks == 1 ? " fork x (" : " forks x (")
          + warmups
          + " + "
          + iterations
          + ") iterations of "
          + millis
          + " ms";
    }
  }

  static final Path DOCS = Path.of("docs", "benchmarks");
  static final Path SCRATCH = Path.of("lab-out", "bench");

  static final String USAGE =
      """
      usage: java -jar benchmarks.jar CHAPTER [options]
        --quick          1 fork, 2 + 3 iterations of 300 ms: a first look, never written to docs
        --out DIR        where the report goes (default: docs/benchmarks; with --quick lab-out/bench)
        --group REGEX    only the groups (classes) that match; the others keep what is stored
        --filter REGEX   only the benchmarks whose Class.method matches; never written to docs
        --render         measure nothing: tables and charts again, from the stored JSON
        --forks N --warmups N --iterations N --millis N
                         instead of 2 forks, 3 + 5 iterations of 1000 ms""";

  static BenchOptions parse(List<String> args) {
    if (args.isEmpty() || args.get(0).startsWith("-")) {
      throw new IllegalArgumentException("no chapter given");
    }
    boolean quick = args.contains("--quick");
    Settings base = quick ? Settings.QUICK : Settings.FULL;
    int forks = base.forks();
    int warmups = base.warmups();
    int iterations = base.iterations();
    int millis = base.millis();
    Optional<Path> out = Optional.empty();
    Optional<String> group = Optional.empty();
    Optional<String> filter = Optional.empty();
    for (int i = 1; i < args.size(); i++) {
      String option = args.get(i);
      switch (option) {
        case "--quick", "--render" -> {}
        case "--group" -> group = Optional.of(expression(args, ++i, option));
        case "--out" -> out = Optional.of(Path.of(valueOf(args, ++i, option)));
        case "--filter" -> filter = Optional.of(expression(args, ++i, option));
        case "--forks" -> forks = number(args, ++i, option, 1, 20);
        case "--warmups" -> warmups = number(args, ++i, option, 0, 100);
        case "--iterations" -> iterations = number(args, ++i, option, 1, 100);
        case "--millis" -> millis = number(args, ++i, option, 10, 60_000);
        default -> throw new IllegalArgumentException("no option \"" + option + "\"");
      }
    }
    return new BenchOptions(
        args.get(0),
        quick,
        args.contains("--render"),
        out,
        group,
        filter,
        new Settings(forks, warmups, iterations, millis),
        "./lab bench " + args.stream().map(BenchOptions::asTyped).collect(joining(" ")));
  }

  /** As a shell takes it for one word. */
  private static String asTyped(String word) {
    return word.matches("[-\\w./=]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Whether the figures are fit to be stored: whole groups, and not just a first look. */
  boolean isPublishable() {
    return !quick && filter.isEmpty();
  }

  /** Whether a group, named without {@code Benchmark}, is to be measured. */
  boolean wants(String name) {
    return group.isEmpty() || (name + "Benchmark").matches(".*(" + group.get() + ").*");
  }

  /**
   * Where the report goes.
   *
   * @throws IllegalArgumentException if a first look or a part was to be written to docs
   */
  Path folder() {
    Path folder = out.orElse(isPublishable() ? DOCS : SCRATCH).normalize();
    if (!isPublishable() && folder.toAbsolutePath().startsWith(DOCS.getParent().toAbsolutePath())) {
      throw new IllegalArgumentException(
          "--quick and --filter never write to docs: choose another --out than " + folder);
    }
    return folder;
  }

  private static String valueOf(List<String> args, int index, String option) {
    if (index >= args.size()) {
      throw new IllegalArgumentException(option + " wants a value");
    }
    return args.get(index);
  }

  private static String expression(List<String> args, int index, String option) {
    String given = valueOf(args, index, option);
    try {
      return Pattern.compile(given).pattern();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          option + "=" + given + " is no regular expression: " + e.getDescription(), e);
    }
  }

  private static int number(List<String> args, int index, String option, int least, int most) {
    String given = valueOf(args, index, option);
    int value;
    try {
      value = Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " wants a number, not \"" + given + "\"", e);
    }
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + "=" + value + " is out of range: allowed " + least + ".." + most);
    }
    return value;
  }
}
