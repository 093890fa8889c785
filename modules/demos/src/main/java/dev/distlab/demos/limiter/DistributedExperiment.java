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
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.cluster.ClusterOptions;
import dev.distlab.limiter.cluster.FailurePolicy;
import dev.distlab.limiter.cluster.Sharing;
import dev.distlab.limiter.cluster.StoreLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code limiter/distributed}: several gateways, one limit. */
final class DistributedExperiment implements Experiment {

  private static final long MILLIS = 1_000_000;
  private static final long TIMEOUT_MILLIS = 50;
  private static final int OUTAGE_WINDOWS = 3;
  private static final int[] REPORT_CHART = {1, 2, 5, 10, 20, 50, 100, 200};

  @Override
  public About about() {
    return About.of(
            "limiter/distributed",
            LimiterChapter.TITLE,
            "What does it cost several gateways to keep one limit?")
        .with(
            Parameter.integer("gateways", 4, 2, 50, "machines that share the limit"),
            LimiterParameters.limit(100, 100),
            LimiterParameters.window("1"),
            Parameter.real("load", "4", 1.5, 20, "requests that come, over those allowed"),
            Parameter.integer("windows", 20, 8, 200, "how long the traffic lasts, in windows"),
            Parameter.real("latency", "1", 0.01, 20, "one way to the store").unit("ms"),
            Parameter.integers("lease", "5,10,25", 1, 1000, "permits that are leased at a time"),
            Parameter.integers("report", "5,20,100", 1, 10_000, "milliseconds between reports"))
        .leavingOut("A store that is replicated: its failover may forget, and the count restarts.")
        .leavingOut("A circuit breaker: each request waits for its own timeout.")
        .andNext("sweep limiter/distributed --over gateways=2,4,8,16");
  }

  @Override
  public void run(Settings settings, Report report) {
    Map<String, Sharing> schemes = schemes(settings);
    Limit limit = LimiterParameters.limit(settings);
    LimiterParameters.requireFew(
        settings.real("load") * limit.permits() * settings.integer("windows"));
    Table.Builder table =
        report.table(
            "gateways",
            Column.text("gateways"),
            Column.number("most in a window", "", 0).withBar().remark("limit " + limit.permits()),
            Column.number("after a quiet one", "", 0),
            Column.number("calls of the store", "a request", 2),
            Column.number("mean wait", "ms", 2),
            Column.percent("used when one gateway gets all"));
    Map<String, ClusterRun> runs = new LinkedHashMap<>();
    for (Map.Entry<String, Sharing> scheme : schemes.entrySet()) {
      ClusterRun run = overload(settings, scheme.getValue());
      runs.put(scheme.getKey(), run);
      long afterQuiet = afterQuiet(settings, scheme.getValue()).mostInAWindow();
      table.row(
          Cell.of(scheme.getKey()),
          Cell.of(run.mostInAWindow()).flaggedIf(run.mostInAWindow() > limit.permits()),
          Cell.of(afterQuiet).flaggedIf(afterQuiet > limit.permits()),
          Cell.of(run.callsPerRequest()),
          Cell.of(run.meanWaitMillis()),
          Cell.of(oneSided(settings, scheme.getValue()).usedPercent()));
    }
    outages(settings, report);
    chart(settings, report);
    claims(settings, runs, report);
  }

  private static Map<String, Sharing> schemes(Settings settings) {
    Map<String, Sharing> schemes = new LinkedHashMap<>();
    schemes.put("ask each time", new Sharing.AskEachTime());
    schemes.put("read, then write", new Sharing.ReadThenWrite());
    for (int permits : settings.integers("lease")) {
      schemes.put("lease " + permits + ", expiring", new Sharing.Lease(permits, true));
      schemes.put("lease " + permits + ", lasting", new Sharing.Lease(permits, false));
    }
    for (int millis : settings.integers("report")) {
      schemes.put("report every " + millis + " ms", new Sharing.ReportLater(millis * MILLIS));
    }
    schemes.put("split", new Sharing.Split());
    return schemes;
  }

  private static ClusterOptions options(Settings settings, Sharing sharing, FailurePolicy policy) {
    long oneWay = Math.round(settings.real("latency") * MILLIS);
    return new ClusterOptions(
        settings.integer("gateways"),
        LimiterParameters.limit(settings),
        sharing,
        new StoreLink(oneWay, Math.max(TIMEOUT_MILLIS * MILLIS, 3 * oneWay), policy));
  }

  /** More than is allowed, at all gateways alike. */
  private static ClusterRun overload(Settings settings, Sharing sharing) {
    return atAll(
        settings,
        new ClusterRun(
            options(settings, sharing, FailurePolicy.FAIL_CLOSED), settings.integer("windows")));
  }

