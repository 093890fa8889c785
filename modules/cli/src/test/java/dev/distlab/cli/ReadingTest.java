package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Chapter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tour, explain, and the parameters in help: what a newcomer reads. */
class ReadingTest {

  @Test
  void tour_showsOneTableAChapter_itsClaimsOneNoteAndWhereToGoOn() {
    Invocation run = Invocation.of("tour");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("2 chapters, one telling trade-off each.")
        .contains("params  tosses=100 ")
        .contains(" FAIL  the first coin is fair", " note  Not a win, luck.")
        .contains(" next  ./lab run coin   |   ./lab step coin/story")
        .contains(" ok    not long")
        .doesNotContain("omits");
    assertThat(run.err()).isEqualTo("lab: tour 1 of 2 (50 %)\nlab: tour 2 of 2 (100 %)\n");
  }

  @Test
  void tour_ofTheRealChapters_passes() {
    Environment real = Environment.batch(Chapters.catalog(), Path.of("").toAbsolutePath());
    Invocation run = Invocation.in(real, "tour");
    assertThat(run.code()).isZero();
    for (Chapter chapter : Chapters.catalog().chapters()) {
      assertThat(run.out()).contains(chapter.tour(), "./lab run " + chapter.word());
    }
  }

  @Test
  void explain_showsAChapterOfDocs() {
    Invocation run = Invocation.of("explain", "glossary");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Glossary\n───");
  }

  @Test
  void explain_whatIsNotThere_namesWhatIs() {
    Invocation run = Invocation.of("explain", "glosary");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("lab: no chapter \"glosary\" to read. Did you mean \"glossary\"?  All: ");
    assertThat(Invocation.of("explain", "../pom").code()).isEqualTo(2);
  }

  @Test
  void explain_chapterWithoutText_saysWhatElseToDo() {
    assertThat(Invocation.of("explain", "coin").err())
        .isEqualTo("lab: chapter \"coin\" has no text yet. Try: ./lab run coin\n");
  }

  @Test
  void help_ofARun_listsItsParameters() {
    Invocation run = Invocation.of("run", "coin/toss", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("./lab run CHAPTER[/NAME]\n")
        .contains("Parameters of coin/toss", "1..1000000", "chance of a head");
    assertThat(Invocation.of("help", "run").out()).startsWith("./lab run CHAPTER[/NAME]\n");
  }
}
