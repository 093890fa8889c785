package dev.distlab.demos.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LimiterDemosTest {

  private static final LineSource LINES = LineSource.none();

  static List<Experiment> experiments() {
    return LimiterChapter.chapter().experiments();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withFiftySeeds_holdsEveryClaim(Experiment experiment) {
    for (long seed = 1; seed <= 50; seed++) {
      Result result = experiment.run(Settings.defaults(experiment.about(), seed, LINES));

      assertThat(result.claims().stream().filter(claim -> claim.verdict() != Verdict.PASS))
          .as("%s seed %d", experiment.about().id(), seed)
          .isEmpty();
      assertThat(result.measures()).isNotEmpty();
    }
  }

  /** Away from the defaults the claims hold as well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "limiter/edge limit=1,window=0.1,gap=0.05",
        "limiter/edge limit=10000,window=3600,gap=3000",
        "limiter/edge limit=7,window=0.7,gap=0.699999999",
        "limiter/showdown limit=10,windows=10",
        "limiter/showdown limit=1000,window=0.1,windows=40",
        "limiter/accuracy limit=20,load=0.1",
        "limiter/accuracy limit=20,load=10,windows=20",
        "limiter/accuracy limit=333,load=1,window=0.7",
        "limiter/accuracy slack=0",
        "limiter/accuracy limit=20,slack=0,windows=20",
        "limiter/distributed gateways=2,load=1.5,lease=1,report=1",
        "limiter/distributed load=1.5,window=0.1,latency=20",
        "limiter/distributed gateways=50,limit=200,load=20,windows=8",
        "limiter/distributed window=10,latency=20,report=10000",
        "limiter/distributed window=3600,latency=0.01",
        "limiter/fairness limit=40,polite=8,greedy=2,windows=20",
        "limiter/fairness limit=1000,polite=1,greedy=50",
        "limiter/fairness limit=40,polite=1,greedy=50,windows=20",
        "limiter/replay limit=1,window=3600",
        "limiter/replay limit=7,window=0.3,burst=3,per=all,top=30",
      })
  void experiment_withOtherSettings_holdsEveryClaim(String id, String given) {
    Experiment experiment =
        experiments().stream().filter(one -> one.about().id().equals(id)).findFirst().orElseThrow();
    for (long seed = 1; seed <= 20; seed++) {
      Settings settings = Settings.of(experiment.about(), seed, parse(given), LINES);

      assertThat(experiment.run(settings).claims())
          .as("%s %s seed %d", id, given, seed)
          .filteredOn(claim -> claim.verdict() != Verdict.PASS)
          .isEmpty();
    }
  }

  @Test
  void edge_gapAsLongAsTheWindow_isRefused() {
    EdgeExperiment edge = new EdgeExperiment();
    for (String gap : List.of("60", "3600")) {
      Settings settings = Settings.of(edge.about(), 1, Map.of("gap", gap), LINES);
      assertThatThrownBy(() -> edge.run(settings))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("gap=" + gap + " is not shorter than window=60");
    }
  }

  @Test
  void edge_leakyBucket_promisesWhatItsClaimSays() {
    EdgeExperiment edge = new EdgeExperiment();
    Result result = edge.run(Settings.defaults(edge.about(), 1, LINES));
    assertThat(result.claims())
        .filteredOn(claim -> claim.id().equals("leaky-smooth"))
        .allSatisfy(claim -> assertThat(claim.expected().high()).isEqualTo(100));
    assertThat(Promise.of(dev.distlab.limiter.Algorithm.LEAKY_BUCKET).text()).isEqualTo("r W");
  }

  private static Map<String, String> parse(String given) {
    Map<String, String> settings = new java.util.TreeMap<>();
    for (String one : given.split(",")) {
      settings.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    return settings;
  }

  @Test
  void replay_ofTheReadersLog_saysWhoWouldHaveBeenRejected() {
    ReplayExperiment replay = new ReplayExperiment();
    List<String> log =
        List.of(
            "192.0.2.1 - - [26/Jul/2026:12:00:00 +0000] \"GET / HTTP/1.1\" 200 5",
            "192.0.2.1 - - [26/Jul/2026:12:00:01 +0000] \"GET / HTTP/1.1\" 200 5",
            "192.0.2.1 - - [26/Jul/2026:12:00:02 +0000] \"GET / HTTP/1.1\" 200 5",
            "192.0.2.9 - - [26/Jul/2026:14:00:03 +0200] \"GET / HTTP/1.1\" 200 5");
    Settings settings =
        Settings.of(replay.about(), 1, Map.of("requests", "own", "limit", "2"), source -> log);
    Result result = replay.run(settings);

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.toJson().toString())
        .contains("[\"192.0.2.1\",3,3,1,1,1,1,1,1]", "[\"192.0.2.9\",1,1,0,0,0,0,0,0]");
  }

  /** What a broken twin would show must lie outside of what is expected. */
  @Test
  void distributed_claims_leaveOutWhatWouldBeSeenWithoutTheEffect() {
    DistributedExperiment distributed = new DistributedExperiment();
    Settings settings = Settings.defaults(distributed.about(), 42, LINES);
    Map<String, Claim> claims = new java.util.TreeMap<>();
    distributed.run(settings).claims().forEach(claim -> claims.put(claim.id(), claim));

    assertThat(claims.get("ask-exact").unit()).isEqualTo("requests");
    assertThat(claims.get("lease-5-lasting").expected().low()).isGreaterThan(100);
    assertThat(claims.get("report-over").expected().low()).isGreaterThan(100);
  }

  @Test
  void accuracy_whereTooFewRequestsComeForABurst_claimsNothingOfBursts() {
    AccuracyExperiment accuracy = new AccuracyExperiment();
    Settings settings = Settings.of(accuracy.about(), 42, Map.of("load", "0.5"), LINES);

    assertThat(accuracy.run(settings).claims())
        .extracting(Claim::id)
        .containsExactly("even-right", "independent-close");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "limiter/accuracy limit=10000,load=10,windows=5000",
        "limiter/distributed limit=10000,load=20,windows=200",
        "limiter/fairness limit=10000,greedy=50,windows=500",
      })
  void experiment_ofMoreRequestsThanMemoryHolds_isRefused(String id, String given) {
    Experiment experiment =
        experiments().stream().filter(one -> one.about().id().equals(id)).findFirst().orElseThrow();
    Settings settings = Settings.of(experiment.about(), 42, parse(given), LINES);

    assertThatThrownBy(() -> experiment.run(settings))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("at most 10 000 000");
  }
}
