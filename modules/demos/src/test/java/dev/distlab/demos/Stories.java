package dev.distlab.demos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import dev.distlab.experiment.Verdict;
import java.util.List;

/** What every story has to do, whatever its chapter. */
public final class Stories {

  private static final int WIDEST_PICTURE = 96;

  private Stories() {}

  /**
   * Plays a story: each claim holds, or fails as declared, which bad presets alone do; each step
   * says why, and its picture fits a terminal.
   */
  public static void assertEndsAsDeclared(Scenario scenario, Settings settings) {
    Session session = Session.play(scenario, settings);
    List<Claim> claims = session.conclusion().claims();
    String what = scenario.about().id() + " seed " + settings.seed();

    assertThat(claims).as(what).extracting(Claim::verdict).containsOnly(Verdict.PASS);
    assertThat(claims.stream().anyMatch(Claim::declaredFailure))
        .as(what + ": declares a failure, and has it")
        .isEqualTo(scenario.isBadPreset());
    assertThat(session.steps()).as(what).extracting(Step::caption).doesNotContain("");
    assertThat(session.steps())
        .as(what)
        .flatExtracting(Step::picture)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDEST_PICTURE));
  }
}
