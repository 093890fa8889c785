package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same settings give the same bytes: in this JVM, in a fresh one whose objects have other hash
 * codes, whose {@code Set.of} has another salt and whose locale is another, and, for one
 * experiment, in one that only interprets.
 */
class DeterminismTest {

  private static final List<String> OTHER_HASHES =
      List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=2",
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Dfile.encoding=ISO-8859-1");

  private static final Map<String, String> FRESH = new TreeMap<>();

  @BeforeAll
  static void runAllInAFreshJvm(@TempDir Path folder) throws Exception {
    List<String> names = Runs.names();
    List<String> lines = inFreshJvm(OTHER_HASHES, names, folder.resolve("runs"));
    for (int i = 0; i < names.size(); i++) {
      FRESH.put(names.get(i), lines.get(i));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRun_inAFreshJvm_givesTheSameBytes() {
    return Runs.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertThat(Runs.json(name)).isEqualTo(FRESH.get(name))));
  }

  @Test
  void firstRun_interpretedOnly_givesTheSameBytes(@TempDir Path folder) throws Exception {
    List<String> names = Runs.names();
    if (names.isEmpty()) {
      return;
    }
    List<String> one = List.of(names.get(names.size() - 1));
    List<String> lines = inFreshJvm(List.of("-Xint"), one, folder.resolve("run"));

    assertThat(lines).containsExactly(Runs.json(one.get(0)));
  }

  /** The switches do what they are for: what depends on identity or on a salt differs. */
  @Test
  void freshJvm_brokenTwin_givesOtherBytes(@TempDir Path folder) throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    start(OTHER_HASHES, BrokenOrder.class, List.of(first.toString()));
    start(List.of(), BrokenOrder.class, List.of(second.toString()));

    assertThat(Files.readString(first)).isNotEqualTo(Files.readString(second));
  }

  private static List<String> inFreshJvm(List<String> switches, List<String> names, Path file)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(names);
    start(switches, RecordRuns.class, arguments);
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  private static void start(List<String> switches, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(switches);
    command.addAll(List.of("-Xmx1g", "-cp", classPath(), main.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("the other JVM ended").isTrue();
    assertThat(process.exitValue()).as("exit code of the other JVM").isZero();
  }

  /** The class path of this JVM; surefire may hide it in a manifest and says it in a property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
