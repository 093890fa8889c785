package dev.distlab.demos.limiter;

import static dev.distlab.experiment.Expected.atLeast;
import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.RateLimiter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code limiter/fairness}: several clients in front of the same service. */
final class FairnessExperiment implements Experiment {

  private static final String GREEDY = "greedy";
  private static final String PUNCTUAL = "punctual";
  private static final String STEADY = "steady";

  @Override
  public About about() {
    return About.of("limiter/fairness", LimiterChapter.TITLE, "Who gets the permits?")
        .with(
            LimiterParameters.limit(100, 40),
            LimiterParameters.window("1"),
            Parameter.integer("polite", 4, 1, 8, "clients that send a tenth of the limit each"),
            Parameter.real("greedy", "5", 2, 50, "what the greedy one sends, over the limit"),
            Parameter.integer("windows", 60, 20, 500, "how long the traffic lasts, in windows"))
        .leavingOut("Queues: a request that is rejected is gone, whoever sent it.")
        .leavingOut("Weights: all clients are worth the same.")
        .andNext("sweep limiter/fairness --over greedy=2,5,20");
  }

  @Override
  public void run(Settings settings, Report report) {
    sharing(settings, report);
    timing(settings, report);
  }

  // One greedy client among polite ones.

  private static void sharing(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    int clients = settings.integer("polite") + 1;
    Limit each = Limit.of(limit.permits() / clients, limit.windowNanos());
    Limit half = Limit.of(limit.permits() / 2, limit.windowNanos());
    double load = settings.real("greedy") + 0.1 * settings.integer("polite");
    LimiterParameters.requireFew(load * limit.permits() * settings.integer("windows"));
    List<Arrival> arrivals = greedyAndPolite(settings, limit);
    Table.Builder table =
        report.table(
            "limits",
            Column.text("one greedy client, " + settings.integer("polite") + " polite"),
            Column.percent("polite requests that pass").withBar(),
            Column.percent("greedy's part of what passes"),
            Column.percent("of the limit is used"));
    Served shared = Served.of(arrivals, one(limit));
    Served own = Served.of(arrivals, ofEach(each));
    Predicate<Arrival> capped = ofEach(half);
    Predicate<Arrival> total = one(limit);
    Served both = Served.of(arrivals, arrival -> capped.test(arrival) && total.test(arrival));
    row(table, "one limit for all", shared, settings);
    row(table, "L / " + clients + " for each", own, settings);
    row(table, "L / 2 for each, L for all", both, settings);
    double fair = 1 / load;
    double noise = 4.5 * Math.sqrt(fair * (1 - fair) / shared.sent("polite"));
    report.measure("polite-shared", "polite requests that pass, one limit", polite(shared), "%", 1);
    report.measure("polite-own", "polite requests that pass, own limits", polite(own), "%", 1);
    report
        .claim(
            "shared-unfair",
            "with one limit for all, polite requests pass as rarely as greedy ones")
        .expect(
            between(
                Math.floor(100 * Math.max(0, 0.85 * fair - noise)),
                Math.ceil(100 * (1.15 * fair + noise) + 2)))
        .saw(polite(shared), "%", 1);
    report
        .claim("own-fair", "with a limit each, the greedy client harms nobody")
        .expect(atLeast(settings.integer("polite") <= 4 ? 80 : 60))
        .saw(polite(own), "%", 1);
    report
        .claim("own-wastes", "but less of the limit is used: what polite clients leave is lost")
        .expect(atMost(95))
        .saw(used(own, settings), "%", 1);
    report
        .claim("both-better", "a cap for each and a limit for all uses more")
        .expect(atLeast(Math.floor(used(own, settings))))
        .saw(used(both, settings), "%", 1);
  }

  private static List<Arrival> greedyAndPolite(Settings settings, Limit limit) {
    int windows = settings.integer("windows");
    List<Arrival> arrivals =
        Traffic.poisson(GREEDY, settings.real("greedy"), windows, limit, settings.random(GREEDY));
    for (int i = 1; i <= settings.integer("polite"); i++) {
      String name = "polite " + i;
      arrivals.addAll(Traffic.poisson(name, 0.1, windows, limit, settings.random(name)));
    }
    return Traffic.sorted(arrivals);
  }

  private static Predicate<Arrival> one(Limit limit) {
    RateLimiter limiter = Algorithm.TOKEN_BUCKET.limiter(limit, new VirtualClock());
    return arrival -> limiter.tryAcquire(1, arrival.nanos());
  }

