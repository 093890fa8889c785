package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabTest {

  @Test
  void optionsOfTheBrowserLab_areCheckedBeforeItIsBuilt() {
    Environment check = Invocation.environment().withVariables(Map.of("LAB_CHECK", "options"));
    assertThat(Invocation.in(check, "serve", "--port", "99999").err())
        .contains("--port=99999 is out of range");
    assertThat(Invocation.in(check, "serve", "--port", "abc").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Invocation.in(check, "serve", "--width", "2").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Invocation.in(check, "serve", "--port", "0").code()).isZero();
    assertThat(Invocation.in(check, "export", "not there").code()).isZero();
    assertThat(Invocation.in(check, "export", ".").err()).contains("holds other files");
    assertThat(Invocation.in(check, "export", "pom.xml").err())
        .isEqualTo("lab: cannot write to pom.xml: a file has that name\n");
  }

  @Test
  void noArguments_showWhatThisIs_threeExamples_andChapters() {
    Invocation help = Invocation.of();
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("./lab tour", "./lab run coin", "./lab step coin/story")
        .contains("Chapters\n  coin   Coins. How often");
    assertThat(Invocation.of("help")).isEqualTo(help);
    assertThat(Invocation.of("--help")).isEqualTo(help);
  }

  @ParameterizedTest
  @CsvSource({
    "0, run coin/toss",
    "0, run coin/bars",
    "1, run coin/biased",
    "1, run coin/biased --json",
    "3, run coin/blind",
    "2, run coin/nothing",
    "2, run",
    "2, rnu coin",
    "2, run coin/toss --seed x",
    "2, run coin/names --set names=nowhere.txt",
    "70, run coin/broken",
    "0, list",
    "0, help run",
    "2, help rnu",
  })
  void exitCode_saysHowItWent(int expected, String line) {
    assertThat(Invocation.of(line.split(" ")).code()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run coni", "run coin/toss --set tosses=0", "--foo", "run coin --sed 3", "run"})
  void usageError_isOneLineOnStandardErrorOnly(String line) {
    Invocation run = Invocation.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("lab: ").endsWith("\n");
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run conin | lab: no chapter "conin". Did you mean "coin"?  All: ./lab list
          run coin/tos | lab: no experiment "coin/tos". Did you mean "coin/toss"?  All: ./lab list
          run coin/story | lab: coin/story is a scenario: ./lab step coin/story
          run coin/toss --set tosses=0 | lab: tosses=0 is out of range for coin/toss: allowed 1..1000000 (default 1000): a coin that is never tossed shows nothing.
          run coin/toss --set toses=3 | lab: coin/toss has no parameter "toses". Did you mean "tosses"?  All: tosses, coins, bias, metal
          run coin --set toses=3 | lab: no experiment of coin has a parameter "toses". Did you mean "tosses"?  All: bias, coins, metal, n, names, tosses
          run coin/toss --set tosses | lab: --set tosses sets nothing: write --set KEY=VALUE, for example --set nodes=5
          run coin/toss --sed 3 | lab: no option "--sed" here. Did you mean "--seed"?  All: ./lab run --help
          run coin/toss --seed | lab: --seed needs a value: --seed N, seed of all random numbers (default 42).  All: ./lab run --help
          run coin/toss --seed 3 --seed 4 | lab: --seed is given more than once: keep one of them.  All: ./lab run --help
          run coin/toss --seed 1.5 | lab: --seed=1.5 is not a whole number: allowed any of 64 bits (default 42).
          run coin/toss --width 10 | lab: --width=10 is out of range: allowed 40..400 (default 100).
          run coin/toss --color=pink | lab: --color=pink is not known: allowed auto, always or never (default auto).
          run coin toss | lab: run takes one CHAPTER[/NAME], and "toss" is one more. Did you mean "coin/toss"?  All: ./lab run --help
          run | lab: run needs a CHAPTER[/NAME].  All: coin, queue
          lst | lab: no command "lst". Did you mean "list"?  All: ./lab help
          coin | lab: no command "coin": it is a chapter's. Try: ./lab run coin
          coin/toss | lab: no command "coin/toss": it is a chapter's. Try: ./lab run coin/toss
          rn coin/toss | lab: no command "rn". Did you mean "run"?  All: ./lab help
          coni | lab: no command "coni". Try: ./lab run coin  All: ./lab help
          step coin | lab: coin is a chapter: name one scenario of it.  All: coin/story, coin/hole
          run coin/ | lab: coin is a chapter: name one experiment of it.  All: coin/toss, coin/growth, coin/cloud, coin/bars, coin/biased, coin/blind, coin/broken, coin/names, coin/per-coin, coin/claims-only
          step | lab: step needs a CHAPTER/SCENARIO: what to play, such as ring/join.  All: ./lab step --help
          export | lab: export needs a DIR: where to write; made if it is not there.  All: ./lab export --help
          list all | lab: list takes no "all".  All: ./lab list --help
          --sed | lab: no option "--sed" here.  All: ./lab help
          --plain run coin/toss | lab: --plain stands before the command: write it behind, ./lab run ... --plain
          --width=60 list | lab: --width stands before the command: write it behind, ./lab list ... --width
          run COIN | lab: no chapter "COIN". Did you mean "coin"?  All: ./lab list
          run coin/toss --set metal=silber | lab: metal=silber is not known for coin/toss: allowed copper or silver (default copper). Did you mean "silver"?
          run coin/toss --set tosses=99999999999999999999 | lab: tosses=99999999999999999999 is out of range for coin/toss: allowed 1..1000000 (default 1000): a coin that is never tossed shows nothing.
          run coin/toss --set coins=2,3,2 | lab: coins=2,3,2 has a value twice for coin/toss: allowed 1..9, several separated by commas (default 1,2,3).
          run coin/toss --set bias=0.5d | lab: bias=0.5d is not a number for coin/toss: allowed 0..1 (default 0.5).
          run coin/toss --tosses 5 | lab: no option "--tosses" here. Did you mean --set tosses=VALUE?  All: ./lab run --help
          run coin/toss --tosses=5 | lab: no option "--tosses" here. Did you mean --set tosses=5?  All: ./lab run --help
          run coin/toss tosses=5 | lab: run takes one CHAPTER[/NAME], and "tosses=5" is one more. Did you mean --set tosses=5?  All: ./lab run --help
          explain glosary/x | lab: no chapter "glosary/x" to read. Did you mean "glossary"?  All: architecture, glossary, README
          run coin/broken | lab: internal error: java.lang.IllegalStateException: no coin  (--debug shows where)
          """)
  void error_saysWhatWasGivenWhatIsAllowedAndWhatNext(String line, String message) {
    assertThat(Invocation.of(line.split(" ")).err()).isEqualTo(message + "\n");
  }

  @ParameterizedTest
  @CsvSource({"No space left on device, 4", "Broken pipe, 141"})
  void resultThatCannotBeWritten_endsTheCommand(String reason, int code) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    for (String line : List.of("run coin/toss", "run coin/toss --json", "list", "run coin")) {
      err.reset();
      PrintStream out = new PrintStream(new BufferedOutputStream(new ResultStream(full)));
      PrintStream problems = new PrintStream(err, false, StandardCharsets.UTF_8);
      int seen = Lab.run(line.split(" "), out, problems, Invocation.environment());
      assertThat(seen).isEqualTo(code);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualTo(code == 141 ? "" : "lab: cannot write the result: " + reason + "\n");
    }
  }

  @Test
  void internalError_withDebug_showsTheStack() {
    Invocation run = Invocation.of("run", "coin/broken", "--debug");
    assertThat(run.code()).isEqualTo(70);
    assertThat(run.err()).contains("no coin\n").contains("at dev.distlab.cli.Fixture");
  }

  @Test
  void run_printsTitleParametersTableClaimsNotesAndNext() {
    Invocation run = Invocation.of("run", "coin/toss", "--plain");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Coins: how far from one half is the share of heads?")
        .contains("coin/toss  seed 42\n")
        .contains("params  tosses=1000 coins=1,2,3 bias=0.5 metal=copper\n")
        .contains(" coin     heads  (ideal 50 %)")
        .contains(" ok    the first coin is fair   expected 45..55 %   saw ")
        .contains(" note  Not a win, luck.")
        .contains(" omits air:")
        .endsWith(" next  ./lab step coin/story\n");
  }

  @Test
  void run_chapter_runsAllItsExperiments() {
    Invocation run = Invocation.of("run", "coin", "--set", "tosses=10");
    assertThat(run.out()).contains("coin/toss  seed 42", "tosses=10 ", "coin/growth  seed 42");
    assertThat(run.code()).isEqualTo(70);
  }

  @Test
  void run_declaredFailure_isSaidToBeOne() {
    assertThat(Invocation.of("run", "coin/biased").out())
        .contains(" FAIL  it is fair ")
        .contains("saw 3 times, fails as declared");
  }

  @Test
  void run_sameSeed_sameBytes_otherSeed_otherBytes() {
    Invocation first = Invocation.of("run", "coin/toss", "--seed", "7");
    assertThat(Invocation.of("run", "coin/toss", "--seed=7")).isEqualTo(first);
    assertThat(Invocation.of("run", "coin/toss", "--seed", "8").out()).isNotEqualTo(first.out());
    assertThat(first.out()).contains("seed 7");
  }

  @Test
  void json_isTheRecordOnOneLine() {
    Invocation run = Invocation.of("run", "coin/toss", "--json");
    String expected =
        Fixture.catalog()
            .experiment("coin/toss")
            .run(
                dev.distlab.experiment.Settings.defaults(
                    Fixture.catalog().experiment("coin/toss").about(),
                    42,
                    dev.distlab.experiment.LineSource.none()))
            .toJson()
            .toString();
    assertThat(run.out()).isEqualTo(expected + "\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void list_json_isTheCatalog() {
    assertThat(Invocation.of("list", "--json").out()).isEqualTo(Fixture.catalog().toJson() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run coin/toss", "run coin/growth", "run coin/bars", "list", "help"})
  void plain_isAsciiOnly_andNoLineIsTooWide(String line) {
    for (int width : new int[] {40, 60, 100, 200}) {
      Invocation run = Invocation.of((line + " --plain --width " + width).split(" "));
      assertThat(run.out()).matches("[\\x20-\\x7e\n]*");
      assertThat(run.out().lines()).allMatch(shown -> shown.length() <= width);
    }
  }

  @Test
  void colour_followsOption_thenNoColor_thenTerminal() {
    Environment pipe = Invocation.environment();
    Environment screen = pipe.withTerminal(new Terminal(true, true, true, 80), out -> null);
    Environment noColor = screen.withVariables(Map.of("NO_COLOR", "1"));
    Environment dumb = screen.withVariables(Map.of("TERM", "dumb"));
    assertThat(isColoured(pipe)).isFalse();
    assertThat(isColoured(screen)).isTrue();
    assertThat(isColoured(noColor)).isFalse();
    assertThat(isColoured(dumb)).isFalse();
    assertThat(isColoured(noColor, "--color", "always")).isTrue();
    assertThat(isColoured(pipe, "--color=always")).isTrue();
    assertThat(isColoured(screen, "--color", "never")).isFalse();
  }

  private static boolean isColoured(Environment environment, String... options) {
    String[] args = new String[2 + options.length];
    args[0] = "run";
    args[1] = "coin/toss";
    System.arraycopy(options, 0, args, 2, options.length);
    return Invocation.in(environment, args).out().contains("\u001b[");
  }

  @Test
  void colour_addsEscapesAndNothingElse() {
    String bare = Invocation.of("run", "coin/toss").out();
    String inked = Invocation.of("run", "coin/toss", "--color", "always").out();
    assertThat(inked.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(" +\n", "\n")).isEqualTo(bare);
  }

  @Test
  void width_isTheTerminals_orOneHundred() {
    Environment screen =
        Invocation.environment().withTerminal(new Terminal(true, true, true, 70), out -> null);
    assertThat(firstLine(Invocation.in(screen, "run", "coin/bars", "--color=never"))).hasSize(70);
    assertThat(firstLine(Invocation.of("run", "coin/bars"))).hasSize(100);
    assertThat(firstLine(Invocation.of("run", "coin/bars", "--width", "77"))).hasSize(77);
  }

  private static String firstLine(Invocation run) {
    return run.out().lines().findFirst().orElse("");
  }

  @Test
  void linesFromATerminal_areAskedFor() {
    Environment screen =
        Invocation.environment()
            .withTerminal(new Terminal(true, false, false, 0), out -> null)
            .withInput(new java.io.ByteArrayInputStream(new byte[] {'a', '\n'}));
    assertThat(Invocation.in(screen, "run", "coin/names", "--set", "names=-").err())
        .isEqualTo("lab: reading lines from the terminal; Ctrl-D ends them\n");
  }

  @Test
  void controlCharactersInData_neverReachTheTerminal() {
    Invocation run =
        Invocation.withInput(
            "\u001b[31mred\u0007\u202e\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "run",
            "coin/names",
            "--set",
            "names=-");
    assertThat(run.out()).contains("?[31mred??").doesNotContain("\u001b", "\u0007", "\u202e");
  }
}
