package dev.distlab.demos.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.demos.Stories;
import dev.distlab.experiment.Claim;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimiterStoriesTest {

  static List<Scenario> scenarios() {
    return LimiterChapter.chapter().scenarios();
  }

  private static Session begin(Scenario scenario) {
    return Session.begin(scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
  }

  private static Session play(Scenario scenario) {
    return Session.play(scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_endsAsDeclared(Scenario scenario) {
    Stories.assertEndsAsDeclared(
        scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
  }

  @Test
  void windowEdge_passesTwiceTheLimitWithinAFifthOfAWindow() {
    Session session = play(LimiterStory.windowEdge());

    assertThat(lastCounter(session, "fixed window, most in any window")).isEqualTo(8);
  }

  @Test
  void arrivalTime_admitsExactlyWhatTheTokenBucketAdmits() {
    Session session = begin(LimiterStory.arrivalTime());
    for (String command : List.of("send 3", "advance 130", "send 2", "advance 777", "send 5")) {
      session.apply(command);

      assertThat(lastCounter(session, "GCRA admits"))
          .isEqualTo(lastCounter(session, "token bucket admits"));
    }
  }

  @Test
  void bucket_withABurstAboveTheLimit_tellsOfTheTokensThatAreLeft() {
    Session session = begin(LimiterStory.bucket());
    session.apply("burst 10");
    session.apply("send 3");

    assertThat(session.steps().get(2).caption()).contains("7.00 of 10 tokens");
  }

  @Test
  void hold_forAWhile_sendsARequestEveryFiftyMilliseconds() {
    Session session = begin(LimiterStory.bucket());
    session.apply("hold 520");

    assertThat(lastCounter(session, "requests")).isEqualTo(11);
    assertThat(lastCounter(session, "time")).isEqualTo(520);
    // Four tokens, and one more at 250 ms and at 500 ms.
    assertThat(lastCounter(session, "token bucket admits")).isEqualTo(6);
    assertThat(session.steps().get(1).caption())
        .startsWith("A request every 50 ms: token bucket admits 6 of 11. ");
    assertThatThrownBy(() -> session.apply("hold 60000")).isInstanceOf(UsageException.class);
  }

  private static double lastCounter(Session session, String name) {
    Step last = session.steps().get(session.steps().size() - 1);
    return last.counters().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow()
        .now();
  }

  @Test
  void apply_ofACommandThatMakesNoSense_changesNothing() {
    Session session = begin(LimiterStory.bucket());
    String before = session.toJson().toString();

    for (String command :
        List.of("send 0", "send 101", "advance", "advance -1", "limit 0", "sned")) {
      assertThatThrownBy(() -> session.apply(command))
          .as(command)
          .isInstanceOf(UsageException.class);
    }
    assertThat(session.toJson()).hasToString(before);
  }

  @Test
  void send_thatIsRefused_saysWhenItWillPass() {
    Scenario bucket = LimiterStory.bucket();
    Settings settings = Settings.of(bucket.about(), 42, Map.of("limit", "3"), LineSource.none());
    Session session = Session.begin(bucket, settings);
    session.apply("send 5");

    // A token comes every 333.3 ms: after 333 ms it is not there yet.
    assertThat(session.steps().get(1).caption()).endsWith("Retry after 334 ms.");
    session.apply("advance 334");
    session.apply("send 1");
    assertThat(session.steps().get(3).caption()).contains("admits it");
  }

  @Test
  void limit_thatIsLowered_isNotHeldAgainstTheOneBefore() {
    Session session = begin(LimiterStory.bucket());
    session.apply("send 4");
    session.apply("limit 1");
    session.apply("send 2");

    assertThat(session.conclusion().claims()).extracting(Claim::verdict).containsOnly(Verdict.PASS);
  }
}
