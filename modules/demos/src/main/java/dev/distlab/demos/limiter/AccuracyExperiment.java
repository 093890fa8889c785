package dev.distlab.demos.limiter;

import static dev.distlab.experiment.Expected.atLeast;
import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;

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
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code limiter/accuracy}: the sliding counter's guess against what it would have known, had it
 * kept a log.
 */
final class AccuracyExperiment implements Experiment {

  private static final double[] LOADS = {0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3};

  /** From this load on a burst deceives the counter often. */
  private static final double MUCH = 1.4;

  /** How the requests of a window lie in it. */
  private enum Shape {
    EVEN("even"),
    POISSON("independent"),
    EARLY("a burst early in a window, then evenly"),
    LATE("a burst late in a window, then evenly");

    private final String title;

    Shape(String title) {
      this.title = title;
    }

    /** A window with a burst, one with even requests, one with none; and again. */
    private boolean isBursty() {
      return this == EARLY || this == LATE;
    }
  }

  @Override
  public About about() {
    return About.of(
            "limiter/accuracy",
            LimiterChapter.TITLE,
            "How often does the sliding counter decide wrongly?")
        .with(
            LimiterParameters.limit(100, 20),
            LimiterParameters.window("60"),
            Parameter.integer("windows", 200, 20, 5_000, "how long the traffic lasts, in windows"),
            Parameter.real(
                "load", "1.5", 0.1, 10, "requests of a window that has any, over those allowed"),
            Parameter.real("slack", "5", 0, 50, "a guess that is off by less is not called wrong")
                .unit("% of the limit"))
        .leavingOut(
            "Many clients: most stay far below their limit, where no guess is wrong. So a site's"
                + " share of wrong decisions is far smaller than these.")
        .andNext("sweep limiter/accuracy --over load=0.8,1,1.5,3");
  }

  @Override
  public void run(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    int windows = settings.integer("windows");
    LimiterParameters.requireFew(settings.real("load") * limit.permits() * windows);
    Table.Builder table =
        report.table(
            "requests",
            Column.text("requests come"),
            Column.percent("wrongly let pass"),
            Column.percent("wrongly rejected"),
            Column.number("guess is off by", "% of the limit", 1).remark("mean"),
            Column.percent("let pass").remark("log: 100 %"),
            Column.number("worst window", "", 0).withBar().remark("limit " + limit.permits()));
    List<Judgement> judgements = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      List<Arrival> arrivals =
          arrivals(shape, settings.real("load"), windows, limit, settings.random(shape.title));
      Judgement judgement = Judgement.of(limit, settings.real("slack"), arrivals);
      Replay log = Replay.of(Algorithm.SLIDING_LOG, limit, arrivals);
      judgements.add(judgement);
      table.row(
          Cell.of(shape.title),
          Cell.of(judgement.wronglyAllowedPercent()),
          Cell.of(judgement.wronglyRejectedPercent()),
          Cell.of(judgement.meanErrorPercent()),
          Cell.of(100.0 * judgement.allowed / log.allowed()),
          Cell.of(judgement.worstWindow).flaggedIf(judgement.worstWindow > limit.permits()));
      String id = shape.name().toLowerCase(java.util.Locale.ROOT);
      String of = ", requests " + shape.title;
      report.measure("wrong-" + id, "wrong decisions" + of, judgement.wrongPercent(), "%", 2);
      report.measure("off-" + id, "guess off by" + of, judgement.meanErrorPercent(), "%", 2);
    }
    chart(settings, limit, report);
    claims(settings, limit, judgements, report);
  }

  private static void chart(Settings settings, Limit limit, Report report) {
    Chart.Builder chart =
        report.lineChart(
            "wrong",
            "Wrong decisions",
            Chart.Axis.linear("requests of a window that has any, % of the limit", ""),
            Chart.Axis.linear("wrong decisions", "%").lowerIsBetter());
    for (Shape shape : Shape.values()) {
      for (double load : LOADS) {
        SeededRandom random = settings.random(shape.title + " " + Numbers.json(load));
        List<Arrival> arrivals =
            arrivals(shape, load, Math.min(100, settings.integer("windows")), limit, random);
        Judgement judgement = Judgement.of(limit, settings.real("slack"), arrivals);
        chart.point(shape.title, 100 * load, judgement.wrongPercent());
      }
    }
  }

  /**
   * Requests of so many windows; {@code load} times the limit in each that has any, which of three
   * windows are two where requests come in bursts.
   */
  private static List<Arrival> arrivals(
      Shape shape, double load, int windows, Limit limit, SeededRandom random) {
    if (shape == Shape.POISSON) {
      return Traffic.poisson("a", load, windows, limit, random);
    }
    List<Arrival> arrivals = new ArrayList<>();
    long width = limit.windowNanos();
    int count = (int) Math.max(1, Math.round(load * limit.permits()));
    for (int window = 0; window < windows; window++) {
      for (int i = 0; i < count && !(shape.isBursty() && window % 3 == 2); i++) {
        long place = evenly(i, count, width);
        if (shape.isBursty() && window % 3 == 0) {
          long near = random.nextLong(width / 50);
          place = shape == Shape.EARLY ? near : width - 1 - near;
        }
        arrivals.add(new Arrival(window * width + place, "a"));
      }
    }
    return Traffic.sorted(arrivals);
  }

  private static long evenly(int index, int count, long width) {
    return (long) ((index + 0.5) * width / count);
  }

  private static void claims(
      Settings settings, Limit limit, List<Judgement> judgements, Report report) {
    double load = settings.real("load");
    double start = 60.0 / settings.integer("windows");
    report
        .claim("even-right", "requests that come evenly are decided rightly, the start aside")
        .expect(atMost(Math.ceil(10 * (100.0 / limit.permits() + start)) / 10))
        .saw(judgements.get(Shape.EVEN.ordinal()).wrongPercent(), "%", 1);
    double noise = 50 * Math.sqrt(Math.max(1, load) / limit.permits()) + 2;
    report
        .claim("independent-close", "where they come independently, the guess is off by little")
        .expect(atMost(Math.ceil(noise)))
        .saw(judgements.get(Shape.POISSON.ordinal()).meanErrorPercent(), "% of the limit", 1);
    if (load < MUCH) {
      report.note("Too few requests come to deceive the counter: nothing is claimed of bursts.");
      return;
    }
    Judgement early = judgements.get(Shape.EARLY.ordinal());
    report
        .claim("early-rejects", "after a burst at the start of a window it rejects too many")
        .expect(atLeast(5))
        .saw(early.wronglyRejectedPercent(), "%", 1);
    Judgement late = judgements.get(Shape.LATE.ordinal());
    report
        .claim("late-admits", "after a burst at the end of one it lets almost twice the limit pass")
        .expect(between(Math.floor(1.6 * limit.permits()), 2 * limit.permits()))
        .saw(late.worstWindow, "requests");
  }
}