  private static ClusterRun atAll(Settings settings, ClusterRun run) {
    Limit limit = LimiterParameters.limit(settings);
    SeededRandom random = settings.random("gateways");
    List<Arrival> arrivals =
        Traffic.poisson(
            "a",
            settings.real("load"),
            settings.integer("windows"),
            limit,
            settings.random("arrivals"));
    return run.run(arrivals, arrival -> random.nextInt(settings.integer("gateways")));
  }

  /** In every other window each gateway gets one request, so that all of them hold a lease. */
  private static ClusterRun afterQuiet(Settings settings, Sharing sharing) {
    Limit limit = LimiterParameters.limit(settings);
    long width = limit.windowNanos();
    int gateways = settings.integer("gateways");
    int windows = settings.integer("windows");
    SeededRandom random = settings.random("quiet");
    List<Arrival> arrivals = new ArrayList<>();
    for (int window = 0; window < windows; window++) {
      boolean isQuiet = window % 2 == 0;
      int count = isQuiet ? gateways : (int) (settings.real("load") * limit.permits());
      for (int i = 0; i < count; i++) {
        long place = isQuiet ? width / 2 : random.nextLong(width);
        arrivals.add(new Arrival(window * width + place, "" + i % gateways));
      }
    }
    ClusterRun run = new ClusterRun(options(settings, sharing, FailurePolicy.FAIL_CLOSED), windows);
    return run.run(Traffic.sorted(arrivals), arrival -> Integer.parseInt(arrival.client()));
  }

  /** Twice what is allowed, all of it at the first gateway; the others get one request a window. */
  private static ClusterRun oneSided(Settings settings, Sharing sharing) {
    Limit limit = LimiterParameters.limit(settings);
    int windows = settings.integer("windows");
    List<Arrival> arrivals =
        new ArrayList<>(Traffic.poisson("0", 2, windows, limit, settings.random("one-sided")));
    for (int window = 0; window < windows; window++) {
      for (int gateway = 1; gateway < settings.integer("gateways"); gateway++) {
        arrivals.add(new Arrival(window * limit.windowNanos() + gateway, "" + gateway));
      }
    }
    ClusterRun run = new ClusterRun(options(settings, sharing, FailurePolicy.FAIL_CLOSED), windows);
    return run.run(Traffic.sorted(arrivals), arrival -> Integer.parseInt(arrival.client()));
  }

  private static int outageWindow(Settings settings) {
    return settings.integer("windows") / 2;
  }

  private static ClusterRun outage(Settings settings, FailurePolicy policy) {
    long width = LimiterParameters.limit(settings).windowNanos();
    long from = outageWindow(settings) * width;
    ClusterRun run =
        new ClusterRun(
                options(settings, new Sharing.AskEachTime(), policy), settings.integer("windows"))
            .withOutage(from, from + OUTAGE_WINDOWS * width);
    return atAll(settings, run);
  }