  private static Predicate<Arrival> ofEach(Limit limit) {
    Map<String, RateLimiter> limiters = new TreeMap<>();
    return arrival ->
        limiters
            .computeIfAbsent(
                arrival.client(), name -> Algorithm.TOKEN_BUCKET.limiter(limit, new VirtualClock()))
            .tryAcquire(1, arrival.nanos());
  }

  private static void row(Table.Builder table, String name, Served served, Settings settings) {
    table.row(
        Cell.of(name),
        Cell.of(polite(served)).flaggedIf(polite(served) < 50),
        Cell.of(100.0 * served.passed(GREEDY) / served.passed("")),
        Cell.of(used(served, settings)));
  }

  private static double polite(Served served) {
    return 100.0 * served.passed("polite") / served.sent("polite");
  }

  private static double used(Served served, Settings settings) {
    return 100.0
        * served.passed("")
        / (settings.integer("limit") * (settings.integer("windows") + 1));
  }

  // Two clients that send the same, at different times.

  private static void timing(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    List<Arrival> arrivals = punctualAndSteady(settings, limit);
    Table.Builder table =
        report.table(
            "timing",
            Column.text("two clients, L a window each"),
            Column.percent("all at the start of a window").withBar(),
            Column.percent("evenly over it").withBar());
    Chart.Builder chart =
        report.barChart(
            "timing",
            "Whose requests pass",
            Chart.Axis.categories(
                "algorithm", List.of(Algorithm.values()).stream().map(Algorithm::title).toList()),
            Chart.Axis.linear("requests that pass", "%"));
    Map<Algorithm, Served> results = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : Algorithm.values()) {
      RateLimiter limiter = algorithm.limiter(limit, new VirtualClock());
      Served served = Served.of(arrivals, arrival -> limiter.tryAcquire(1, arrival.nanos()));
      results.put(algorithm, served);
      table.row(
          Cell.of(algorithm.title()),
          Cell.of(served.percent(PUNCTUAL)).flaggedIf(served.percent(PUNCTUAL) < 20),
          Cell.of(served.percent(STEADY)).flaggedIf(served.percent(STEADY) < 20));
      chart.point("at the start", algorithm.ordinal(), served.percent(PUNCTUAL));
      chart.point("evenly", algorithm.ordinal(), served.percent(STEADY));
    }
    report
        .claim("window-favours-punctual", "a fixed window serves who comes first, and nobody after")
        .expect(atMost(10))
        .saw(results.get(Algorithm.FIXED_WINDOW).percent(STEADY), "% of the steady", 1);
    report
        .claim("bucket-favours-steady", "a token bucket serves who takes each token as it comes")
        .expect(atMost(20))
        .saw(results.get(Algorithm.TOKEN_BUCKET).percent(PUNCTUAL), "% of the punctual", 1);
  }

  private static List<Arrival> punctualAndSteady(Settings settings, Limit limit) {
    List<Arrival> arrivals = new ArrayList<>();
    var random = settings.random(PUNCTUAL);
    long width = limit.windowNanos();
    for (int window = 0; window < settings.integer("windows"); window++) {
      for (long i = 0; i < limit.permits(); i++) {
        arrivals.add(new Arrival(window * width + random.nextLong(width / 200), PUNCTUAL));
        arrivals.add(
            new Arrival(window * width + (2 * i + 1) * width / (2 * limit.permits()), STEADY));
      }
    }
    return Traffic.sorted(arrivals);
  }

  /** How many requests of whom were sent, and passed. */
  private static final class Served {
    private final Map<String, Integer> sent = new TreeMap<>();
    private final Map<String, Integer> passed = new TreeMap<>();

    private static Served of(List<Arrival> arrivals, Predicate<Arrival> limiter) {
      Served served = new Served();
      for (Arrival arrival : arrivals) {
        served.sent.merge(arrival.client(), 1, Integer::sum);
        served.passed.merge(arrival.client(), limiter.test(arrival) ? 1 : 0, Integer::sum);
      }
      return served;
    }

    /** Of all clients whose name begins so. */
    private int sent(String prefix) {
      return sum(sent, prefix);
    }

    private int passed(String prefix) {
      return sum(passed, prefix);
    }

    private double percent(String prefix) {
      return 100.0 * passed(prefix) / sent(prefix);
    }

    private static int sum(Map<String, Integer> counts, String prefix) {
      int sum = 0;
      for (Map.Entry<String, Integer> count : counts.entrySet()) {
        sum += count.getKey().startsWith(prefix) ? count.getValue() : 0;
      }
      return sum;
    }
  }
}
