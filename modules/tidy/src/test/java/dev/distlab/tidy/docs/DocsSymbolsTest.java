package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.tidy.Repository;
import java.lang.reflect.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code Type#member} in backticks exists: in main code, in test code, or in the JDK. */
class DocsSymbolsTest {

  private static final Pattern SYMBOL =
      Pattern.compile("^([A-Z]\\w*(?:\\.[A-Z]\\w*)*)#(\\w+)(?:\\(.*\\))?$");
  private static final List<String> JDK =
      List.of(
          "java.lang.",
          "java.util.",
          "java.io.",
          "java.nio.",
          "java.nio.file.",
          "java.nio.channels.",
          "java.util.concurrent.",
          "java.util.concurrent.atomic.",
          "java.util.zip.",
          "java.util.function.",
          "java.util.random.");

  /** Files that declare a type of that simple name. */
  private static final Map<String, List<Path>> SOURCES = sources();

  @TestFactory
  Stream<DynamicTest> everySymbol_inEachDocument_exists() {
    return Repository.documents().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Repository.name(file),
                    () -> assertThat(unknown(Markdown.read(file))).isEmpty()));
  }

  @Test
  void unknown_brokenTwin_isNamed() {
    String text = "`Scheduler#noSuch` `Nowhere#at` `TreeMap#ceilingEntry` `VirtualClock#advance()`";
    Markdown document = Markdown.of(Repository.ROOT.resolve("x.md"), text);

    assertThat(unknown(document))
        .hasSize(2)
        .anyMatch(message -> message.contains("Scheduler#noSuch"))
        .anyMatch(message -> message.contains("Nowhere#at"));
  }

  private static List<String> unknown(Markdown document) {
    List<String> unknown = new ArrayList<>();
    for (Markdown.Place span : document.codeSpans()) {
      Matcher matcher = SYMBOL.matcher(span.text());
      if (matcher.matches() && !exists(matcher.group(1), matcher.group(2))) {
        unknown.add(document.at(span.line()) + ": " + span.text() + " does not exist");
      }
    }
    return unknown;
  }

  private static boolean exists(String type, String member) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String top = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
    for (Path file : SOURCES.getOrDefault(top, List.of())) {
      if (declares(Repository.read(file), simple, member)) {
        return true;
      }
    }
    return JDK.stream().anyMatch(prefix -> isInJdk(prefix + type.replace('.', '$'), member));
  }

  /**
   * Whether a source declares the type and, as a method, field, constant or component, the member.
   */
  private static boolean declares(String source, String type, String member) {
    return Pattern.compile("\\b(class|record|interface|enum)\\s+" + type + "\\b")
            .matcher(source)
            .find()
        && Pattern.compile(
                "(?m)^\\s+(?!return\\b|throw\\b|new\\b)[\\w<>\\[\\],.? @]*?\\b"
                    + member
                    + "\\s*(\\(|=|;|,|\\))|[(,]\\s*[\\w<>\\[\\].]+\\s+"
                    + member
                    + "\\s*[,)]")
            .matcher(source)
            .find();
  }

  private static boolean isInJdk(String className, String member) {
    try {
      Class<?> type = Class.forName(className);
      return Stream.of(type.getMethods(), type.getFields())
          .flatMap(members -> Arrays.stream((Member[]) members))
          .anyMatch(one -> one.getName().equals(member));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Map<String, List<Path>> sources() {
    Map<String, List<Path>> sources = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    for (String module : Repository.modules()) {
      files.addAll(Repository.mainSources(module));
      files.addAll(Repository.testSources(module));
    }
    files.addAll(Repository.files(Repository.ROOT.resolve("benchmarks/src"), ".java"));
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".java", "");
      sources.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
    }
    return sources;
  }
}
