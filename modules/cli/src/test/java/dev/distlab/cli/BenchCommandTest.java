package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a project of its own, and a Maven that copies a jar and writes down how it was called. */
class BenchCommandTest {

  private static final long FAR_FUTURE_MILLIS = 4_000_000_000_000L;

  @TempDir Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void project() throws IOException {
    home = folder.resolve("a project");
    tools = Files.createDirectory(folder.resolve("tools"));
    Files.createDirectories(home.resolve("benchmarks/src/main/java/dev/distlab/bench/kernel"));
    Files.createDirectories(home.resolve("benchmarks/src/main/java/dev/distlab/bench/ring"));
    Files.createDirectories(home.resolve("modules/ring/src/main"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("benchmarks/pom.xml"), "");
    writeJar(folder.resolve("built.jar"));
    maven("cp '" + folder.resolve("built.jar") + "' benchmarks/target/benchmarks.jar");
  }

  private void maven(String what) throws IOException {
    Path script = tools.resolve("mvn");
    String log = "echo \"$@\" >> '" + folder.resolve("calls") + "'\n";
    Files.writeString(script, "#!/bin/sh\n" + log + "mkdir -p benchmarks/target\n" + what + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private static void writeJar(Path file) throws IOException {
    String name = FakeBench.class.getName().replace('.', '/') + ".class";
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes);
        InputStream code = FakeBench.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      String manifest = "Manifest-Version: 1.0\nMain-Class: " + FakeBench.class.getName() + "\n";
      new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)).transferTo(jar);
      jar.putNextEntry(new ZipEntry(name));
      code.transferTo(jar);
    }
  }

  private Invocation bench(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "bench";
    System.arraycopy(options, 0, args, 1, options.length);
    String path = tools + ":" + System.getenv("PATH");
    Environment environment =
        Environment.batch(Fixture.catalog(), home).withVariables(Map.of("PATH", path));
    return Invocation.in(environment, args);
  }

  private String calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readString(calls) : "";
  }

  @Test
  void bench_firstTime_buildsAllPeers_andRunsInTheProject() throws IOException {
    Invocation run = bench("kernel", "--quick", "--filter", "a b");
    assertThat(run.out()).isEqualTo("table of kernel --quick --filter a b\nin a project\n");
    assertThat(run.err()).contains("lab: building the benchmarks", "measuring\n");
    assertThat(run.code()).isZero();
    assertThat(calls())
        .isEqualTo("-q -B -pl benchmarks -am -Dmaven.test.skip=true -P heavy package\n");
  }

  @Test
  void bench_again_buildsNothing_untilASourceIsNewer() throws IOException {
    bench("kernel");
    assertThat(bench("kernel").err()).isEqualTo("measuring\n");
    assertThat(calls().lines()).hasSize(1);
    Path source = Files.writeString(home.resolve("modules/ring/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.fromMillis(FAR_FUTURE_MILLIS));
    bench("kernel");
    assertThat(calls().lines()).hasSize(2);
  }

  @Test
  void bench_newerSourceOfTheTerminal_buildsNothing() throws IOException {
    bench("kernel");
    Path source = home.resolve("modules/cli/src/main");
    Files.createDirectories(source);
    Files.setLastModifiedTime(source, FileTime.fromMillis(FAR_FUTURE_MILLIS));
    bench("kernel");
    assertThat(calls().lines()).hasSize(1);
  }

  @Test
  void bench_light_leavesThePeersOut_andIsBuiltForItself() throws IOException {
    bench("kernel");
    bench("kernel", "--light");
    bench("kernel", "--light");
    assertThat(calls().lines()).hasSize(2).last().asString().doesNotContain("heavy");
  }

  @Test
  void bench_withoutChapter_listsAllThatCanBeMeasured() throws IOException {
    Invocation run = bench();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("lab: bench needs a CHAPTER.  All: kernel, ring\n");
    assertThat(calls()).isEmpty();
  }

  @Test
  void bench_unknownChapter_namesTheNearest() throws IOException {
    Invocation run = bench("rnig");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("lab: no benchmarks for \"rnig\". Did you mean \"ring\"?  All: kernel, ring\n");
    assertThat(calls()).isEmpty();
  }

  @Test
  void bench_failedBuild_showsItsOutput_andAWayOn() throws IOException {
    maven("echo 'no such peer'; exit 1");
    Invocation run = bench("kernel");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("no such peer\n", "the build failed", "./lab bench kernel --light");
  }

  @Test
  void bench_thatIsEnded_endsTheBenchmarks() throws Exception {
    ProcessBuilder lab =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlab.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            FixtureLab.class.getName(),
            "bench",
            "kernel",
            "--render");
    lab.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    Process process = lab.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    long child;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String told = lines.lines().filter(line -> line.startsWith("pid ")).findFirst().orElseThrow();
      child = Long.parseLong(told.substring("pid ".length()));
      process.destroy();
      process.waitFor();
    }
    Optional<ProcessHandle> left = ProcessHandle.of(child);
    try {
      assertThat(left.map(ProcessHandle::onExit))
          .satisfiesAnyOf(
              gone -> assertThat(gone).isEmpty(),
              ended -> assertThat(ended.orElseThrow()).succeedsWithin(Duration.ofSeconds(30)));
    } finally {
      left.ifPresent(ProcessHandle::destroy);
    }
  }

  @Test
  void bench_whatFailsOutside_isAnErrorOfTheEnvironment() {
    assertThat(bench("ring").code()).isEqualTo(4);
  }

  @Test
  void bench_outOfTheProject_saysWhatToDo() {
    Environment nowhere =
        new Environment(
            Fixture.catalog(),
            Map.of(),
            folder,
            Optional.empty(),
            InputStream.nullInputStream(),
            Terminal.none(),
            out -> null);
    Invocation run = Invocation.in(nowhere, "bench", "kernel");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("needs the folder of the project");
  }

  @Test
  void bench_withoutMaven_saysHowToGetIt() {
    Environment bare = Environment.batch(Fixture.catalog(), home);
    Invocation run = Invocation.in(bare, "bench", "kernel");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("needs Maven 3.8.6 or newer", "apt install maven");
  }
}
