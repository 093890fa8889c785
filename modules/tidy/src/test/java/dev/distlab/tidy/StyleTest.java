package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a formatter cannot see: sizes, names, words. */
class StyleTest {

  private static final int MOST_LINES = 500;
  private static final Pattern PATH_WORD = Pattern.compile("util|utils|common|helper|manager|impl");
  private static final Pattern CLASS_WORD =
      Pattern.compile("(Utils?|Common|Helpers?|Manager|Impl)$");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern JUNIT_TEST =
      Pattern.compile(
          "org\\.junit\\.jupiter\\..*\\.(Test|ParameterizedTest|RepeatedTest|TestFactory)");
  private static final Pattern TEST_NAME = Pattern.compile("[a-z]\\w*_\\w+");

  @Test
  void mainFiles_lines_areAtMostFiveHundred() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : allMain()) {
      long lines = Repository.read(file).lines().count();
      if (lines > MOST_LINES) {
        tooLong.add(Repository.name(file) + ": " + lines + " lines; split it by role");
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void mainFiles_names_sayWhatAThingIs() {
    List<String> vague = new ArrayList<>();
    for (Path file : allMain()) {
      if (isVague(Repository.name(file))) {
        vague.add(Repository.name(file) + ": name it after its concept");
      }
    }
    assertThat(vague).isEmpty();
  }

  @Test
  void allFiles_unfinishedWork_isNotLeftInComments() {
    List<String> left = new ArrayList<>();
    for (Path file : allMain()) {
      if (UNFINISHED.matcher(Repository.read(file)).find()) {
        left.add(Repository.name(file));
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void testMethods_names_sayOperationConditionOutcome() {
    List<String> other = new ArrayList<>();
    for (JavaMethod method : testMethods(Bytecode.tests(Repository.modules()))) {
      if (!TEST_NAME.matcher(method.getName()).matches()) {
        other.add(method.getFullName());
      }
    }
    assertThat(other).as("names that are not operation_condition_outcome").isEmpty();
  }

  @Test
  void rules_brokenTwins_bite() {
    assertThat(isVague("modules/x/src/main/java/dev/distlab/util/Ring.java")).isTrue();
    assertThat(isVague("modules/x/src/main/java/dev/distlab/x/RingManager.java")).isTrue();
    assertThat(isVague("modules/x/src/main/java/dev/distlab/x/Ring.java")).isFalse();
    assertThat(testMethods(new ClassFileImporter().importClasses(StyleTest.class)))
        .extracting(JavaMethod::getName)
        .hasSize(5)
        .allMatch(name -> TEST_NAME.matcher(name).matches());
    assertThat(TEST_NAME.matcher("works").matches()).isFalse();
  }

  private static boolean isVague(String path) {
    String[] parts = path.substring(path.indexOf("java/") + 5).split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (PATH_WORD.matcher(parts[i]).matches()) {
        return true;
      }
    }
    String className = parts[parts.length - 1].replace(".java", "");
    return CLASS_WORD.matcher(className).find();
  }

  private static List<JavaMethod> testMethods(JavaClasses classes) {
    List<JavaMethod> methods = new ArrayList<>();
    for (JavaClass type : classes) {
      for (JavaMethod method : type.getMethods()) {
        boolean isTest =
            method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(JUNIT_TEST.asMatchPredicate());
        if (isTest) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  private static List<Path> allMain() {
    List<Path> files = new ArrayList<>();
    Repository.modules().forEach(module -> files.addAll(Repository.mainSources(module)));
    files.addAll(Repository.files(Repository.ROOT.resolve("benchmarks/src/main"), ".java"));
    files.addAll(Repository.files(Repository.ROOT.resolve("benchmarks/src/heavy"), ".java"));
    return files;
  }
}
