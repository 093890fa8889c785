package dev.distlab.demos.ring;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.balance.BalancingPolicy;
import dev.distlab.ring.balance.PowerOfChoices;
import dev.distlab.ring.balance.ServerLoads;
import java.util.List;

/** {@code ring/two-choices}: balls into bins, and requests into servers of which one is slow. */
final class TwoChoicesExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/two-choices",
            RingChapter.TITLE,
            "Where any server will do: how much does a second look help?")
        .with(
            Parameter.integer("bins", 1000, 10, 100_000, "bins, and as many balls"),
            Parameter.integers("choices", "1,2,3,4", 1, 100, "bins looked at for each ball"),
            Parameter.integer("trials", 20, 1, 1000, "throws to average over"),
            Parameter.integer("servers", 10, 2, 100, "servers, one of them slow"),
            Parameter.integer("requests", 10_000, 1_000, 1_000_000, "requests to the servers"),
            Parameter.real("load", "0.7", 0.05, 0.95, "part of all servers' capacity in use"),
            Parameter.real("slow", "3", 1, 100, "times that the slow server takes longer"))
        .leavingOut("Caches: any server can serve any request, so nothing is lost by moving on.")
        .leavingOut("Several balancers: one sees all requests here; with many, counts are partial.")
        .andNext("run ring/bounded-loads");
  }

  @Override
  public void run(Settings settings, Report report) {
    throwBalls(settings, report);
    serveRequests(settings, report);
  }

  private static void throwBalls(Settings settings, Report report) {
    int bins = settings.integer("bins");
    List<Integer> choices = settings.integers("choices");
    Table.Builder table =
        report.table(
            bins + " balls into " + bins + " bins",
            Column.number("bins looked at", "", 0),
            Column.number("balls in the fullest bin", "", 2).withBar().remark("mean 1"));
    Chart.Builder chart =
        report.barChart(
            "fullest",
            "Balls in the fullest bin",
            Chart.Axis.categories(
                "bins looked at", choices.stream().map(d -> Integer.toString(d)).toList()),
            Chart.Axis.linear("balls", "").lowerIsBetter());
    double[] fullest = new double[choices.size()];
    for (int i = 0; i < fullest.length; i++) {
      fullest[i] = fullest(settings, bins, choices.get(i));
      table.row(Cell.of(choices.get(i)), Cell.of(fullest[i]));
      chart.point("fullest bin", i, fullest[i]);
      report.measure("fullest-" + choices.get(i), "fullest bin", fullest[i], "balls", 2);
    }
    if (bins < 100 || (long) bins * settings.integer("trials") < 10_000) {
      report.note("So few balls lie by chance: nothing is claimed of their fullest bin.");
      return;
    }
    int one = choices.indexOf(1);
    int two = choices.indexOf(2);
    if (one >= 0 && two >= 0) {
      report
          .claim("second-look", "a second look takes away a good part of the fullest bin")
          .expect(Expected.atMost(80))
          .saw(100 * fullest[two] / fullest[one], "% of one look's", 0);
    }
    int three = choices.indexOf(3);
    if (one >= 0 && two >= 0 && three >= 0) {
      report
          .claim("third-look", "the second look does more than the third")
          .expect(Expected.atLeast(1))
          .saw(
              (fullest[one] - fullest[two]) / Math.max(0.01, fullest[two] - fullest[three]),
              "times as much",
              1);
    }
  }

  private static double fullest(Settings settings, int bins, int choices) {
    double sum = 0;
    int trials = settings.integer("trials");
    SeededRandom random = settings.random("balls-" + choices);
    for (int trial = 0; trial < trials; trial++) {
      BalancingPolicy policy = new PowerOfChoices(choices, random);
      ServerLoads loads = new ServerLoads(bins);
      for (int ball = 0; ball < bins; ball++) {
        loads.start(policy.choose(loads));
      }
      sum += loads.maxInFlight();
    }
    return sum / trials;
  }

  private static void serveRequests(Settings settings, Report report) {
    Table.Builder table =
        report.table(
            settings.integer("servers") + " servers, one is slow",
            Column.text("policy"),
            Column.number("half are done in", "ms", 1),
            Column.number("99 % are done in", "ms", 1).withBar(),
            Column.percent("sent to the slow server"));
    double random = 0;
    double two = 0;
    for (ServerSimulation.Policy policy : ServerSimulation.Policy.values()) {
      ServerSimulation.Outcome outcome = new ServerSimulation(settings, policy).run();
      table.row(
          Cell.of(policy.title()),
          Cell.of(outcome.medianMillis()),
          Cell.of(outcome.tailMillis()),
          Cell.of(outcome.slowPercent()));
      report.measure("tail-" + policy.word(), policy.title(), outcome.tailMillis(), "ms", 1);
      random = policy == ServerSimulation.Policy.RANDOM ? outcome.tailMillis() : random;
      two = policy == ServerSimulation.Policy.TWO_CHOICES ? outcome.tailMillis() : two;
    }
    double work = workOfTheSlow(settings);
    if (work >= 1) {
      report.note(
          "At random the slow server is sent "
              + Numbers.fixed(work, 2)
              + " times the work that it can do: its queue grows for as long as the run lasts. So the"
              + " 99 % of random and of round robin say how long that was: with twice the requests"
              + " they are twice as high.");
    }
    if (!hasMuchToGain(settings)) {
      report.note("A second look has little to gain here, so nothing is claimed of it.");
      return;
    }
    report
        .claim("shorter-tail", "with two choices 99 % are done sooner than at random")
        .expect(Expected.atMost(90))
        .saw(100 * two / random, "% of random's", 0);
  }

  /** What the slow server is asked to do if each server gets as many, over what it can do. */
  private static double workOfTheSlow(Settings settings) {
    double servers = settings.integer("servers");
    double slow = settings.real("slow");
    return settings.real("load") * (servers - 1 + 1 / slow) / servers * slow;
  }

  /**
   * Whether queues are long at random: at all servers, or at the slow one, which then gets more
   * than it can do, and enough of all requests to be seen in their last percent.
   */
  private static boolean hasMuchToGain(Settings settings) {
    double servers = settings.integer("servers");
    double load = settings.real("load");
    boolean slowIsSwamped = workOfTheSlow(settings) >= 1 && servers <= 50;
    return settings.integer("requests") >= 5_000 && (load >= 0.5 || slowIsSwamped);
  }
}