  private static void outages(Settings settings, Report report) {
    Table.Builder table =
        report.table(
            "store down",
            Column.text("the store is down for " + OUTAGE_WINDOWS + " windows"),
            Column.number("let pass in the window before", "", 0),
            Column.number("in the second without a store", "", 0)
                .withBar()
                .remark("limit " + settings.integer("limit")),
            Column.number("denied in it", "", 0),
            Column.number("mean wait of all", "ms", 1));
    for (FailurePolicy policy : FailurePolicy.values()) {
      ClusterRun run = outage(settings, policy);
      int window = outageWindow(settings) + 1;
      table.row(
          Cell.of(policy.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')),
          Cell.of(run.allowedIn(window - 2)),
          Cell.of(run.allowedIn(window))
              .flaggedIf(run.allowedIn(window) > settings.integer("limit")),
          Cell.of(run.deniedIn(window)),
          Cell.of(run.meanWaitMillis()));
    }
  }

  /** What reporting later lets pass above the limit. */
  private static void chart(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    Chart.Builder chart =
        report
            .lineChart(
                "over",
                "Reporting later",
                Chart.Axis.log("time between reports, ms", ""),
                Chart.Axis.linear("most in a window", "requests").lowerIsBetter())
            .reference("limit " + limit.permits(), limit.permits())
            .reference("each on its own", settings.integer("gateways") * limit.permits());
    for (int millis : REPORT_CHART) {
      ClusterRun run = overload(settings, new Sharing.ReportLater(millis * MILLIS));
      chart.point("report later", millis, run.mostInAWindow());
    }
  }

  private static void claims(Settings settings, Map<String, ClusterRun> runs, Report report) {
    long limit = settings.integer("limit");
    long gateways = settings.integer("gateways");
    report.measure(
        "ask", "ask each time", runs.get("ask each time").mostInAWindow(), "requests", 0);
    report
        .claim("ask-exact", "who asks each time keeps the limit")
        .expect(between(limit * 0.9, limit))
        .saw(runs.get("ask each time").mostInAWindow(), "requests");
    report
        .claim("ask-calls", "and pays a call a request")
        .expect(exactly(1))
        .saw(runs.get("ask each time").callsPerRequest(), "calls", 2);
    report
        .claim(
            "read-then-write", "read, then write lets more pass: the gateways overtake each other")
        .expect(atLeast(expectedRaces(settings) > 10 ? limit + 1 : limit))
        .saw(runs.get("read, then write").mostInAWindow(), "requests");
    for (int permits : settings.integers("lease")) {
      long expiring = runs.get("lease " + permits + ", expiring").mostInAWindow();
      long lasting = afterQuiet(settings, new Sharing.Lease(permits, false)).mostInAWindow();
      report.measure("lease-" + permits, "lease " + permits + ", lasting", lasting, "requests", 0);
      report
          .claim(
              "lease-" + permits + "-expiring",
              "leases of " + permits + " that expire keep the limit")
          .expect(atMost(limit))
          .saw(expiring, "requests");
      report
          .claim(
              "lease-" + permits + "-lasting",
              "those that last add what " + gateways + " gateways hold unspent")
          .expect(between(lasting(settings, permits), limit + gateways * (permits - 1)))
          .saw(lasting, "requests");
    }
    int last = settings.integers("report").size() - 1;
    int millis = settings.integers("report").get(last);
    ClusterRun late = runs.get("report every " + millis + " ms");
    report.measure("report", "report every " + millis + " ms", late.mostInAWindow(), "requests", 0);
    report
        .claim("report-over", "reporting every " + millis + " ms lets more pass, at most N times L")
        .expect(between(isLate(settings, millis) ? limit + 1 : limit, gateways * limit))
        .saw(late.mostInAWindow(), "requests");
    report
        .claim("split-wastes", "where one gateway gets all, only its part of a split limit is used")
        .expect(atMost(Math.ceil(100.0 / gateways) + 100.0 * gateways / limit + 1))
        .saw(oneSided(settings, new Sharing.Split()).usedPercent(), "%", 1);
    policyClaims(settings, report);
  }

  /**
   * What surely passes after a quiet window, where every gateway holds a lease but for one permit
   * and fetches others faster than requests come; 0 where it may not.
   */
  private static double lasting(Settings settings, int permits) {
    double gateways = settings.integer("gateways");
    double limit = settings.integer("limit");
    double sent = settings.real("load") * limit;
    double roundTrips = settings.real("window") * 1000 / (2 * settings.real("latency"));
    double most = limit + gateways * (permits - 1);
    boolean fetchesFast = gateways * permits * roundTrips >= 3 * sent;
    boolean suffices = gateways * permits <= limit && fetchesFast && sent >= 2 * most;
    return suffices ? Math.floor(0.95 * most) : 0;
  }

  /** Whether many requests come between two reports. */
  private static boolean isLate(Settings settings, int millis) {
    double perSecond = settings.real("load") * settings.integer("limit") / settings.real("window");
    return perSecond * millis / 1000 >= 20;
  }

  /** Pairs of requests that read the count before either has written it, roughly. */
  private static double expectedRaces(Settings settings) {
    double perSecond = settings.real("load") * settings.integer("limit") / settings.real("window");
    double atRisk = settings.integer("windows") * settings.integer("limit");
    return atRisk * perSecond * 2 * settings.real("latency") / 1000;
  }

  private static void policyClaims(Settings settings, Report report) {
    long limit = settings.integer("limit");
    int window = outageWindow(settings) + 1;
    report
        .claim("fail-open", "without a store, fail open lets everything pass")
        .expect(atLeast(limit + 1))
        .saw(outage(settings, FailurePolicy.FAIL_OPEN).allowedIn(window), "requests");
    report
        .claim("fail-closed", "fail closed lets nothing pass")
        .expect(exactly(0))
        .saw(outage(settings, FailurePolicy.FAIL_CLOSED).allowedIn(window), "requests");
    report
        .claim("own-share", "a share of its own for each gateway keeps the limit")
        .expect(between(1, limit))
        .saw(outage(settings, FailurePolicy.OWN_SHARE).allowedIn(window), "requests");
  }
}
