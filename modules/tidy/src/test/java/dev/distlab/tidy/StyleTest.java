package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a formatter cannot see: sizes, names, words. */
class StyleTest {

  private static final int MOST_LINES = 500;
  private static final Pattern PATH_WORD = Pattern.compile("util|utils|common|helper|manager|impl");
  private static final Pattern CLASS_WORD =
      Pattern.compile("(Utils?|Common|Helpers?|Manager|Impl)$");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern TEST_METHOD =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b(?:\\([^)]*\\))?"
              + "(?:\\s*@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?)*\\s*(?:[\\w<>]+\\s+)*?(\\w+)\\(");
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
    for (String module : Repository.modules()) {
      for (Path file : Repository.testSources(module)) {
        for (String name : testMethods(Repository.read(file))) {
          if (!TEST_NAME.matcher(name).matches()) {
            other.add(Repository.name(file) + ": " + name);
          }
        }
      }
    }
    assertThat(other).as("names that are not operation_condition_outcome").isEmpty();
  }

  @Test
  void rules_brokenTwins_bite() {
    assertThat(isVague("modules/x/src/main/java/dev/distlab/util/Ring.java")).isTrue();
    assertThat(isVague("modules/x/src/main/java/dev/distlab/x/RingManager.java")).isTrue();
    assertThat(isVague("modules/x/src/main/java/dev/distlab/x/Ring.java")).isFalse();
    String source =
        "@Test\n void works() {}\n @ParameterizedTest @ValueSource(ints = {1}) void a_b(";
    assertThat(testMethods(source)).containsExactly("works", "a_b");
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

  private static List<String> testMethods(String source) {
    List<String> names = new ArrayList<>();
    Matcher matcher = TEST_METHOD.matcher(source);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static List<Path> allMain() {
    List<Path> files = new ArrayList<>();
    Repository.modules().forEach(module -> files.addAll(Repository.mainSources(module)));
    files.addAll(Repository.files(Repository.ROOT.resolve("benchmarks/src/main"), ".java"));
    files.addAll(Repository.files(Repository.ROOT.resolve("benchmarks/src/heavy"), ".java"));
    return files;
  }
}
