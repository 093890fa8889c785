package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The first file of a mechanism is its chapter: problem, idea, invariants, costs, sources. */
class PackageInfoTest {

  private static final Pattern INVARIANT = Pattern.compile("\\bI(\\d+)[: ]");
  private static final List<String> PARTS =
      List.of("problem", "idea", "invariant", "cost", "leaves out", "source", "<pre>");

  @TestFactory
  Stream<DynamicTest> packageInfo_ofEachMechanism_isTheChapterInTheCode() {
    return Repository.mechanisms().stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> isChapter(module)));
  }

  private static void isChapter(String module) {
    Path file =
        Repository.module(module)
            .resolve("src/main/java/dev/distlab/" + module)
            .resolve("package-info.java");
    assertThat(file).exists();
    String text = Repository.read(file);
    assertThat(missingParts(text)).as("what " + Repository.name(file) + " lacks").isEmpty();
    assertThat(text.lines().count()).as("lines of " + Repository.name(file)).isBetween(40L, 125L);
  }

  @TestFactory
  Stream<DynamicTest> packages_withNumberedInvariants_testEachOneByItsNumber() {
    return Repository.mechanisms().stream()
        .flatMap(module -> packageInfos(module).stream())
        .map(file -> DynamicTest.dynamicTest(Repository.name(file.getParent()), () -> bites(file)));
  }

  private static void bites(Path packageInfo) {
    List<Integer> declared = declared(Repository.read(packageInfo));
    Path main = packageInfo.getParent();
    Path tests = Path.of(main.toString().replace("src/main/java", "src/test/java"));
    String testCode = sources(tests);
    List<String> untested = new ArrayList<>();
    for (int number : declared) {
      if (!Pattern.compile("I" + number + "\\b").matcher(testCode).find()) {
        untested.add("I" + number);
      }
    }
    assertThat(untested)
        .as("invariants that no test in " + Repository.name(tests) + " names and sees bite")
        .isEmpty();
    for (int i = 1; i < declared.size(); i++) {
      assertThat(declared.get(i))
          .as("numbers follow one another")
          .isEqualTo(declared.get(i - 1) + 1);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyPackage_hasAPackageInfo() {
    return Repository.modules().stream()
        .filter(module -> !module.equals("tidy"))
        .map(module -> DynamicTest.dynamicTest(module, () -> allDescribed(module)));
  }

  private static void allDescribed(String module) {
    Set<String> without = new TreeSet<>();
    for (Path source : Repository.mainSources(module)) {
      if (!Files.exists(source.resolveSibling("package-info.java"))) {
        without.add(Repository.name(source.getParent()));
      }
    }
    assertThat(without).as("packages without package-info.java").isEmpty();
  }

  @Test
  void missingParts_brokenTwin_areNamed() {
    assertThat(missingParts("/** The problem. The idea. */")).contains("invariant", "source");
    assertThat(declared("<li>I1: sorted <li>I2: counted")).containsExactly(1, 2);
  }

  private static List<String> missingParts(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return PARTS.stream().filter(part -> !lower.contains(part)).toList();
  }

  /** The numbers of the invariants that are listed, in order: list items or lines that begin so. */
  private static List<Integer> declared(String text) {
    List<Integer> numbers = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?:<li>|\\* {1,6})(?:<b>|<em>)?" + INVARIANT.pattern()).matcher(text);
    Matcher plain = Pattern.compile("<li>(?:<b>|<em>)?" + INVARIANT.pattern()).matcher(text);
    Matcher chosen = plain.find() ? plain.reset() : matcher;
    while (chosen.find()) {
      numbers.add(Integer.parseInt(chosen.group(1)));
    }
    return numbers;
  }

  private static List<Path> packageInfos(String module) {
    return Repository.mainSources(module).stream()
        .filter(file -> file.endsWith("package-info.java"))
        .filter(file -> !declared(Repository.read(file)).isEmpty())
        .toList();
  }

  /** All code of a package, its package-info left out, the packages below it too. */
  private static String sources(Path folder) {
    return Repository.files(folder, ".java").stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .map(Repository::read)
        .collect(Collectors.joining("\n"));
  }
}
