package dev.distlab.demos.limiter;

import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.exactly;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.experiment.UsageException;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import java.util.ArrayList;
import java.util.List;

/** {@code limiter/edge}: two bursts, one before and one behind the edge of a window. */
final class EdgeExperiment implements Experiment {

  /** Gaps of the chart, in hundredths of a window. */
  private static final int[] GAPS = {1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99};

  @Override
  public About about() {
    return About.of(
            "limiter/edge", LimiterChapter.TITLE, "How much passes at the edge of a window?")
        .with(
            LimiterParameters.limit(100, 1),
            LimiterParameters.window("60"),
            Parameter.real("gap", "0.2", 0.001, 3600, "time between the two bursts").unit("s"))
        .leavingOut("Work: a request that passes costs nothing here, however many pass at once.")
        .leavingOut(
            "Windows that begin with the first request: they have edges too, only elsewhere.")
        .andNext("step limiter/window-edge")
        .andNext("run limiter/showdown");
  }

  @Override
  public void run(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    long gap = gap(settings, limit);
    Table.Builder table =
        report.table(
            "algorithm",
            Column.text("algorithm"),
            Column.number("of the first burst", "", 0),
            Column.number("of the second", "", 0),
            Column.number("started in the worst window", "", 0)
                .withBar()
                .remark("limit " + limit.permits()),
            Column.text("its promise for any window"));
    for (Algorithm algorithm : Algorithm.values()) {
      Replay first = Replay.of(algorithm, limit, burst(limit, edge(limit) - gap / 2 - 1));
      Replay both = replay(algorithm, limit, gap);
      table.row(
          Cell.of(algorithm.title()),
          Cell.of(first.allowed()),
          Cell.of(both.allowed() - first.allowed()),
          Cell.of(both.worstWindow()).flaggedIf(both.worstWindow() > limit.permits()),
          Cell.of(Promise.of(algorithm).text()));
      report.measure(
          "worst-" + algorithm.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          "worst window, " + algorithm.title(),
          both.worstWindow(),
          "requests",
          0);
    }
    chart(limit, report);
    claims(limit, gap, report);
  }

  /** With a longer one both bursts are in windows of their own, whatever counts them. */
  private static long gap(Settings settings, Limit limit) {
    long gap = LimiterParameters.nanos(settings.real("gap"));
    if (gap >= limit.windowNanos()) {
      throw new UsageException(
          "gap="
              + settings.text("gap")
              + " is not shorter than window="
              + settings.text("window")
              + " for limiter/edge: then no window holds both bursts.");
    }
    return gap;
  }

  private static long edge(Limit limit) {
    return 2 * limit.windowNanos();
  }

  /** As many requests as the limit allows, all at once. */
  private static List<Arrival> burst(Limit limit, long nanos) {
    List<Arrival> arrivals = new ArrayList<>();
    for (long i = 0; i < limit.permits(); i++) {
      arrivals.add(new Arrival(nanos, "a"));
    }
    return arrivals;
  }

  private static Replay replay(Algorithm algorithm, Limit limit, long gap) {
    List<Arrival> arrivals = burst(limit, edge(limit) - gap / 2 - 1);
    arrivals.addAll(burst(limit, edge(limit) + gap - gap / 2 - 1));
    return Replay.of(algorithm, limit, arrivals);
  }

  private static void chart(Limit limit, Report report) {
    Chart.Builder chart =
        report
            .lineChart(
                "gap",
                "Two bursts around an edge",
                Chart.Axis.linear("gap between the bursts, % of a window", ""),
                Chart.Axis.linear("started in the worst window", "requests").lowerIsBetter())
            .reference("limit " + limit.permits(), limit.permits());
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm != Algorithm.GCRA) {
        String name =
            algorithm == Algorithm.TOKEN_BUCKET ? "token bucket, GCRA" : algorithm.title();
        for (int percent : GAPS) {
          long gap = limit.windowNanos() / 100 * percent;
          chart.point(name, percent, replay(algorithm, limit, gap).worstWindow());
        }
      }
    }
  }

  private static void claims(Limit limit, long gap, Report report) {
    long permits = limit.permits();
    report
        .claim("fixed-twice", "the fixed window lets twice the limit pass within the gap")
        .expect(exactly(2 * permits))
        .saw(worst(Algorithm.FIXED_WINDOW, limit, gap), "requests");
    report
        .claim("log-exact", "the sliding log lets the limit pass, and not one more")
        .expect(exactly(permits))
        .saw(worst(Algorithm.SLIDING_LOG, limit, gap), "requests");
    report
        .claim("bucket-refills", "the token bucket lets pass a burst and what flows in meanwhile")
        .expect(exactly(permits + permits * gap / limit.windowNanos()))
        .saw(worst(Algorithm.TOKEN_BUCKET, limit, gap), "requests");
    report
        .claim("gcra-same", "GCRA lets pass what the token bucket does")
        .expect(exactly(worst(Algorithm.TOKEN_BUCKET, limit, gap)))
        .saw(worst(Algorithm.GCRA, limit, gap), "requests");
    report
        .claim("leaky-smooth", "the leaky bucket never starts more than the limit in a window")
        .expect(atMost(Promise.of(Algorithm.LEAKY_BUCKET).most(limit)))
        .saw(worst(Algorithm.LEAKY_BUCKET, limit, gap), "requests");
    report.note(
        "Within "
            + Numbers.json(LimiterParameters.seconds(gap))
            + " s the fixed window let pass what the limit allows in "
            + Numbers.json(2 * LimiterParameters.seconds(limit.windowNanos()))
            + " s.");
  }

  private static int worst(Algorithm algorithm, Limit limit, long gap) {
    return replay(algorithm, limit, gap).worstWindow();
  }
}
