package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Chapter;
import dev.distlab.tidy.Repository;
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

  @Test
  void readme_listsEveryChapterAndReadingOrderToo() {
    for (Chapter chapter : Chapters.catalog().chapters()) {
      for (Path list : List.of(Path.of("README.md"), Path.of("docs/README.md"))) {
        assertThat(Repository.read(Repository.ROOT.resolve(list)))
            .as(list + " links the chapter " + chapter.word())
            .contains(chapter.word() + ".md");
      }
    }
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
