package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

  @Test
  void parse_chapterOnly_measuresFullyAndWritesToDocs() {
    BenchOptions options = parse("ring");

    assertThat(options.settings()).isEqualTo(new BenchOptions.Settings(2, 3, 5, 1000));
    assertThat(options.folder()).isEqualTo(Path.of("docs", "benchmarks"));
    assertThat(options.command()).isEqualTo("./lab bench ring");
  }

  @Test
  void folder_quickOrFiltered_isNeverDocs() {
    assertThat(parse("ring", "--quick").folder()).isEqualTo(Path.of("lab-out", "bench"));
    assertThat(parse("ring", "--filter", "ours").folder()).isEqualTo(Path.of("lab-out", "bench"));
    for (String docs : List.of("docs", "docs/benchmarks", "lab-out/../docs/benchmarks")) {
      BenchOptions options = parse("ring", "--quick", "--out", docs);
      assertThatThrownBy(options::folder).hasMessageContaining("never write to docs");
    }
  }

  @Test
  void parse_wholeGroups_mayBeStored() {
    assertThat(parse("ring", "--group", "Lookup").folder()).isEqualTo(BenchOptions.DOCS);
  }

  @Test
  void wants_groupGiven_onlyWhatItsClassNameContains() {
    assertThat(parse("ring").wants("Lookup")).isTrue();
    assertThat(parse("ring", "--group", "Look|Grow").wants("Lookup")).isTrue();
    assertThat(parse("ring", "--group", "LookupBenchmark").wants("Lookup")).isTrue();
    assertThat(parse("ring", "--group", "Grow").wants("Lookup")).isFalse();
  }

  @Test
  void command_withCharactersOfTheShell_canBePastedIntoOne() {
    assertThat(parse("ring", "--group", "Look|It's", "--forks", "2").command())
        .isEqualTo("./lab bench ring --group 'Look|It'\\''s' --forks 2");
  }

  @Test
  void parse_quick_isShortUnlessToldOtherwise() {
    assertThat(parse("ring", "--quick").settings().millis()).isEqualTo(300);
    assertThat(parse("ring", "--quick", "--millis", "50").settings().millis()).isEqualTo(50);
  }

  @Test
  void parse_badInput_namesValueAndLimit() {
    assertThatThrownBy(() -> parse()).hasMessageContaining("no chapter");
    assertThatThrownBy(() -> parse("ring", "--fork", "2")).hasMessageContaining("\"--fork\"");
    assertThatThrownBy(() -> parse("ring", "--forks")).hasMessageContaining("--forks wants");
    assertThatThrownBy(() -> parse("ring", "--forks", "two")).hasMessageContaining("\"two\"");
    assertThatThrownBy(() -> parse("ring", "--forks", "0")).hasMessageContaining("1..20");
    for (String option : List.of("--group", "--filter")) {
      assertThatThrownBy(() -> parse("ring", option, "["))
          .hasMessage(option + "=[ is no regular expression: Unclosed character class");
    }
  }

  @Test
  void checkMatch_nothingMatches_namesTheGroups() {
    BenchMain.checkMatch(parse("kernel", "--group", "Murmur"));
    assertThatThrownBy(() -> BenchMain.checkMatch(parse("kernel", "--group", "Nope")))
        .hasMessage("nothing of kernel matches --group Nope.  Groups: Murmur3, XxHash64");
    assertThatThrownBy(() -> BenchMain.checkMatch(parse("kernel", "--filter", "peer_nobody")))
        .hasMessageContaining("nothing of kernel matches --filter peer_nobody.");
  }

  private static BenchOptions parse(String... args) {
    return BenchOptions.parse(List.of(args));
  }
}
