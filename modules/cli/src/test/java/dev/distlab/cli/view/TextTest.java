package dev.distlab.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Width, wrapping, escape sequences: the ground that every view stands on. */
class TextTest {

  private static final Look PLAIN = new Look(100, false, true);
  private static final Look BARE = new Look(100, false, false);
  private static final Look INKED = new Look(100, true, false);

  @ParameterizedTest
  @CsvSource({"abc, 3", "Zürich, 6", "東京, 4", "e\u0301, 1", "🌍, 2", "⠿■, 2", "'', 0"})
  void width_countsColumnsNotCharacters(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void cut_longText_keepsWholeCharactersAndSaysSo() {
    assertThat(TextWidth.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(TextWidth.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(TextWidth.cut("東京東京", 6)).isEqualTo("東京…");
    assertThat(TextWidth.cut("abc", 0)).isEmpty();
  }

  @Test
  void pad_wideCharacters_countsTheirColumns() {
    assertThat(TextWidth.padRight("東", 4)).isEqualTo("東  ");
    assertThat(TextWidth.padLeft("東", 4)).isEqualTo("  東");
    assertThat(TextWidth.padLeft("long", 2)).isEqualTo("long");
  }

  @Test
  void words_areBrokenBetweenWords() {
    assertThat(Wrap.words("one two three", 7)).containsExactly("one two", "three");
    assertThat(Wrap.words("one two three", 100)).containsExactly("one two three");
    assertThat(Wrap.words("", 5)).containsExactly("");
  }

  @Test
  void words_longerThanALine_areBrokenWhereItEnds() {
    assertThat(Wrap.words("a bcdefghij k", 4)).containsExactly("a", "bcde", "fghi", "j k");
    assertThat(Wrap.words("東京東京", 5)).containsExactly("東京", "東京");
  }

  @Test
  void words_longLists_areBrokenAfterAComma() {
    assertThat(Wrap.words("a=one,two,three b", 9)).containsExactly("a=one,", "two,three", "b");
    assertThat(Wrap.words("/very/long/path", 8)).containsExactly("/very/", "long/", "path");
    assertThat(Wrap.lines(Line.of("one,", Ink.GOOD).add("two,three", Ink.BAD), 9))
        .extracting(Line::toString)
        .containsExactly("one,two,", "three");
  }

  @Test
  void words_spacesAtTheStartAndBetween_areKept_atABreakNot() {
    assertThat(Wrap.words("  a  b", 10)).containsExactly("  a  b");
    assertThat(Wrap.words("aaa   bbb", 5)).containsExactly("aaa", "bbb");
  }

  @Test
  void lines_inSeveralInks_keepThemThroughABreak() {
    Line text = Line.of("one ", Ink.STRONG).add("two ").add("three", Ink.WARN);
    List<Line> lines = Wrap.lines(text, 7);
    assertThat(lines).extracting(Line::toString).containsExactly("one two", "three");
    assertThat(lines.get(1).spans()).containsExactly(new Line.Span("three", Ink.WARN));
  }

  @Test
  void hanging_linesThatFollow_standUnderTheFirstWord() {
    List<Line> lines = Wrap.hanging(Line.of(" note  "), Line.of("one two three"), 14);
    assertThat(lines).extracting(Line::toString).containsExactly(" note  one two", "       three");
  }

  @Test
  void line_sameInk_isOnePiece() {
    assertThat(Line.of("a").add("b").add(Line.of("c")).spans()).hasSize(1);
  }

  @Test
  void ansi_withColour_wrapsEachInk_withoutShowsNone() {
    Line line = Line.of("a ", Ink.GOOD).add("b").add("  ", Ink.STRONG);
    assertThat(new Ansi(INKED).text(line)).isEqualTo("\u001b[32ma \u001b[0mb");
    assertThat(new Ansi(BARE).text(line)).isEqualTo("a b");
  }

  @Test
  void ansi_controlCharacters_areShownAsQuestionMarks() {
    Line line = Line.of("a\u001b[2Jb\nc\td\u009be\u202ef");
    assertThat(new Ansi(BARE).text(line)).isEqualTo("a?[2Jb?c d?e?f");
  }

  @Test
  void ansi_plain_turnsWhatItKnowsIntoAscii() {
    Line line = Line.of("Zürich – “5 µs” ≤ 3 × 2 → … Łódź 東");
    assertThat(new Ansi(PLAIN).text(line)).isEqualTo("Zurich - \"5 us\" <= 3 x 2 -> . ?odz ??");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1 us",
    "1500000, 1.5 ms",
    "250000000, 250 ms",
    "1000000000, 1 s",
    "90500000000, 90.5 s",
    "1234567, 1.235 ms",
  })
  void time_hasTheUnitThatFits(long nanos, String text) {
    assertThat(TimeText.of(nanos)).isEqualTo(text);
  }
}
