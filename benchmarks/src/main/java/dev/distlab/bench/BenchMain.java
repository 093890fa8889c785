package dev.distlab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one chapter's benchmarks in one run and reports them: {@code ./lab bench CHAPTER}.
 *
 * <p>JMH's own output goes to standard error as progress; the table goes to standard output; JSON,
 * Markdown and SVG go to {@code docs/benchmarks}, or to {@code lab-out/bench} for a first look.
 */
public final class BenchMain {
  private static final String ROOT = "dev.distlab.bench.";

  /** What peers with native or mapped memory reach for; the same for every rival of a run. */
  private static final List<String> OPEN =
      List.of(
          "opens=java.base/java.nio",
          "opens=java.base/sun.nio.ch",
          "opens=java.base/java.lang",
          "opens=java.base/java.lang.reflect",
          "opens=java.base/java.io",
          "opens=java.base/java.util",
          "opens=jdk.compiler/com.sun.tools.javac",
          "exports=java.base/jdk.internal.ref",
          "exports=java.base/sun.nio.ch",
          "exports=jdk.unsupported/sun.misc",
          "exports=jdk.compiler/com.sun.tools.javac.file");

  private BenchMain() {}

  /** Exit codes: 0 measured and reported; 2 usage; 4 nothing could be measured or written. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream progress = System.err;
    System.setOut(
        progress); // JMH and peers talk on standard output; the result alone belongs there
    System.exit(run(List.of(args), out, progress));
  }

  private static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      BenchOptions options = BenchOptions.parse(args);
      checkChapter(options.chapter());
      Path folder = options.folder();
      if (!options.renderOnly()) {
        checkMatch(options);
        makeFolder(folder);
      }
      BenchReport report = options.renderOnly() ? stored(options, folder) : measured(options);
      out.print(TerminalReport.of(report));
      publish(options, report, folder);
      err.println("bench: written to " + folder);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("bench: " + e.getMessage());
      if (args.isEmpty() || args.get(0).startsWith("-")) {
        err.println(BenchOptions.USAGE + "\nchapters: " + String.join(", ", chapters()));
      }
      return 2;
    } catch (NoSuchFileException e) {
      err.println("bench: no file " + e.getFile() + ": nothing has been measured for it yet");
      return 4;
    } catch (IOException | RunnerException e) {
      err.println("bench: " + e.getMessage());
      return 4;
    }
  }

  /** Before anything is measured, so that no figure is lost for want of a place. */
  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot write into " + folder.toAbsolutePath() + ": " + e, e);
    }
  }

  /** Nothing can be measured where --group and --filter match nothing. */
  static void checkMatch(BenchOptions options) {
    Pattern wanted = Pattern.compile(wanted(options));
    Set<String> groups = new TreeSet<>();
    for (String name : benchmarks()) {
      if (wanted.matcher(name).find()) {
        return;
      }
      if (name.startsWith(ROOT + options.chapter() + ".")) {
        groups.add(JmhResults.group(name.substring(0, name.lastIndexOf('.'))));
      }
    }
    throw new IllegalArgumentException(
        "nothing of "
            + options.chapter()
            + " matches"
            + options.group().map(group -> " --group " + group).orElse("")
            + options.filter().map(filter -> " --filter " + filter).orElse("")
            + ".  Groups: "
            + String.join(", ", groups));
  }

  private static void checkChapter(String chapter) {
    if (!chapters().contains(chapter)) {
      throw new IllegalArgumentException(
          "no benchmarks for \"" + chapter + "\".  All: " + String.join(", ", chapters()));
    }
  }

  private static BenchReport stored(BenchOptions options, Path folder) throws IOException {
    return BenchReport.read(folder.resolve(options.chapter() + ".json"));
  }

  private static BenchReport measured(BenchOptions options) throws IOException, RunnerException {
    Files.createDirectories(BenchOptions.SCRATCH);
    Path json = BenchOptions.SCRATCH.resolve(options.chapter() + ".jmh.json");
    Turns.of(options.settings().forks(), oneFork(options)).writeTo(json);
    Environment environment = Environment.here(options);
    Map<String, List<Measurement>> times = JmhResults.read(json, BenchMain::guarantee);
    Map<String, List<MemoryProbe.Row>> weights = weights(options);
    Set<String> names = new TreeSet<>(times.keySet());
    names.addAll(weights.keySet());
    List<GroupReport> groups = new ArrayList<>();
    for (String name : names) {
      groups.add(
          new GroupReport(
              name,
              environment,
              times.getOrDefault(name, List.of()),
              weights.getOrDefault(name, List.of())));
    }
    return new BenchReport(options.chapter(), groups);
  }

  private static void publish(BenchOptions options, BenchReport report, Path folder)
      throws IOException {
    Path file = folder.resolve(report.chapter() + ".json");
    boolean isPart = options.group().isPresent() && Files.exists(file);
    BenchReport whole = isPart ? BenchReport.read(file).updatedBy(report) : report;
    Publisher.publish(whole, folder);
    if (folder.equals(BenchOptions.DOCS)) {
      Publisher.quote(whole, Path.of("docs", report.chapter() + ".md"));
    }
  }

  private static Options oneFork(BenchOptions options) {
    BenchOptions.Settings settings = options.settings();
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(settings.warmups())
            .warmupTime(TimeValue.milliseconds(settings.millis()))
            .measurementIterations(settings.iterations())
            .measurementTime(TimeValue.milliseconds(settings.millis()))
            .shouldFailOnError(true)
            .jvmArgsPrepend(forkArguments())
            .addProfiler(GCProfiler.class);
    return builder.include(wanted(options)).build();
  }

  /** What the full name of a benchmark must contain. */
  private static String wanted(BenchOptions options) {
    String inChapter = "^dev\\.distlab\\.bench\\." + options.chapter() + "\\.";
    String inGroup = options.group().map(group -> "[^.]*(" + group + ")[^.]*\\.").orElse("");
    String wanted = options.filter().map(filter -> ".*(" + filter + ")").orElse("");
    return inChapter + inGroup + wanted;
  }

  private static String[] forkArguments() {
    List<String> arguments = new ArrayList<>();
    OPEN.forEach(what -> arguments.add("--add-" + what + "=ALL-UNNAMED"));
    // A peer that would tell its maker that it runs, which takes time and a network.
    arguments.add("-Dchronicle.analytics.disable=true");
    return arguments.toArray(new String[0]);
  }

  private static String guarantee(String className, String method) {
    try {
      for (Method one : Class.forName(className).getMethods()) {
        Guarantee guarantee = one.getAnnotation(Guarantee.class);
        if (one.getName().equals(method) && guarantee != null) {
          return guarantee.value();
        }
      }
      return "";
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(className + " was measured and is gone", e);
    }
  }

  private static Map<String, List<MemoryProbe.Row>> weights(BenchOptions options) {
    Map<String, List<MemoryProbe.Row>> weights = new TreeMap<>();
    if (options.filter().isPresent()) {
      return weights;
    }
    for (String name : List.of("Memory", "HeavyMemory")) {
      MemoryProbe probe = probe(ROOT + options.chapter() + "." + name);
      for (var group : new TreeMap<>(probe.groups()).entrySet()) {
        if (options.wants(group.getKey())) {
          for (MemoryProbe.Row row : group.getValue().get()) {
            weights.computeIfAbsent(row.group(), key -> new ArrayList<>()).add(row);
          }
        }
      }
    }
    return weights;
  }

  private static MemoryProbe probe(String className) {
    try {
      return (MemoryProbe) Class.forName(className).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      return Map::of; // this chapter weighs nothing
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className + " cannot be made: " + e, e);
    }
  }

  /** Every chapter that has at least one benchmark on the class path, in alphabetical order. */
  static Set<String> chapters() {
    Set<String> chapters = new TreeSet<>();
    for (String name : benchmarks()) {
      chapters.add(name.substring(ROOT.length(), name.indexOf('.', ROOT.length())));
    }
    return chapters;
  }

  /** Full names of all benchmark methods of the project on the class path, in order. */
  static Set<String> benchmarks() {
    Set<String> names = new TreeSet<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                List.of())) {
      if (entry.getUsername().startsWith(ROOT)) {
        names.add(entry.getUsername());
      }
    }
    return names;
  }
}
