package dev.distlab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where and how a group was measured.
 *
 * @param commit short hash; ends in {@code +} if the work tree had changes
 * @param date of that commit, not of the run
 * @param jdk version and vendor
 * @param os name and version of the operating system
 * @param cpu model
 * @param cores that the JVM sees
 * @param command what was typed
 * @param iterations forks, warm-up and measurement in words
 * @param isQuick whether it was a first look only
 */
record Environment(
    String commit,
    String date,
    String jdk,
    String os,
    String cpu,
    int cores,
    String command,
    String iterations,
    boolean isQuick) {

  static Environment here(BenchOptions options) {
    boolean isDirty = !git("status", "--porcelain", "--untracked-files=no").isEmpty();
    return new Environment(
        git("rev-parse", "--short", "HEAD") + (isDirty ? "+" : ""),
        git("log", "-1", "--format=%cs"),
        System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        options.command(),
        options.settings().inWords(),
        options.quick());
  }

  String inWords() {
    return "commit "
        + commit
        + " ("
        + date
        + "), JDK "
        + jdk
        + ", "
        + cpu
        + ", "
        + cores
        + (cores == 1 ? " core" : " cores")
        + "; "
        + iterations;
  }

  private static String cpuModel() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // Not Linux: the architecture is all that the JVM tells.
    }
    return System.getProperty("os.arch");
  }

  private static String git(String... args) {
    try {
      List<String> command = new ArrayList<>(List.of("git"));
      command.addAll(List.of(args));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      byte[] output = process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? new String(output, StandardCharsets.UTF_8).strip()
          : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
