package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.cli.sweep.Sweep;
import dev.distlab.cli.sweep.SweepResult;
import dev.distlab.demos.Chapters;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {

  private static Sweep sweep(String id, String over, String... values) {
    return new Sweep(
        Fixture.catalog().experiment(id), Map.of(), over, List.of(values), new Sweep.Seeds(42, 30));
  }

  @Test
  void sweep_printsMedianAndRange_andHowOftenClaimsHeld() {
    Invocation run =
        Invocation.of("sweep", "coin/toss", "--over", "tosses=10,10000", "--seeds", "5", "--plain");
    assertThat(run.out())
        .contains("coin/toss  seeds 42..46\n")
        .contains("sweep   tosses=10,10000\n")
        .contains("params  coins=1,2,3 bias=0.5 metal=copper\n")
        .contains(" share of heads   %, median and range over 5 seeds\n")
        .contains(" tosses   median   range ")
        .contains("the first coin is fair")
        .contains("5 of 5");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void sweep_ofOneSeed_speaksOfOne() {
    String[] line = "sweep coin/toss --over tosses=10 --seeds 1".split(" ");
    assertThat(Invocation.of(line).out()).contains("median and range over 1 seed\n");
  }

  @Test
  void sweep_threads_changeNothing() {
    Sweep sweep = sweep("coin/toss", "tosses", "1", "10", "100", "1000");
    String alone = sweep.run(LineSource.none(), 1, () -> {}).toJson().toString();
    for (int threads = 2; threads <= 8; threads *= 2) {
      assertThat(sweep.run(LineSource.none(), threads, () -> {}).toJson()).hasToString(alone);
    }
  }

  @Test
  void sweep_tellsEveryRun() {
    AtomicInteger done = new AtomicInteger();
    sweep("coin/toss", "tosses", "1", "2").run(LineSource.none(), 2, done::incrementAndGet);
    assertThat(done).hasValue(60);
  }

  @Test
  void sweep_ofAList_followsOneNumberOverItsElements() {
    SweepResult result =
        sweep("coin/per-coin", "coins", "1", "3").run(LineSource.none(), 2, () -> {});
    assertThat(result.measures())
        .singleElement()
        .satisfies(
            measure -> {
              assertThat(measure.id()).isEqualTo("heads");
              assertThat(measure.text()).isEqualTo("heads of coin N");
              assertThat(measure.spreads()).allMatch(spread -> spread.count() == 30);
            });
    assertThat(result.claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.text()).isEqualTo("coin N is fair"));
  }

  @Test
  void sweep_ofOneAndMore_speaksOfBoth() {
    Sweep sweep =
        new Sweep(
            Chapters.catalog().experiment("ring/balance"),
            Map.of("nodes", "2", "seeds", "1"),
            "vnodes",
            List.of("1", "4"),
            new Sweep.Seeds(42, 1));
    assertThat(sweep.run(LineSource.none(), 1, () -> {}).claims())
        .extracting(SweepResult.ClaimRow::text)
        .containsExactly("N virtual nodes: as the Beta distribution says");
  }

  @Test
  void sweep_withoutMeasures_followsWhatClaimsSaw() {
    SweepResult result =
        sweep("coin/claims-only", "n", "1", "2").run(LineSource.none(), 2, () -> {});
    assertThat(result.measures())
        .singleElement()
        .satisfies(
            measure -> {
              assertThat(measure.id()).isEqualTo("twice");
              assertThat(measure.spreads().get(1).median()).isEqualTo(4);
            });
  }

  @Test
  void sweep_badValue_isRefusedBeforeAnythingRuns() {
    AtomicInteger done = new AtomicInteger();
    assertThatThrownBy(
            () ->
                sweep("coin/toss", "tosses", "1", "0")
                    .run(LineSource.none(), 2, done::incrementAndGet))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("tosses=0 is out of range");
    assertThat(done).hasValue(0);
  }

  @Test
  void sweep_missingFile_isRefusedBeforeAnythingRuns(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("names.txt"), "Ada\n");
    Invocation run =
        Invocation.in(
            Invocation.environment().in(folder),
            "sweep",
            "coin/names",
            "--over",
            "names=names.txt,missing",
            "--seeds",
            "1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab: no file \"missing\" in " + folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --over tosses | lab: --over tosses names no values: write --over P=A,B,C, for example --over nodes=5,50
          --over toses=1 | lab: coin/toss has no parameter "toses". Did you mean "tosses"?  All: tosses, coins, bias, metal
          --over tosses=1,1 | lab: --over has the value 1 twice.
          --over tosses=1 --set tosses=2 | lab: tosses is swept: leave --set tosses=... out.
          --over tosses=1, | lab: tosses= is not a whole number for coin/toss: allowed 1..1000000 (default 1000): a coin that is never tossed shows nothing.
          --over tosses=1 --seeds 0 | lab: --seeds=0 is out of range: allowed 1..100000 (default 20).
          """)
  void sweep_usageErrors_sayWhatToDo(String options, String message) {
    String[] args = ("sweep coin/toss " + options).split(" ");
    Invocation run = Invocation.of(args);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).endsWith(message + "\n");
  }

  @Test
  void sweep_withoutOver_saysThatItIsNeeded() {
    assertThat(Invocation.of("sweep", "coin/toss").err())
        .startsWith("lab: sweep needs --over P=A,B,C:");
  }

  @Test
  void progress_elsewhereThanOnATerminal_isALineATenth() {
    Invocation run = Invocation.of("sweep", "coin/toss", "--over", "tosses=1,2", "--seeds", "10");
    assertThat(run.err().lines()).hasSize(10).last().isEqualTo("lab: sweep 20 of 20 (100 %)");
  }

  @Test
  void progress_ofFewParts_saysTheShareThatIsDone() {
    Invocation run = Invocation.of("sweep", "coin/toss", "--over", "tosses=1,2", "--seeds", "2");
    assertThat(run.err()).startsWith("lab: sweep 1 of 4 (25 %)\n");
  }

  @Test
  void progress_onATerminal_isOneLineThatGoesAway() {
    Environment screen =
        Invocation.environment().withTerminal(new Terminal(false, false, true, 0), out -> null);
    Invocation run = Invocation.in(screen, "sweep", "coin/toss", "--over", "tosses=1", "--seeds=3");
    assertThat(run.err()).contains("\r\u001b[Klab: sweep 3 of 3").endsWith("\r\u001b[K");
    assertThat(run.err()).doesNotContain("\n");
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void svg_writesTheChartsOfRunAndSweep(@TempDir Path folder) throws IOException {
    Environment here = Invocation.environment().in(folder);
    Invocation run = Invocation.in(here, "run", "coin/growth", "--svg", "a/b");
    assertThat(run.err())
        .isEqualTo(
            "lab: wrote a/b/coin-growth-spread.svg\nlab: wrote a/b/coin-growth-rivals.svg\n");
    assertThat(Files.readString(folder.resolve("a/b/coin-growth-spread.svg"))).startsWith("<svg");
    Invocation.in(here, "sweep", "coin/toss", "--over", "tosses=1,100", "--svg", "s");
    assertThat(folder.resolve("s/coin-toss-sweep-tosses-heads.svg")).isNotEmptyFile();
    Invocation.in(here, "run", "coin/bars", "--json", "--svg", "s");
    assertThat(folder.resolve("s/coin-bars-purse.svg")).isNotEmptyFile();
  }

  @Test
  void svg_intoAFile_isAnErrorOfTheEnvironment(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("taken"), "");
    Invocation run =
        Invocation.in(Invocation.environment().in(folder), "run", "coin/bars", "--svg", "taken");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo("lab: cannot write coin-bars-purse.svg into \"taken\": a file has that name\n");
  }
}
