package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Chapter;
import dev.distlab.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A chapter that the lab knows has its page, whole: eleven sections in order, none empty. */
class DocsChaptersTest {

  private static final List<String> SECTIONS =
      List.of(
          "the idea",
          "how it works",
          "in real systems",
          "code tour",
          "the trade-off, measured",
          "what the notes say",
          "try it",
          "exercises",
          "pitfalls",
          "what this model leaves out",
          "sources");

  private static final String LIST_BEGIN = "<!-- chapters begin -->\n";
  private static final String LIST_END = "<!-- chapters end -->";
  private static final int LEAST_LETTERS = 120;

  @TestFactory
  Stream<DynamicTest> page_ofEachChapter_isWhole() {
    return Chapters.catalog().chapters().stream()
        .map(Chapter::word)
        .map(word -> DynamicTest.dynamicTest(word, () -> isWhole(page(word))));
  }

  private static void isWhole(Path page) {
    assertThat(page).exists();
    assertThat(gaps(Markdown.read(page))).as(Repository.name(page)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> list_ofChapters_isThatOfTheRegistry() {
    return Stream.of("README.md", "docs/README.md")
        .map(name -> DynamicTest.dynamicTest(name, () -> isCurrent(Repository.ROOT.resolve(name))));
  }

  private static void isCurrent(Path file) throws IOException {
    String text = Repository.read(file);
    int from = text.indexOf(LIST_BEGIN) + LIST_BEGIN.length();
    int to = text.indexOf(LIST_END);
    assertThat(to).as("a list between %s and its end", LIST_BEGIN.strip()).isGreaterThan(from - 1);
    String list = list(file.getParent().relativize(page("x")).toString().replace("x.md", ""));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, text.substring(0, from) + list + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).as(Repository.name(file)).isEqualTo(list);
    }
  }

  private static String list(String folder) {
    StringBuilder list = new StringBuilder();
    list.append("| chapter | what you can find out | begin with |\n| --- | --- | --- |\n");
    for (Chapter chapter : Chapters.catalog().chapters()) {
      String link = "[" + chapter.title() + "](" + folder + chapter.word() + ".md)";
      list.append("| ").append(link).append(" | ").append(chapter.summary());
      list.append(" | `./lab run ").append(chapter.tour()).append("` |\n");
    }
    return list.toString();
  }

  @Test
  void gaps_brokenTwin_areNamed() {
    String text =
        "# A\n\nIn this chapter you will.\n\n## 1 The idea\n\nshort\n\n## 2 Sources\n\n"
            + "long enough, since this sentence has more letters than a stub would have, as any real"
            + " section of a chapter has, be it as short as it may\n";

    assertThat(gaps(Markdown.of(Repository.ROOT.resolve("x.md"), text)))
        .contains("section \"the idea\" is nearly empty", "no section \"code tour\"")
        .doesNotContain("section \"sources\" is nearly empty");
  }

  private static Path page(String word) {
    return Repository.ROOT.resolve("docs").resolve(word + ".md");
  }

  private static List<String> gaps(Markdown page) {
    List<String> gaps = new ArrayList<>();
    int last = -1;
    for (String wanted : SECTIONS) {
      List<Markdown.Section> found =
          page.sections().stream()
              .filter(one -> one.level() == 2)
              .filter(one -> one.title().toLowerCase(Locale.ROOT).contains(wanted))
              .toList();
      if (found.isEmpty()) {
        gaps.add("no section \"" + wanted + "\"");
        continue;
      }
      Markdown.Section section = found.get(0);
      if (section.line() < last) {
        gaps.add("section \"" + wanted + "\" stands too early");
      }
      last = section.line();
      if (page.text(section).strip().length() < LEAST_LETTERS) {
        gaps.add("section \"" + wanted + "\" is nearly empty");
      }
    }
    String text = String.join("\n", page.lines());
    if (!text.contains("In this chapter you will")) {
      gaps.add("does not begin with \"In this chapter you will\"");
    }
    if (page.links().stream().noneMatch(link -> link.text().endsWith(".svg"))) {
      gaps.add("has no picture");
    }
    return gaps;
  }
}
