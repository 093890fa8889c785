package dev.distlab.demos.limiter;

import static dev.distlab.experiment.Expected.atLeast;
import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;
import static dev.distlab.experiment.Expected.exactly;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code limiter/showdown}: all algorithms on the same four kinds of traffic. */
final class ShowdownExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "limiter/showdown",
            LimiterChapter.TITLE,
            "What does each algorithm let pass, and what does it remember?")
        .with(
            LimiterParameters.limit(100, 10),
            LimiterParameters.window("60"),
            Parameter.integer("windows", 20, 10, 200, "how long the traffic lasts, in windows"))
        .leavingOut("Retries: a client that is rejected here does not come back.")
        .andNext("run limiter/replay --set requests=access.log")
        .andNext("sweep limiter/showdown --over limit=10,100,1000");
  }

  @Override
  public void run(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    Map<Traffic, Map<Algorithm, Replay>> replays = new EnumMap<>(Traffic.class);
    for (Traffic traffic : Traffic.values()) {
      List<Arrival> arrivals =
          traffic.over(settings.integer("windows"), limit, settings.random(traffic.title()));
      Map<Algorithm, Replay> byAlgorithm = new EnumMap<>(Algorithm.class);
      for (Algorithm algorithm : Algorithm.values()) {
        byAlgorithm.put(algorithm, Replay.of(algorithm, limit, arrivals));
      }
      replays.put(traffic, byAlgorithm);
    }
    tables(limit, replays, report);
    chart(limit, replays, report);
    claims(limit, replays, report);
  }

  private static void tables(
      Limit limit, Map<Traffic, Map<Algorithm, Replay>> replays, Report report) {
    String most = "limit " + limit.permits();
    Table.Builder worst =
        report.table(
            "started in the worst window",
            Column.text("started in the worst window"),
            Column.number(Traffic.STEADY.title(), "", 0).remark(most),
            Column.number(Traffic.BOUNDARY_BURST.title(), "", 0).remark(most),
            Column.number(Traffic.ON_OFF.title(), "", 0).remark(most),
            Column.number(Traffic.TWO_TENANTS.title(), "", 0).remark(most),
            Column.number("remembers of a client", "B", 0));
    Table.Builder rejected =
        report.table(
            "rejected",
            Column.text("rejected"),
            Column.percent(Traffic.STEADY.title()),
            Column.percent(Traffic.BOUNDARY_BURST.title()),
            Column.percent(Traffic.ON_OFF.title()),
            Column.percent("the greedy tenant"),
            Column.percent("the polite tenant"));
    for (Algorithm algorithm : Algorithm.values()) {
      Cell[] worstCells = new Cell[Traffic.values().length + 2];
      worstCells[0] = Cell.of(algorithm.title());
      int peakBytes = 0;
      for (Traffic traffic : Traffic.values()) {
        Replay replay = replays.get(traffic).get(algorithm);
        int count = replay.worstWindow();
        worstCells[1 + traffic.ordinal()] = Cell.of(count).flaggedIf(count > limit.permits());
        peakBytes = Math.max(peakBytes, replay.peakBytes());
      }
      worstCells[worstCells.length - 1] = Cell.of(peakBytes);
      worst.row(worstCells);
      Replay tenants = replays.get(Traffic.TWO_TENANTS).get(algorithm);
      rejected.row(
          Cell.of(algorithm.title()),
          Cell.of(replays.get(Traffic.STEADY).get(algorithm).rejectedPercent()),
          Cell.of(replays.get(Traffic.BOUNDARY_BURST).get(algorithm).rejectedPercent()),
          Cell.of(replays.get(Traffic.ON_OFF).get(algorithm).rejectedPercent()),
          Cell.of(rejectedPercent(tenants, "greedy")),
          Cell.of(rejectedPercent(tenants, "polite")));
    }
  }

  private static double rejectedPercent(Replay replay, String name) {
    Replay.Client client = replay.clients().get(name);
    return client == null ? 0 : 100.0 * client.rejected() / (client.rejected() + client.allowed());
  }

  private static void chart(
      Limit limit, Map<Traffic, Map<Algorithm, Replay>> replays, Report report) {
    Chart.Builder chart =
        report
            .barChart(
                "worst",
                "The worst window of each",
                Chart.Axis.categories(
                    "traffic", List.of(Traffic.values()).stream().map(Traffic::title).toList()),
                Chart.Axis.linear("started in the worst window", "requests").lowerIsBetter())
            .reference("limit " + limit.permits(), limit.permits());
    for (Algorithm algorithm : Algorithm.values()) {
      for (Traffic traffic : Traffic.values()) {
        chart.point(
            algorithm.title(),
            traffic.ordinal(),
            replays.get(traffic).get(algorithm).worstWindow());
      }
    }
  }

  private static void claims(
      Limit limit, Map<Traffic, Map<Algorithm, Replay>> replays, Report report) {
    long permits = limit.permits();
    for (Algorithm algorithm : Algorithm.values()) {
      int worst = worst(algorithm, replays);
      Promise promise = Promise.of(algorithm);
      String id = algorithm.title().replace(' ', '-').toLowerCase(java.util.Locale.ROOT);
      report.measure("worst-" + id, "worst window, " + algorithm.title(), worst, "requests", 0);
      report
          .claim(id + "-promise", algorithm.title() + ": never more than " + promise.text())
          .expect(atMost(promise.most(limit)))
          .saw(worst, "requests");
    }
    report
        .claim("fixed-breaks", "the fixed window lets twice the limit pass at its edge")
        .expect(exactly(2 * permits))
        .saw(
            replays.get(Traffic.BOUNDARY_BURST).get(Algorithm.FIXED_WINDOW).worstWindow(),
            "requests");
    report
        .claim("bucket-breaks", "the token bucket lets more than the limit pass, too")
        .expect(between(permits + 1, 2 * permits))
        .saw(worst(Algorithm.TOKEN_BUCKET, replays), "requests");
    long apart = 0;
    for (Traffic traffic : Traffic.values()) {
      Map<Algorithm, Replay> all = replays.get(traffic);
      apart +=
          Math.abs(all.get(Algorithm.GCRA).allowed() - all.get(Algorithm.TOKEN_BUCKET).allowed());
    }
    report
        .claim("gcra-is-bucket", "GCRA and the token bucket let the same number pass")
        .expect(exactly(0))
        .saw(apart, "requests apart");
    report
        .claim(
            "log-remembers",
            "the log pays for exactness in memory: it remembers each request in sight")
        .expect(atLeast(16.0 * permits))
        .saw(replays.get(Traffic.STEADY).get(Algorithm.SLIDING_LOG).peakBytes(), "B");
  }

  private static int worst(Algorithm algorithm, Map<Traffic, Map<Algorithm, Replay>> replays) {
    return replays.values().stream()
        .mapToInt(one -> one.get(algorithm).worstWindow())
        .max()
        .orElse(0);
  }
}
