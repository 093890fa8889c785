package dev.distlab.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownViewTest {

  private static String shown(String markdown, int width) {
    Look look = new Look(width, false, false);
    return String.join("\n", new Ansi(look).texts(new MarkdownView(look).lines(markdown)));
  }

  private static String shown(String markdown) {
    return shown(markdown, 60);
  }

  @Test
  void headings_areUnderlinedOrNot_byLevel() {
    assertThat(shown("# One\ntext\n## Two\n\n### Three ###\nend", 10))
        .isEqualTo("One\n──────────\n\ntext\n\n\nTwo\n───\n\nThree\n\nend");
  }

  @Test
  void paragraphs_areJoinedAndWrapped() {
    assertThat(shown("one two\nthree four\n\nfive", 14)).isEqualTo("one two three\nfour\n\nfive");
  }

  @Test
  void lists_bulletsNumbersLevels_continueUnderTheirText() {
    assertThat(shown("- one two three\n  four\n  - five\n\n- six\n\n1. seven\n2. eight", 12))
        .isEqualTo(" • one two\n   three\n   four\n   • five\n • six\n 1. seven\n 2. eight");
  }

  @Test
  void code_isIndentedAndNeverWrapped() {
    assertThat(shown("```console\n$ ./lab run ring   and a long line\n\n  x\n```\nafter", 12))
        .isEqualTo("    $ ./lab run ring   and a long line\n\n      x\n\nafter");
  }

  @Test
  void code_insideAnItem_losesItsIndentOnly() {
    assertThat(shown("- a\n  ```\n  b\n    c\n  ```")).isEqualTo(" • a\n\n       b\n         c");
  }

  @Test
  void table_isAligned_withBarsInCodeAndEscaped() {
    assertThat(shown("| a | n |\n|---|--:|\n| `x|y` | 1 |\n| p \\| q | 1000 |"))
        .isEqualTo(" a         n\n `x|y`     1\n p | q  1000");
  }

  @Test
  void table_rowWithTooFewCells_isFilled() {
    assertThat(shown("a | b\n--|--\nx")).isEqualTo(" a  b\n\nx");
    assertThat(shown("|a|b|\n|-|-|\n|x|")).isEqualTo(" a  b\n x");
  }

  @Test
  void table_thatIsTooWide_isWrappedBetweenWords_andKeepsItsAlignment() {
    String rows =
        "| NameOfSomething | 1.5 ± 0.2 | no difference shown |\n| a/path/of/files | 12 | best peer |";
    assertThat(shown("| name | ns/op | ratio |\n|---|--:|--:|\n" + rows, 40))
        .isEqualTo(
            """
             name                 ns/op       ratio
             NameOfSomething  1.5 ± 0.2          no
                                         difference
                                              shown
             a/path/of/files         12   best peer"""
                .indent(1)
                .stripTrailing());
  }

  @Test
  void quotation_hasALineAtItsLeft() {
    assertThat(shown("> one two\n> three", 9)).isEqualTo(" │ one\n │ two\n │ three");
  }

  @Test
  void commentsAndTags_areLeftOut_whatStandsBesideThemIsShown() {
    assertThat(
            shown(
                "<!-- a\nb -->\nx\n<details>\n<summary>Answer `1`</summary>\n\nyes\n\n</details>"))
        .isEqualTo("x\n\nAnswer `1`\n\nyes");
    assertThat(shown("<!-- a --> b <!-- c -->d\n<b>e</b> f<br>\n<= 5 <g"))
        .isEqualTo("b d e f\n\n<= 5 <g");
    assertThat(shown("a\n<code>b c</code> `<code>`\n```\n<p>\n<!-- d\n```"))
        .isEqualTo("a `b c` `<code>`\n\n    <p>\n    <!-- d");
  }

  @Test
  void foldedAnswer_standsOpenUnderItsQuestion() {
    String answer =
        "   <details><summary>Answer</summary>One, two\n   <code>three</code> four.</details>\n";
    assertThat(shown("1. Why\n   so?\n" + answer + "2. Next?", 14))
        .isEqualTo(
            " 1. Why so?\n\n    Answer\n\n    One, two\n    `three`\n    four.\n\n 2. Next?");
  }

  @Test
  void item_keepsItsParagraphsAndCode_underItsText() {
    assertThat(shown("- a\n\n  b\n\n  ```\n  - c\n  ```\n- d\n\ne"))
        .isEqualTo(" • a\n\n   b\n\n       - c\n\n • d\n\ne");
  }

  @Test
  void rule_goesAcross() {
    assertThat(shown("a\n\n---\n\nb", 5)).isEqualTo("a\n\n─────\n\nb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a **bold** and *slanted* __x__ _y_; a bold and slanted x y",
        "snake_case_name and 2 * 3 * 4; snake_case_name and 2 * 3 * 4",
        "**bold `code` in it**; bold `code` in it",
        "``a ` b``; `a ` b`",
        "an open ` tick and an open **; an open ` tick and an open **",
        "\\*not\\* stressed \\_; *not* stressed _",
        "[paper](https://x.org/p) and <https://y.org>; paper <https://x.org/p> and https://y.org",
        "[the `glossary`](glossary.md#a); the `glossary` (./lab explain glossary)",
        "[code](../modules/ring/R.java) [here](#top); code (modules/ring/R.java) here",
        "[modules/ring](../modules/ring) [x](schema); modules/ring x (docs/schema)",
        "![a ring](ring.svg); [picture: a ring, ring.svg]",
        "a [bracket] and [x](; a [bracket] and [x](",
        "a < b > c; a < b > c",
      })
  void inline_marksBecomeInks(String markdown, String text) {
    assertThat(shown(markdown, 100)).isEqualTo(text);
  }

  @Test
  void inline_withColour_codeLosesItsTicks() {
    Look look = new Look(60, true, false);
    assertThat(new Ansi(look).texts(new MarkdownView(look).lines("a `b` **c *d* e**")))
        .containsExactly(
            "a \u001b[36mb\u001b[0m \u001b[1mc \u001b[0m\u001b[3md\u001b[0m\u001b[1m e\u001b[0m");
  }

  @Test
  void nothing_isNothing() {
    assertThat(shown("")).isEmpty();
    assertThat(shown("\n\n<!-- only -->\n")).isEmpty();
    assertThat(shown("```\nopen")).isEqualTo("    open");
    assertThat(shown("<!-- open")).isEmpty();
  }
}
