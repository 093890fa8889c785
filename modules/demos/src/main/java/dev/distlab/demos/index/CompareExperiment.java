package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.atLeast;
import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;
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
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.page.PagerOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code index/compare}: all stores under one workload; {@code lab compare} runs it. */
final class CompareExperiment implements Experiment {

  private static final List<String> ORDERED = List.of("B+tree", "copy-on-write tree");

  @Override
  public About about() {
    return About.of("index/compare", IndexChapter.TITLE, "Which structure for which kind of work?")
        .with(
            Parameter.choice(
                "workload",
                Workload.READ_MOSTLY.word(),
                Workload.words(),
                "the mix of operations; YCSB's A to F are update-heavy, read-mostly, read-only, read-latest,"
                    + " scan-short, read-modify-write"),
            Parameter.integer("count", 10_000, 1_000, 200_000, "keys before, or that are filled in")
                .because("below it everything fits the pool"),
            Parameter.integer("operations", 10_000, 1_000, 1_000_000, "operations"),
            Parameter.integer("pool", 25, 1, 50, "buffer pool, as a part of the data").unit("%"),
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut("Durability of each change: what is dirty is written when it must go, or last.")
        .leavingOut(
            "Larger commits: the copy-on-write tree commits when its changes may fill half of its"
                + " memory; the other half is a cache.")
        .leavingOut("Time and place: a byte is a byte, wherever on a disk it stands.")
        .andNext("run index/rum")
        .andNext("run index/range");
  }

  @Override
  public void run(Settings settings, Report report) {
    Workload workload = Workload.of(settings.choice("workload"));
    Table.Builder table =
        report.table(
            "bytes between memory and disk",
            Column.text("store"),
            Column.number("read", "bytes an operation", 0).withBar(),
            Column.number("written", "bytes an operation", 0).withBar(),
            Column.number("calls of the disk", "an operation", 2),
            Column.number("on disk", "x", 2).remark("per byte alive"),
            Column.number("in memory", "bytes a key", 1).remark("pool and directory"));
    Map<String, WorkloadRun.Cost> costs = new LinkedHashMap<>();
    List<String> unable = new ArrayList<>();
    int wrong = 0;
    int innerPages = 0;
    PagerOptions pool = Stores.poolFor(settings, settings.integer("count"));
    for (Engine engine : engines(pool)) {
      WorkloadRun run = begin(settings, workload, engine);
      if (run.isPossible()) {
        costs.put(engine.name(), run.play(operations(settings, workload)));
        wrong += run.wrongAnswers();
        row(table, engine.name(), costs.get(engine.name()));
        innerPages += engine.store() instanceof BPlusTree tree ? tree.shape().innerPages() : 0;
      } else {
        unable.add(engine.name());
        table.row(
            Cell.of(engine.name() + ": no order"),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      }
    }
    chart(report, costs);
    report
        .claim("answers", "every store gives every answer that it should")
        .expect(exactly(0))
        .saw(wrong, "wrong answers");
    if (workload.scans > 0) {
      report
          .claim("order", "short scans need an order: only trees have one")
          .expect(exactly(3))
          .saw(unable.size(), "stores cannot do it");
    } else {
      double mostReads = Stores.holdsInnerPages(pool.poolPages(), innerPages) ? 1.5 : 2.5;
      claims(settings, report, workload, costs, mostReads);
    }
    report.note(winner(costs));
  }

  /** Who moves the fewest bytes, and what an order costs beside it. */
  private static String winner(Map<String, WorkloadRun.Cost> costs) {
    String best = Collections.min(costs.keySet(), Comparator.comparing(name -> moved(costs, name)));
    String text =
        best
            + " moves the fewest bytes: "
            + Numbers.fixed(moved(costs, best), 0)
            + " an operation.";
    double ofTree = moved(costs, "B+tree");
    return ORDERED.contains(best)
        ? text + " And it keeps an order."
        : text + " The B+tree, which keeps an order, moves " + Numbers.fixed(ofTree, 0) + ".";
  }

  private static double moved(Map<String, WorkloadRun.Cost> costs, String name) {
    return costs.get(name).bytesMoved();
  }

  private static List<Engine> engines(PagerOptions pool) {
    return List.of(
        Engine.tree(pool),
        Engine.copyOnWrite(pool),
        Engine.extendible(pool),
        Engine.linear(pool),
        Engine.bitcask());
  }

  private static WorkloadRun begin(Settings settings, Workload workload, Engine engine) {
    int loaded = workload.isFill() ? 0 : settings.integer("count");
    int value = settings.integer("value");
    return new WorkloadRun(workload, engine, settings.random("work"), loaded, value);
  }

  private static int operations(Settings settings, Workload workload) {
    return settings.integer(workload.isFill() ? "count" : "operations");
  }

  private static void row(Table.Builder table, String name, WorkloadRun.Cost cost) {
    table.row(
        Cell.of(name),
        Cell.of(cost.bytesRead()),
        Cell.of(cost.bytesWritten()),
        Cell.of(cost.calls()),
        Cell.of(cost.space()),
        Cell.of(cost.memory()));
  }

  private static void chart(Report report, Map<String, WorkloadRun.Cost> costs) {
    List<String> names = List.copyOf(costs.keySet());
    Chart.Builder chart =
        report.barChart(
            "moved",
            "Bytes between memory and disk",
            Chart.Axis.categories("store", names),
            Chart.Axis.linear("bytes an operation", "").lowerIsBetter());
    for (int i = 0; i < names.size(); i++) {
      WorkloadRun.Cost cost = costs.get(names.get(i));
      chart.point("read", i, cost.bytesRead());
      chart.point("written", i, cost.bytesWritten());
      report.measure(
          id(names.get(i)),
          "bytes moved an operation, " + names.get(i),
          cost.bytesMoved(),
          "bytes",
          0);
    }
  }

  /** Letters and single hyphens: {@code b-tree} for B+tree. */
  private static String id(String name) {
    StringBuilder id = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        id.append(c);
      } else if (id.length() > 0 && id.charAt(id.length() - 1) != '-') {
        id.append('-');
      }
    }
    return id.toString();
  }

