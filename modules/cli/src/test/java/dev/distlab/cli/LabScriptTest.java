package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code lab}, in a project of its own whose path has spaces, with a Maven and a Java
 * that only write down how they were called.
 */
class LabScriptTest {

  private static final List<String> TOOLS =
      List.of(
          "dirname",
          "readlink",
          "find",
          "head",
          "tail",
          "sed",
          "sort",
          "cat",
          "mkdir",
          "rmdir",
          "rm",
          "touch",
          "sleep",
          "stty");
  private static final long PAST = 1_000_000_000_000L;
  private static final long LATER = 4_000_000_000_000L;

  @TempDir Path folder;
  private Path home;
  private Path tools;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    home = folder.resolve("a project");
    tools = Files.createDirectory(folder.resolve("tools"));
    Files.createDirectories(home.resolve("modules/ring/src/main/java"));
    Files.createDirectories(home.resolve("modules/cli/src/main"));
    Files.createDirectories(home.resolve("docs/benchmarks"));
    Files.copy(Path.of("../../lab"), home.resolve("lab"));
    for (String file :
        List.of(
            "pom.xml",
            "modules/ring/pom.xml",
            "modules/cli/pom.xml",
            "modules/ring/src/main/java/Ring.java",
            "docs/ring.md",
            "docs/benchmarks/ring.json")) {
      Files.writeString(home.resolve(file), "");
    }
    for (String tool : TOOLS) {
      tool(tool, "exec '" + find(tool) + "' \"$@\"");
    }
    tool(
        "java",
        "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.9\"' >&2; exit 0; }\n"
            + "echo java \"$@\"");
    tool(
        "mvn",
        "[ \"$1\" = -v ] && { echo 'Apache Maven 3.8.7'; exit 0; }\n"
            + "echo mvn \"$@\" >> '"
            + folder
            + "/calls'\n"
            + "echo said by mvn\n"
            + ": > '"
            + home
            + "/modules/cli/target/lab.jar'");
    age();
  }

  private static Path find(String tool) {
    for (String place : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return Path.of(place, tool);
      }
    }
    throw new AssertionError("no " + tool + " on this machine");
  }

  private void tool(String name, String body) throws IOException {
    Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(tools.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  /** Makes every source older than what is built now. */
  private void age() throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(PAST));
      }
    }
  }

  private void change(String file) throws IOException {
    Files.setLastModifiedTime(home.resolve(file), FileTime.fromMillis(LATER));
  }

  private Outcome lab(String... args) throws IOException, InterruptedException {
    return run(home.resolve("lab"), args);
  }

  private Outcome run(Path script, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PATH", tools.toString());
    builder.environment().remove("JAVA_HOME");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new Outcome(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void firstTime_builds_saysSoInOneLine_andRuns() throws Exception {
    Outcome run = lab("run", "ring/grow", "--set", "a=b c");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("lab: building (the first time takes a minute)\n");
    assertThat(run.out())
        .startsWith("java ")
        .contains("-Dlab.home=" + home + " ", "-Dlab.terminal= ")
        .endsWith("-jar " + home + "/modules/cli/target/lab.jar run ring/grow --set a=b c\n");
    assertThat(calls())
        .containsExactly(
            "mvn -q -B -f " + home + "/pom.xml -pl modules/cli -am -Dmaven.test.skip=true package");
  }

  /** A Java without standard input takes the first file that it opens for it. */
  @Test
  void standardInputClosed_isEmpty() throws Exception {
    tool("java", "[ \"$1\" = -version ] || cat");
    tool("closed", "exec /bin/sh '" + home + "/lab' list <&-");
    Outcome run = run(tools.resolve("closed"));
    assertThat(run.err()).isEqualTo("lab: building (the first time takes a minute)\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void again_buildsNothing() throws Exception {
    lab("list");
    assertThat(lab("list").err()).isEmpty();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void newerSourceChapterOrPom_buildsAgain_andNamesIt() throws Exception {
    lab("list");
    for (String file :
        List.of(
            "modules/ring/src/main/java/Ring.java",
            "docs/ring.md",
            "pom.xml",
            "modules/ring/pom.xml")) {
      change(file);
      assertThat(lab("list").err()).isEqualTo("lab: building (" + file + " has changed)\n");
      age();
      Files.setLastModifiedTime(
          home.resolve("modules/cli/target/lab.jar"), FileTime.fromMillis(PAST + 10_000));
    }
    assertThat(calls()).hasSize(5);
  }

  @Test
  void deletedSource_buildsAgain() throws Exception {
    lab("list");
    Files.delete(home.resolve("modules/ring/src/main/java/Ring.java"));
    change("modules/ring/src/main/java");
    assertThat(lab("list").err()).contains("modules/ring/src/main/java has changed");
  }

  @Test
  void newerReportOfABenchmark_buildsNothing() throws Exception {
    lab("list");
    change("docs/benchmarks/ring.json");
    assertThat(lab("list").err()).isEmpty();
  }

  @Test
  void symbolicLink_findsItsProject() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("bin"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("first"), home.resolve("lab"));
    Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));
    assertThat(run(link, "list").out()).contains("-Dlab.home=" + home + " ");
    assertThat(run(second, "list").out()).contains("-Dlab.home=" + home + " ");
  }

  @Test
  void failedBuild_showsWhatMavenSaid_andStops() throws Exception {
    tool("mvn", "[ \"$1\" = -v ] && { echo 'Apache Maven 3.9.0'; exit 0; }\necho broken; exit 1");
    Outcome run = lab("list");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("broken\n").endsWith("the build failed; its output is above\n");
    assertThat(home.resolve("modules/cli/target/lab.lock")).doesNotExist();
  }

  @Test
  void javaMissing_saysHowToGetIt() throws Exception {
    Files.delete(tools.resolve("java"));
    Outcome run = lab("list");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).startsWith("lab: needs Java 17 or newer, and there is no java here.");
  }

  @Test
  void javaTooOld_saysWhich() throws Exception {
    for (String version : List.of("1.8.0_292", "11.0.2", "16")) {
      tool("java", "echo 'openjdk version \"" + version + "\" 2020-01-01' >&2");
      Outcome run = lab("list");
      assertThat(run.code()).isEqualTo(4);
      assertThat(run.err()).startsWith("lab: needs Java 17 or newer, and ").contains("is Java ");
    }
  }

  @Test
  void javaThatChanges_isAskedAgain() throws Exception {
    lab("list");
    tool("java", "echo 'openjdk version \"11.0.2\"' >&2");
    Files.setLastModifiedTime(tools.resolve("java"), FileTime.fromMillis(LATER));
    assertThat(lab("list").code()).isEqualTo(4);
  }

  @Test
  void mavenMissingOrTooOld_matterOnlyWhereSomethingIsBuilt() throws Exception {
    lab("list");
    tool("mvn", "echo 'Apache Maven 3.6.3'");
    assertThat(lab("list").code()).isZero();
    change("pom.xml");
    assertThat(lab("list").err()).startsWith("lab: needs Maven 3.8.6 or newer to build, and ");
    Files.delete(tools.resolve("mvn"));
    Outcome run = lab("list");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("there is no mvn here");
  }

  @Test
  void browserLab_isBuiltForServeAndExport_notForTheirHelp() throws Exception {
    lab("list");
    for (String command : List.of("serve", "export")) {
      assertThat(lab(command, "--help").err()).isEmpty();
      assertThat(lab(command, "-h").err()).isEmpty();
      assertThat(lab("help", command).err()).isEmpty();
    }
    assertThat(lab("export").err()).isEmpty();
    assertThat(calls()).hasSize(1);
    assertThat(lab("serve", "--port", "0").err()).isEqualTo("lab: building the browser lab\n");
    assertThat(lab("export", "a site").err()).isEqualTo("lab: building the browser lab\n");
    assertThat(calls()).hasSize(3).last().asString().contains("-pl modules/site -am");
  }

  @Test
  void browserLab_isNotBuiltForOptionsThatAreRefused() throws Exception {
    lab("list");
    tool(
        "java",
        "[ \"$1\" = -version ] && { echo 'version \"21\"' >&2; exit 0; }\n"
            + "[ \"${LAB_CHECK:-}\" = options ] && { echo 'lab: no' >&2; exit 2; }\n"
            + "exit 0");
    Outcome run = lab("serve", "--port", "99999");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("lab: no\n");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void terminalsWidth_reachesJava() throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "a terminal of its own needs script, of bsdutils");
    lab("list");
    for (int columns : List.of(60, 200)) {
      String inside = "stty cols " + columns + " rows 24; sh '" + home.resolve("lab") + "' list";
      ProcessBuilder builder =
          new ProcessBuilder(script.toString(), "-qec", inside, "/dev/null")
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true);
      builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
      builder.environment().remove("JAVA_HOME");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      assertThat(out).contains("-Dlab.terminal=012 -Dlab.columns=" + columns + " ");
    }
  }

  @Test
  void localeWithoutLetters_isReplacedByOneThatHasAll() throws Exception {
    lab("list");
    tool("java", "[ \"$1\" = -version ] && { echo 'version \"21\"' >&2; exit 0; }\necho $LC_ALL");
    tool("c", "LC_ALL=C exec /bin/sh '" + home.resolve("lab") + "'");
    tool("de", "LC_ALL=de_DE.UTF-8 exec /bin/sh '" + home.resolve("lab") + "'");
    assertThat(run(tools.resolve("c")).out()).isEqualTo("C.UTF-8\n");
    assertThat(run(tools.resolve("de")).out()).isEqualTo("de_DE.UTF-8\n");
  }

  @Test
  void javasExitCode_isThatOfTheScript() throws Exception {
    lab("list");
    tool("java", "[ \"$1\" = -version ] && { echo 'version \"21\"' >&2; exit 0; }\nexit 3");
    assertThat(lab("list").code()).isEqualTo(3);
  }
}
