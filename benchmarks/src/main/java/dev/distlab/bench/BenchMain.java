package dev.distlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one chapter's benchmarks in one JMH run and reports them: {@code ./lab bench CHAPTER}. */
public final class BenchMain {
  private static final String ROOT = "dev.distlab.bench.";

  private BenchMain() {}

  /** Exit codes: 0 measured and reported; 2 usage; 4 nothing could be measured or written. */
  public static void main(String[] args) throws IOException {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) throws IOException {
    BenchOptions options;
    try {
      options = BenchOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage() + "\n" + BenchOptions.USAGE);
      System.err.println("chapters: " + String.join(", ", chapters()));
      return 2;
    }
    if (!chapters().contains(options.chapter())) {
      System.err.println(
          "bench: no benchmarks for \""
              + options.chapter()
              + "\". Chapters: "
              + String.join(", ", chapters()));
      return 2;
    }
    Path out = options.out().orElse(Path.of(options.quick() ? "lab-out/bench" : "docs/benchmarks"));
    Files.createDirectories(out);
    try {
      new Runner(jmhOptions(options, out.resolve(options.chapter() + ".jmh.json"))).run();
    } catch (RunnerException e) {
      System.err.println("bench: " + e.getMessage());
      return 4;
    }
    return 0;
  }

  private static Options jmhOptions(BenchOptions options, Path json) {
    BenchOptions.Settings settings = options.settings();
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .forks(settings.forks())
            .warmupIterations(settings.warmups())
            .warmupTime(TimeValue.milliseconds(settings.millis()))
            .measurementIterations(settings.iterations())
            .measurementTime(TimeValue.milliseconds(settings.millis()))
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(json.toString());
    String inChapter = "^dev\\.distlab\\.bench\\." + options.chapter() + "\\.";
    return options
        .filter()
        .map(filter -> builder.include(inChapter + ".*(" + filter + ")"))
        .orElseGet(() -> builder.include(inChapter))
        .build();
  }

  /** Every chapter that has at least one benchmark on the class path, in alphabetical order. */
  static Set<String> chapters() {
    Set<String> chapters = new TreeSet<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                List.of())) {
      String name = entry.getUsername();
      if (name.startsWith(ROOT)) {
        chapters.add(name.substring(ROOT.length(), name.indexOf('.', ROOT.length())));
      }
    }
    return chapters;
  }
}
