package dev.distlab.cli;

import dev.distlab.experiment.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bench CHAPTER}: builds the benchmarks with their peers, and runs a chapter's. */
@Command(name = "bench", description = "JMH, ours beside the peers, in one run")
final class BenchCommand implements Callable<Integer>, Choosing {

  /** Modules that no benchmark reaches. */
  private static final Set<String> OTHERS = Set.of("cli", "site", "tidy", "testing");

  private final Context context;

  @Parameters(paramLabel = "CHAPTER", description = "what to measure, such as ring")
  private String chapter;

  @Option(names = "--quick", description = "short iterations: a first look, never written to docs")
  private boolean quick;

  @Option(
      names = "--light",
      description = "leave out the peers that weigh tens of megabytes to download")
  private boolean light;

  @Option(names = "--group", paramLabel = "REGEX", description = "only the groups that match")
  private String group;

  @Option(
      names = "--filter",
      paramLabel = "REGEX",
      description = "only the benchmarks that match; never written to docs")
  private String filter;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes (default docs/benchmarks, or lab-out/bench if quick)")
  private String out;

  @Option(names = "--render", description = "measure nothing: the report of the last run again")
  private boolean render;

  @Option(names = "--forks", paramLabel = "N", description = "JVMs to measure in (default 2)")
  private String forks;

  @Option(names = "--warmups", paramLabel = "N", description = "warm-up iterations (default 3)")
  private String warmups;

  @Option(names = "--iterations", paramLabel = "N", description = "measured iterations (default 5)")
  private String iterations;

  @Option(names = "--millis", paramLabel = "N", description = "length of each (default 1000 ms)")
  private String millis;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  BenchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    outputOptions.look(context.environment());
    MavenBuild build = new MavenBuild(context, "bench");
    checkChapter(choices());
    Path jar = build.home().resolve("benchmarks/target/benchmarks.jar");
    build(build, jar);
    return run(build.home(), jar);
  }

  /** Every chapter that has benchmarks, and the kernel; none where the project is not here. */
  @Override
  public List<String> choices() {
    Path home = context.environment().home().orElse(context.environment().directory());
    Path sources = home.resolve("benchmarks/src/main/java/dev/distlab/bench");
    List<String> chapters = new ArrayList<>();
    if (!Files.isDirectory(sources)) {
      return chapters;
    }
    try (Stream<Path> folders = Files.list(sources)) {
      folders
          .filter(Files::isDirectory)
          .sorted()
          .forEach(f -> chapters.add(f.getFileName().toString()));
    } catch (IOException e) {
      throw new EnvironmentException("cannot read " + sources + ": " + Reason.of(e), e);
    }
    return chapters;
  }

  private void checkChapter(List<String> chapters) {
    if (!chapters.contains(chapter)) {
      throw UsageException.unknown("no benchmarks for \"" + chapter + "\"", chapter, chapters);
    }
  }

  /** A jar that was built with other peers than are wanted now is built again. */
  private void build(MavenBuild build, Path jar) {
    Path stamp = jar.resolveSibling("benchmarks.peers");
    List<Path> sources = build.sourcesOfModulesBut(OTHERS);
    sources.add(build.home().resolve("benchmarks/pom.xml"));
    sources.add(build.home().resolve("benchmarks/src"));
    if (!build.isNeeded(jar, sources) && stampOf(jar).equals(read(stamp))) {
      return;
    }
    context.tell("building the benchmarks (with all peers the first time takes minutes)");
    List<String> arguments =
        new ArrayList<>(List.of("-pl", "benchmarks", "-am", "-Dmaven.test.skip=true"));
    arguments.addAll(light ? List.of("package") : List.of("-P", "heavy", "package"));
    try {
      FileTime start = FileTime.from(Instant.now());
      build.run(jar.resolveSibling("lab.log"), arguments);
      // as old as the start of the build, so that what changed during it is built next time
      Files.setLastModifiedTime(jar, start);
      Files.writeString(stamp, stampOf(jar), StandardCharsets.UTF_8);
    } catch (EnvironmentException e) {
      String hint =
          light ? "" : "\n     without the heavy peers: ./lab bench " + chapter + " --light";
      throw new EnvironmentException(e.getMessage() + hint, e);
    } catch (IOException e) {
      throw new EnvironmentException("cannot write " + stamp + ": " + Reason.of(e), e);
    }
  }

  private String stampOf(Path jar) {
    try {
      return (light ? "light " : "heavy ") + Files.getLastModifiedTime(jar).toMillis();
    } catch (IOException e) {
      return "missing";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private int run(Path home, Path jar) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-jar", jar.toString(), chapter));
    addFlag("--quick", quick, command);
    addFlag("--render", render, command);
    addOption("--group", group, command);
    addOption("--filter", filter, command);
    addOption("--forks", forks, command);
    addOption("--warmups", warmups, command);
    addOption("--iterations", iterations, command);
    addOption("--millis", millis, command);
    if (out != null) {
      addOption("--out", context.environment().directory().resolve(out).toString(), command);
    }
    try {
      Process process = Children.start(new ProcessBuilder(command).directory(home.toFile()));
      Thread progress = new Thread(() -> copy(process.getErrorStream(), context.err()), "progress");
      progress.start();
      copy(process.getInputStream(), context.out());
      int code = process.waitFor();
      progress.join();
      return code == 0 || code == ExitCode.USAGE ? code : ExitCode.ENVIRONMENT;
    } catch (IOException e) {
      throw new EnvironmentException("cannot run the benchmarks: " + Reason.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static void addFlag(String name, boolean given, List<String> command) {
    if (given) {
      command.add(name);
    }
  }

  private static void addOption(String name, String value, List<String> command) {
    if (value != null) {
      command.add(name);
      command.add(value);
    }
  }

  private static void copy(InputStream from, PrintStream to) {
    try {
      byte[] buffer = new byte[1 << 12];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      to.flush();
    }
  }
}
