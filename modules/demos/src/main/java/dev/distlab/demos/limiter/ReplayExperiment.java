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
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code limiter/replay}: the reader's own traffic through all algorithms. */
final class ReplayExperiment implements Experiment {

  private static final String EVERYBODY = "all";

  @Override
  public About about() {
    return About.of(
            "limiter/replay", LimiterChapter.TITLE, "Who would have been rejected in this traffic?")
        .with(
            Parameter.lines(
                "requests",
                List.of(SampleLog.NAME),
                "an access log, or a time and a client a line"),
            LimiterParameters.limit(60, 1),
            LimiterParameters.window("60"),
            Parameter.integer("burst", 0, 0, 10_000, "permits that can be saved; 0 for the limit"),
            Parameter.choice("per", "client", List.of("client", EVERYBODY), "whose limit it is"),
            Parameter.integer("top", 8, 1, 30, "clients to list"))
        .leavingOut("Retries: a rejected client would have come again, or gone away.")
        .leavingOut("Whether a rejected request was one that mattered.")
        .andNext("run limiter/replay --set limit=120")
        .andNext("sweep limiter/replay --over limit=30,60,120,240");
  }

  @Override
  public void run(Settings settings, Report report) {
    Limit limit = LimiterParameters.limit(settings);
    Limit withBurst =
        settings.integer("burst") == 0 ? limit : limit.withBurst(settings.integer("burst"));
    RequestLines.Requests requests = RequestLines.read(lines(settings));
    List<Arrival> arrivals = perWhom(settings, requests.arrivals());
    Map<Algorithm, Replay> replays = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : Algorithm.values()) {
      replays.put(algorithm, Replay.of(algorithm, withBurst, arrivals));
    }
    summary(limit, replays, report);
    clients(settings, arrivals, replays, report);
    chart(limit, arrivals, report);
    claims(withBurst, arrivals.size(), replays, report);
    notes(requests, report);
  }

  private static List<String> lines(Settings settings) {
    return settings.text("requests").equals(SampleLog.NAME)
        ? SampleLog.lines(settings.random(SampleLog.NAME))
        : settings.lines("requests");
  }

  private static List<Arrival> perWhom(Settings settings, List<Arrival> arrivals) {
    return settings.choice("per").equals(EVERYBODY)
        ? arrivals.stream().map(one -> new Arrival(one.nanos(), EVERYBODY)).toList()
        : arrivals;
  }

  private static void summary(Limit limit, Map<Algorithm, Replay> replays, Report report) {
    Table.Builder table =
        report.table(
            "algorithm",
            Column.text("algorithm"),
            Column.number("let pass", "", 0),
            Column.number("rejected", "", 0).withBar(),
            Column.percent("of all"),
            Column.number("clients that noticed", "", 0),
            Column.number("worst window of one", "", 0).remark("limit " + limit.permits()));
    for (Replay replay : replays.values()) {
      table.row(
          Cell.of(replay.algorithm().title()),
          Cell.of(replay.allowed()),
          Cell.of(replay.rejected()),
          Cell.of(replay.rejectedPercent()),
          Cell.of(replay.clientsRejected()),
          Cell.of(replay.worstWindow()).flaggedIf(replay.worstWindow() > limit.permits()));
      String id = replay.algorithm().title().replace(' ', '-').toLowerCase(java.util.Locale.ROOT);
      report.measure(
          "rejected-" + id,
          "rejected, " + replay.algorithm().title(),
          replay.rejectedPercent(),
          "%",
          1);
    }
  }

  /** The busiest clients, and how many of their requests each algorithm would have rejected. */
  private static void clients(
      Settings settings, List<Arrival> arrivals, Map<Algorithm, Replay> replays, Report report) {
    Map<String, WindowCount> peaks = new TreeMap<>();
    Map<String, Integer> sent = new TreeMap<>();
    for (Arrival arrival : arrivals) {
      sent.merge(arrival.client(), 1, Integer::sum);
      peaks
          .computeIfAbsent(
              arrival.client(),
              name -> new WindowCount(LimiterParameters.limit(settings).windowNanos()))
          .add(arrival.nanos());
    }
    List<String> busiest = new ArrayList<>(sent.keySet());
    busiest.sort(Comparator.comparing(name -> -sent.get(name)));
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("client"));
    columns.add(Column.number("sent", "", 0));
    columns.add(Column.number("peak", "", 0).remark("in any window"));
    for (Algorithm algorithm : Algorithm.values()) {
      columns.add(Column.number(algorithm.title(), "", 0));
    }
    Table.Builder table = report.table("rejected of whom", columns.toArray(new Column[0]));
    for (String client : busiest.subList(0, Math.min(settings.integer("top"), busiest.size()))) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(client.length() > 20 ? client.substring(0, 17) + "..." : client));
      cells.add(Cell.of(sent.get(client)));
      cells.add(Cell.of(peaks.get(client).worst()));
      for (Replay replay : replays.values()) {
        long rejected = replay.clients().get(client).rejected();
        cells.add(Cell.of(rejected).flaggedIf(2 * rejected > sent.get(client)));
      }
      table.row(cells.toArray(new Cell[0]));
    }
  }

  /** Requests of each window, as they came. */
  private static void chart(Limit limit, List<Arrival> arrivals, Report report) {
    long width = limit.windowNanos();
    long last = arrivals.get(arrivals.size() - 1).nanos() / width;
    long step = Math.max(1, (last + 60) / 60);
    Chart.Builder chart =
        report.lineChart(
            "came",
            "Requests of all clients",
            Chart.Axis.linear("time since the first", "s"),
            Chart.Axis.linear("requests in " + step + (step == 1 ? " window" : " windows"), ""));
    long[] counts = new long[(int) (last / step) + 1];
    for (Arrival arrival : arrivals) {
      counts[(int) (arrival.nanos() / width / step)]++;
    }
    for (int i = 0; i < counts.length; i++) {
      chart.point("requests", LimiterParameters.seconds(i * step * width), counts[i]);
    }
  }

  private static void claims(
      Limit limit, int count, Map<Algorithm, Replay> replays, Report report) {
    for (Replay replay : replays.values()) {
      Promise promise = Promise.of(replay.algorithm());
      String name = replay.algorithm().title();
      report
          .claim(
              name.replace(' ', '-').toLowerCase(java.util.Locale.ROOT) + "-promise",
              name + ": no client passed more than " + promise.text() + " in a window")
          .expect(atMost(promise.most(limit)))
          .saw(replay.worstWindow(), "requests");
    }
    long decided = replays.values().stream().mapToLong(r -> r.allowed() + r.rejected()).sum();
    report
        .claim("all-decided", "every algorithm decided about every request")
        .expect(exactly((double) count * Algorithm.values().length))
        .saw(decided, "decisions");
    Map<String, Replay.Client> gcra = replays.get(Algorithm.GCRA).clients();
    long apart = 0;
    for (Map.Entry<String, Replay.Client> one :
        replays.get(Algorithm.TOKEN_BUCKET).clients().entrySet()) {
      apart += one.getValue().allowed() == gcra.get(one.getKey()).allowed() ? 0 : 1;
    }
    report
        .claim("gcra-is-bucket", "GCRA rejects of each client what the token bucket rejects")
        .expect(exactly(0))
        .saw(apart, "clients apart");
  }

  private static void notes(RequestLines.Requests requests, Report report) {
    List<Arrival> arrivals = requests.arrivals();
    long last = arrivals.get(arrivals.size() - 1).nanos();
    double seconds = LimiterParameters.seconds(last - arrivals.get(0).nanos());
    report.note(
        arrivals.size() == 1
            ? "1 request."
            : Numbers.grouped(arrivals.size(), 0)
                + " requests in "
                + Numbers.json(seconds)
                + " s.");
    if (requests.areSpread()) {
      report.note(
          "The times are whole seconds: the requests of a second were spread evenly over it.");
    }
    if (requests.unreadable() > 0) {
      boolean isOne = requests.unreadable() == 1;
      report.note(
          requests.unreadable()
              + (isOne ? " line holds no time and was" : " lines hold no time and were")
              + " passed over, "
              + (isOne ? "line " : "the first is line ")
              + requests.firstUnreadable()
              + ".");
    }
  }
}
