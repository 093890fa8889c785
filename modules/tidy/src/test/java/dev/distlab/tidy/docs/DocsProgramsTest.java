package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.tidy.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Who takes a mechanism into a program of their own finds a program that runs. */
class DocsProgramsTest {

  private static final String FILE = "Example.java";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> program_ofEachMechanism_printsWhatIsWritten() {
    return Repository.mechanisms().stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> check(module)));
  }

  @Test
  void dependency_inTheReadme_isThatOfThePom() {
    Markdown readme = Markdown.read(Repository.ROOT.resolve("README.md"));
    List<Markdown.Block> dependencies =
        readme.blocks().stream().filter(block -> block.language().equals("xml")).toList();

    assertThat(dependencies).isNotEmpty();
    for (Markdown.Block dependency : dependencies) {
      List<String> coordinates =
          dependency.content().stream()
              .map(String::strip)
              .filter(line -> !line.endsWith("dependency>"))
              .toList();
      assertThat(Repository.read(Repository.module("ring").resolve("pom.xml")))
          .contains(coordinates);
    }
  }

  @Test
  void run_programThatDoesNotCompile_printsWhatTheCompilerSays() throws Exception {
    assertThat(run("ring", List.of("class Example { Nowhere nowhere; }"), folder))
        .anyMatch(line -> line.contains("cannot find symbol"));
  }

  @Test
  void example_withoutOutput_isRefused() {
    Markdown page = Markdown.of(Repository.ROOT.resolve("x.md"), "```java\nclass A {}\n```");

    assertThatThrownBy(() -> output(page, program(page))).isInstanceOf(AssertionError.class);
  }

  private void check(String module) throws Exception {
    Path file = Repository.ROOT.resolve("docs").resolve(module + ".md");
    Markdown page = Markdown.read(file);
    Markdown.Block program = program(page);
    Markdown.Block output = output(page, program);
    List<String> printed =
        run(module, program.content(), Files.createDirectory(folder.resolve(module)));
    if (Boolean.getBoolean("docs.update")) {
      List<String> lines = new ArrayList<>(page.lines().subList(0, output.line()));
      lines.addAll(printed);
      int behind = output.line() + output.content().size();
      lines.addAll(page.lines().subList(behind, page.lines().size()));
      Files.writeString(file, String.join("\n", lines));
      return;
    }
    assertThat(printed).as(page.at(program.line())).isEqualTo(output.content());
  }

  private static Markdown.Block program(Markdown page) {
    List<Markdown.Block> programs =
        page.blocks().stream().filter(block -> block.language().equals("java")).toList();
    assertThat(programs).as("java blocks of %s", Repository.name(page.file())).hasSize(1);
    return programs.get(0);
  }

  /** The block behind the program, without a language. */
  private static Markdown.Block output(Markdown page, Markdown.Block program) {
    int next = page.blocks().indexOf(program) + 1;
    assertThat(page.blocks())
        .as("%s prints something", page.at(program.line()))
        .hasSizeGreaterThan(next);
    assertThat(page.blocks().get(next).language()).isEmpty();
    return page.blocks().get(next);
  }

  /** Compiles and runs a program as a reader would, with nothing but the module and the kernel. */
  private static List<String> run(String module, List<String> program, Path folder)
      throws IOException, InterruptedException {
    Files.write(folder.resolve(FILE), program);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes(module) + File.pathSeparator + classes("kernel"),
            FILE);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Shell.lines(printed);
  }

  private static Path classes(String module) {
    return Repository.module(module).resolve("target/classes");
  }
}
