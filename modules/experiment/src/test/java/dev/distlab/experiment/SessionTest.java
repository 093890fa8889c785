package dev.distlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {

  @Test
  void conclusion_declaredFailureComes_passes() {
    Result result = play(new Rain(3), Map.of()).conclusion();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.claims().get(0).declaredFailure()).isTrue();
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void conclusion_presetAsWrittenDoesNotFail_isWrong() {
    Session session = play(new Rain(0), Map.of());

    assertThat(session.conclusion().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void conclusion_ownSettingsAvoidTheFailure_passesWithANote() {
    Result result = play(new Rain(3), Map.of("rain", "0")).conclusion();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.claims().get(0).declaredFailure()).isFalse();
    assertThat(result.notes())
        .singleElement()
        .asString()
        .contains("\"all stay dry\"", "As written it comes: step weather/rain");
  }

  @Test
  void conclusion_ownCommandsAvoidTheFailure_passesWithANote() {
    Rain scenario = new Rain(3);
    Session session = Session.begin(scenario, settings(scenario, Map.of()));
    session.apply("shelter");
    session.apply("wait");

    assertThat(session.conclusion().verdict()).isEqualTo(Verdict.PASS);
    assertThat(session.conclusion().notes()).hasSize(1);
  }

  @Test
  void conclusion_ownSettingsAndStillFailing_failsAsDeclared() {
    Result result = play(new Rain(3), Map.of("rain", "7")).conclusion();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.claims().get(0).declaredFailure()).isTrue();
  }

  private static Session play(Rain scenario, Map<String, String> given) {
    return Session.play(scenario, settings(scenario, given));
  }

  private static Settings settings(Rain scenario, Map<String, String> given) {
    return Settings.of(scenario.about(), 42, given, LineSource.none());
  }

  /** Whoever waits in the rain gets wet. */
  private record Rain(int usually) implements Scenario {

    @Override
    public About about() {
      return About.of("weather/rain", "Weather", "Who waits in the rain gets wet.")
          .with(Parameter.integer("rain", usually, 0, 100, "drops a step"));
    }

    @Override
    public List<String> captions() {
      return List.of("It rains.");
    }

    @Override
    public boolean isBadPreset() {
      return true;
    }

    @Override
    public List<String> story(Settings settings) {
      return List.of("wait", "wait");
    }

    @Override
    public World begin(Settings settings) {
      return new Street(settings.integer("rain"));
    }
  }

  private static final class Street implements World {
    private final int rain;
    private boolean sheltered;
    private int drops;

    Street(int rain) {
      this.rain = rain;
    }

    @Override
    public List<CommandSpec> commands() {
      return List.of(
          new CommandSpec("wait", List.of(), "stands there", "wait"),
          new CommandSpec("shelter", List.of(), "finds a roof", "shelter"));
    }

    @Override
    public void apply(Command command, StepReport step) {
      sheltered |= command.name().equals("shelter");
      drops += sheltered ? 0 : rain;
      step.caption("A step.");
    }

    @Override
    public List<Counter> counters() {
      return List.of(Counter.count("drops", drops));
    }

    @Override
    public Json.Obj state() {
      return Json.object();
    }

    @Override
    public List<String> picture() {
      return List.of();
    }

    @Override
    public void conclude(Report report) {
      report
          .claim("dry", "all stay dry")
          .expect(Expected.exactly(0))
          .declaredToFail()
          .saw(drops, "drops");
    }
  }
}