  private static boolean hasPagesOfItsOwn(Settings settings) {
    return Stores.overflowPages(settings, IndexKeys.RANDOM_KEY_BYTES) > 0;
  }

  /**
   * What the sums say.
   *
   * @param mostReads what a tree may read, times what a hash index reads
   */
  private static void claims(
      Settings settings,
      Report report,
      Workload workload,
      Map<String, WorkloadRun.Cost> costs,
      double mostReads) {
    WorkloadRun.Cost tree = costs.get("B+tree");
    WorkloadRun.Cost hash = costs.get("extendible hash");
    WorkloadRun.Cost log = costs.get("Bitcask");
    report
        .claim("memory", "the log keeps every key in memory, whatever is asked of it")
        .expect(between(26, 54))
        .saw(log.memory(), "bytes a key", 1);
    if (workload.isAscending() && !hasPagesOfItsOwn(settings)) {
      report
          .claim("appends", "ascending keys: the tree appends, too, and writes each page once")
          .expect(atMost(1.4))
          .saw(tree.bytesWritten() / log.bytesWritten(), "x what the log writes", 2);
    } else if (workload.changes() && hasPagesOfItsOwn(settings)) {
      report.note(
          "A value of "
              + settings.integer("value")
              + " bytes has pages of its own in tree and hash index: then a change writes about the"
              + " value, here as there.");
    } else if (workload.changes()) {
      report
          .claim("log-writes", "for a change the log writes a record, the others pages")
          .expect(atLeast(1.5))
          .saw(
              Math.min(tree.bytesWritten(), hash.bytesWritten()) / log.bytesWritten(),
              "x less than tree and hash",
              1);
    }
    if (workload.pick == Workload.Pick.MISSING && hasPagesOfItsOwn(settings)) {
      report.note(
          "A key that is not there has no value to read: only leaves and buckets are asked for, and"
              + " with the values in pages of their own, the pool has room for most of them.");
    } else if (!workload.isFill()) {
      report
          .claim("near", "with a pool, the tree reads little more than a hash index on pages")
          .expect(between(0.6, mostReads))
          .saw(tree.bytesRead() / hash.bytesRead(), "x", 2);
    }
  }
}
