package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCommandTest {

  private static final Screen.Size ROOMY = new Screen.Size(80, 60);

  private static ScriptedScreen play(String keys, boolean immediate) {
    ScriptedScreen screen = new ScriptedScreen(keys, immediate, ROOMY);
    Invocation run = invoke(screen, "step", "coin/story", "--color", "never");
    assertThat(run.code()).isZero();
    assertThat(screen.isClosed()).isTrue();
    return screen;
  }

  private static Invocation invoke(ScriptedScreen screen, String... args) {
    Environment environment =
        Invocation.environment().withTerminal(new Terminal(true, true, true, 80), out -> screen);
    return Invocation.in(environment, args);
  }

  /** The step that each picture shows, such as {@code 0/3}. */
  private static List<String> shown(ScriptedScreen screen) {
    return screen.frames().stream()
        .map(frame -> frame.replaceAll("(?s).*\n (\\d/\\d)  .*", "$1"))
        .toList();
  }

  @Test
  void withoutATerminal_allStepsAreShown() {
    Invocation run = Invocation.of("step", "coin/story");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(" 0/3  the start", " 1/3  put 5", " 2/3  take 2", " 3/3  put 1")
        .contains("t = 1.5 s", "The purse now holds 8.", "( o o o o o o o o )")
        .contains("coins 3 → 8   lost 0")
        .contains(" ok    no coin is lost   expected 0 coins   saw 0 coins")
        .endsWith(" next  ./lab run coin/toss\n")
        .doesNotContain("\u001b");
  }

  @Test
  void badPreset_failsAsDeclared_andThatIsFine() {
    Invocation run = Invocation.of("step", "coin/hole");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern(" fails .*saw 3 coins, fails as declared")
        .doesNotContain(" ok  ");
  }

  @Test
  void badPreset_ownSettingsAvoidTheFailure_andThatIsFine() {
    Invocation run = Invocation.of("step", "coin/hole", "--set", "start=60");
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("ok no coin is lost expected 0 coins saw 0 coins note ")
        .contains("commands avoid: \"no coin is lost\". As written it comes: step coin/hole ");
  }

  @Test
  void json_isTheSession() {
    var scenario = Fixture.scenario("coin/story");
    Settings settings = Settings.defaults(scenario.about(), 42, LineSource.none());
    assertThat(Invocation.of("step", "coin/story", "--json").out())
        .isEqualTo(Session.play(scenario, settings).toJson() + "\n");
  }

  @Test
  void next_isEnterSpaceNAndArrow() {
    assertThat(shown(play("\n q", true))).containsExactly("0/3", "1/3", "2/3");
    assertThat(shown(play("n\u001b[Cq", true))).containsExactly("0/3", "1/3", "2/3");
  }

  @Test
  void back_isBBackspaceAndArrow_andStopsAtTheStart() {
    assertThat(shown(play("nnb\u007fbq", true)))
        .containsExactly("0/3", "1/3", "2/3", "1/3", "0/3", "0/3");
    assertThat(play("\u001b[Dq", true).frames().get(1)).contains("this is the start");
  }

  @Test
  void next_atTheEnd_staysAndSaysSo_withTheConclusion() {
    ScriptedScreen screen = play("\u001b[Fnq", true);
    assertThat(shown(screen)).containsExactly("0/3", "3/3", "3/3");
    assertThat(screen.frames().get(1)).contains("no coin is lost");
    assertThat(screen.frames().get(2)).contains("this is the end");
  }

  @Test
  void firstAndLast_areHomeAndEnd() {
    assertThat(shown(play("\u001b[4~\u001b[1~\u001bOF\u001b[Hq", true)))
        .containsExactly("0/3", "3/3", "0/3", "3/3", "0/3");
  }

  @Test
  void goTo_showsWhatIsTyped_andGoesThere() {
    ScriptedScreen screen = play("g19\u007f\u007f2\rq", true);
    assertThat(screen.frames()).anyMatch(frame -> frame.contains("go to step 19"));
    assertThat(shown(screen)).endsWith("0/3", "2/3");
  }

  @Test
  void goTo_whatIsNoStep_staysAndSaysWhatIsAllowed() {
    ScriptedScreen screen = play("g7\rgx\rq", true);
    assertThat(screen.frames()).anyMatch(f -> f.contains("no step \"7\": allowed 0..3"));
    assertThat(screen.frames()).anyMatch(f -> f.contains("no step \"x\": allowed 0..3"));
  }

  @Test
  void play_goesOnByItself_untilTheEnd() {
    assertThat(shown(play("p~~~q", true))).containsExactly("0/3", "0/3", "1/3", "2/3", "3/3");
  }

  @Test
  void play_stopsAtAKey() {
    ScriptedScreen screen = play("p~pq", true);
    assertThat(shown(screen)).containsExactly("0/3", "0/3", "1/3", "1/3");
    assertThat(screen.frames().get(2)).contains("playing");
    assertThat(screen.frames().get(3)).doesNotContain("playing");
  }

  @Test
  void unknownKey_isNamed() {
    assertThat(play("xq", true).frames().get(1)).contains("\"x\" does nothing here");
    assertThat(play("\u001b~q", true).frames().get(1)).contains("escape does nothing here");
  }

  @Test
  void endOfKeys_andControlD_quit() {
    assertThat(shown(play("", true))).containsExactly("0/3");
    assertThat(shown(play("\u0004n", true))).containsExactly("0/3");
    assertThat(shown(play("", false))).containsExactly("0/3");
  }

  @Test
  void lineByLine_takesAnEnterAfterEachKey() {
    ScriptedScreen screen = play("\nn\nb\ng 3\nzz\nq\n", false);
    assertThat(shown(screen)).containsExactly("0/3", "1/3", "2/3", "1/3", "3/3", "3/3");
    assertThat(screen.frames().get(5)).contains("\"zz\" does nothing here");
  }

  @Test
  void afterQuitting_theConclusionStays() {
    ScriptedScreen screen = new ScriptedScreen("q", true, ROOMY);
    assertThat(invoke(screen, "step", "coin/hole", "--color=never").out())
        .contains("coin/hole  seed 42")
        .contains("fails as declared")
        .doesNotContain("1/3");
  }

  @Test
  void smallWindow_showsNoMoreThanFits_andAllOfItByScrolling() {
    String down = "jjjjjj";
    ScriptedScreen small =
        new ScriptedScreen("\u001b[F" + down + "q", true, new Screen.Size(60, 10));
    invoke(small, "step", "coin/story", "--plain", "--color=never");
    assertThat(small.frames()).allSatisfy(f -> assertThat(f.lines().count()).isLessThan(11));
    assertThat(small.frames().get(1)).contains(" lines 1 to 6 of ", ": j, down more", "q quit");
    ScriptedScreen tall = new ScriptedScreen("\u001b[Fq", true, new Screen.Size(60, 60));
    invoke(tall, "step", "coin/story", "--plain", "--color=never");
    String all = String.join("\n", small.frames());
    assertThat(tall.frames().get(1).lines()).allSatisfy(line -> assertThat(all).contains(line));
    String last = small.frames().get(small.frames().size() - 1);
    assertThat(last).contains("no coin is lost", ": k, up back").doesNotContain("more");
  }

  @Test
  void scrolled_goesBackUp_andANewStepBeginsAtItsTop() {
    Screen.Size size = new Screen.Size(60, 10);
    ScriptedScreen screen = new ScriptedScreen("\u001b[B\u001b[Aj\nq", true, size);
    invoke(screen, "step", "coin/story", "--plain", "--color=never");
    assertThat(screen.frames().get(1)).isNotEqualTo(screen.frames().get(0));
    assertThat(screen.frames().get(2)).isEqualTo(screen.frames().get(0));
    assertThat(screen.frames().get(4)).contains(" lines 1 to 6 of ");
  }

  @Test
  void scroll_whereAllIsShown_saysSo() {
    assertThat(play("jq", true).frames().get(1)).contains("the window shows all there is");
  }

  @Test
  void jsonOnATerminal_isNotPlayed() {
    ScriptedScreen screen = new ScriptedScreen("q", true, ROOMY);
    assertThat(invoke(screen, "step", "coin/story", "--json").out()).startsWith("{\"id\"");
    assertThat(screen.frames()).isEmpty();
  }
}
