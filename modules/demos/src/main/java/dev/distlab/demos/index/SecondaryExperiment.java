package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;
import static dev.distlab.experiment.Expected.exactly;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.UsageException;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.secondary.AccessPath;
import dev.distlab.index.secondary.Column;
import dev.distlab.index.secondary.ColumnType;
import dev.distlab.index.secondary.Condition.Operator;
import dev.distlab.index.secondary.IndexSpec;
import dev.distlab.index.secondary.Query;
import dev.distlab.index.secondary.Schema;
import dev.distlab.index.secondary.Table;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.Arrays;
import java.util.List;

/** {@code index/secondary}: from which selectivity on a scan is cheaper than an index. */
final class SecondaryExperiment implements Experiment {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Column("id", ColumnType.LONG),
              new Column("score", ColumnType.LONG),
              new Column("name", ColumnType.LONG),
              new Column("rest", ColumnType.BYTES)),
          List.of("id"));

  /** Numbers, slot and lengths of a row. */
  private static final int ROW_OVERHEAD = 60;

  /** Pages of the table for each of the pool, at least. */
  private static final int LEAST_TABLE = 3;

  private static final List<IndexSpec> INDEXES =
      List.of(
          IndexSpec.on("by_score", "score"),
          IndexSpec.on("by_score_with_name", "score").including("name"));

  @Override
  public About about() {
    return About.of(
            "index/secondary",
            IndexChapter.TITLE,
            "From how many rows on is reading the whole table cheaper than an index?")
        .with(
            Parameter.integer("count", 20_000, 2_000, 500_000, "rows")
                .because("below it the table hardly exceeds the pool"),
            Parameter.integer("row", 150, 50, 800, "bytes of a row besides its numbers")
                .unit("bytes"),
            Parameter.integer("pool", 5, 1, 20, "buffer pool, as a part of the table").unit("%"),
            Stores.PAGE)
        .leavingOut(
            "Sequential reads: a disk scans neighbours faster, so a scan wins even earlier.")
        .leavingOut("Sorting the row addresses first (bitmap scan), which helps in between.")
        .leavingOut("What earlier questions leave in the pool: it is empty before each.")
        .andNext("run index/write-tax")
        .andNext("sweep index/secondary --over row=50,150,600 --seeds 5");
  }

  @Override
  public void run(Settings settings, Report report) {
    int count = settings.integer("count");
    if (settings.integer("row") + ROW_OVERHEAD > Stores.capacity(settings) / 4) {
      throw new UsageException(
          "row="
              + settings.integer("row")
              + " does not fit a quarter of a page of "
              + settings.choice("page")
              + " bytes: take page="
              + leastPage(settings)
              + " or smaller rows");
    }
    PagerOptions pages = Stores.pages(settings, poolPages(settings));
    Pager pager = Pager.open(new MemoryDisk(), "table", pages);
    Table table = load(settings, pager, count);
    requireMoreThanThePool(table.rowTree().leafPages(), pages.poolPages());
    double rowsPerPage = (double) count / table.rowTree().leafPages();
    dev.distlab.experiment.Table.Builder rows =
        report.table(
            "pages from the disk",
            dev.distlab.experiment.Table.Column.number("rows", "", 0),
            dev.distlab.experiment.Table.Column.number("selectivity", "%", 3),
            dev.distlab.experiment.Table.Column.number("index", "pages", 0).withBar(),
            dev.distlab.experiment.Table.Column.number("covering index", "pages", 0),
            dev.distlab.experiment.Table.Column.number("full scan", "pages", 0),
            dev.distlab.experiment.Table.Column.text("explain chooses"));
    Chart.Builder chart =
        report.lineChart(
            "pages",
            "Pages read for a share of the rows",
            Chart.Axis.log("selectivity", "%"),
            Chart.Axis.log("pages read", "").lowerIsBetter());
    Costs costs = new Costs(pager, table, count);
    for (double percent : new double[] {0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5, 10, 30, 100}) {
      int wanted = (int) Math.max(1, Math.floor(count * percent / 100 + 0.5));
      Cost cost = costs.of(wanted);
      rows.row(
          Cell.of(wanted),
          Cell.of(100.0 * wanted / count),
          Cell.of(cost.index).flaggedIf(cost.index > cost.scan),
          Cell.of(cost.covering),
          Cell.of(cost.scan),
          Cell.of(cost.chosen.word()));
      chart.point("index", 100.0 * wanted / count, cost.index);
      chart.point("covering index", 100.0 * wanted / count, cost.covering);
      chart.point("full scan", 100.0 * wanted / count, cost.scan);
    }
    claims(report, costs, rowsPerPage, around(table, pages.poolPages()));
  }

  /** The smallest page that takes such rows; the largest row that is allowed fits the largest. */
  private static int leastPage(Settings settings) {
    int least = 4 * (settings.integer("row") + ROW_OVERHEAD) + Stores.PAGE_HEADER_BYTES;
    return Stores.PAGE.choices().stream()
        .mapToInt(Integer::parseInt)
        .filter(bytes -> bytes >= least)
        .min()
        .orElseThrow();
  }

  private static Table load(Settings settings, Pager pager, int count) {
    Table table = new Table(pager, SCHEMA, INDEXES, BPlusTreeOptions.defaults());
    long[] scores = new long[count];
    for (int i = 0; i < count; i++) {
      scores[i] = i;
    }
    settings.random("scores").shuffle(scores);
    byte[] rest = new byte[settings.integer("row")];
    Arrays.fill(rest, (byte) 'x');
    for (int i = 0; i < count; i++) {
      table.insert(List.of((long) i, scores[i], (long) i, rest));
    }
    table.sync();
    return table;
  }

  /** A table that stays in the pool is read once by any way. */
  private static void requireMoreThanThePool(int tablePages, int poolPages) {
    if (tablePages < LEAST_TABLE * poolPages) {
      throw new UsageException(
          "the table has "
              + tablePages
              + " pages and the pool "
              + poolPages
              + ": too few to tell the ways apart. Take more rows (count) or smaller pages.");
    }
  }

  private static int poolPages(Settings settings) {
    long rowBytes = settings.integer("row") + ROW_OVERHEAD;
    long tablePages = settings.integer("count") * rowBytes / Stores.capacity(settings);
    return (int) (tablePages * settings.integer("pool") / 100);
  }

  /** Pages from the disk, and the way that would be taken. */
  private record Cost(long index, long covering, long scan, AccessPath chosen) {}

  /** Asks for rows by score in every way, and keeps account of the planner's choices. */
  private static final class Costs {

    private final Pager pager;
    private final Table table;
    private final int count;
    private int wrong;
    private double lastCheaper;
    private double firstDearer = Double.NaN;
    private double coveringOfAll;

    /** A scan reads the same pages for any condition. */
    private final long scan;

    Costs(Pager pager, Table table, int count) {
      this.pager = pager;
      this.table = table;
      this.count = count;
      table.explain(Query.all()); // how large rows are is asked once, not by every query
      this.scan = pages(Query.where("score", Operator.BELOW, 1L), AccessPath.FULL_SCAN);
    }

    Cost of(int wanted) {
      Query whole = Query.where("score", Operator.BELOW, (long) wanted);
      Query names = whole.select("name");
      long index = pages(whole, AccessPath.INDEX);
      long covering = pages(names, AccessPath.COVERING_INDEX);
      AccessPath chosen = table.explain(whole).chosen().path();
      long chosenPages = chosen == AccessPath.INDEX ? index : scan;
      wrong += chosenPages > 2 * Math.min(index, scan) ? 1 : 0;
      double percent = 100.0 * wanted / count;
      if (index <= scan) {
        lastCheaper = percent;
      } else if (Double.isNaN(firstDearer)) {
        firstDearer = percent;
      }
      coveringOfAll = 100.0 * covering / scan;
      return new Cost(index, covering, scan, chosen);
    }

    /** From a cold pool, planning included: what one question left must not help the next. */
    private long pages(Query query, AccessPath path) {
      pager.dropCache();
      long before = pager.stats().misses();
      table.run(query, path);
      return pager.stats().misses() - before;
    }

    /** The selectivity at which the index begins to lose, found by halving. */
    double crossing() {
      double low = lastCheaper;
      double high = Double.isNaN(firstDearer) ? 100 : firstDearer;
      while (high - low > 0.05) {
        double middle = (low + high) / 2;
        int wanted = (int) Math.max(1, Math.floor(count * middle / 100 + 0.5));
        Query query = Query.where("score", Operator.BELOW, (long) wanted);
        if (pages(query, AccessPath.INDEX) <= scan) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }
  }

  /**
   * Around one row a page: earlier if a row costs an inner page as well, since the pool does not
   * hold those; later if it finds part of the rows in the pool.
   */
  private static Expected around(Table table, int poolPages) {
    boolean holdsInner = Stores.holdsInnerPages(poolPages, table.rowTree().shape().innerPages());
    double inPool = (double) poolPages / table.rowTree().leafPages();
    return between(holdsInner ? 0.7 : 0.4, Math.max(1.3, 1.2 / (1 - inPool)));
  }

  /** Where the line of the covering index would meet the scan's. */
  private static String coveringNote(double percentOfScan) {
    double meeting = 100 / percentOfScan;
    return "All of the covering index is "
        + Numbers.fixed(percentOfScan, 0)
        + " % of the table's pages, since its entries are shorter than rows and stand in the order"
        + " asked for: its line would meet the scan's at "
        + Numbers.fixed(100 * meeting, 0)
        + " % of the rows, so it never does. On a disk that seeks, where a page of the index may cost"
        + " as much as several of the scan, it does: at half of the rows if it costs "
        + Numbers.fixed(meeting / 0.5, 1)
        + " times as much, at a fifth if it costs "
        + Numbers.fixed(meeting / 0.2, 1)
        + " times as much.";
  }

  private static void claims(Report report, Costs costs, double rowsPerPage, Expected around) {
    double crossing = costs.crossing();
    double reckoned = 100 / rowsPerPage;
    report.measure("crossing", "selectivity at which the scan wins", crossing, "%", 2);
    report
        .claim("crossing", "the index loses from a selectivity of about one row a page on")
        .expect(between(around.low() * reckoned, around.high() * reckoned).roundedOut(2))
        .saw(crossing, "% of the rows", 2);
    report.note(
        "A page holds "
            + Numbers.fixed(rowsPerPage, 1)
            + " rows, so a scan reads a page for as many; an index reads one for each row that it"
            + " finds. They meet where one row a page is wanted: 1 / "
            + Numbers.fixed(rowsPerPage, 1)
            + " = "
            + Numbers.fixed(reckoned, 2)
            + " % of the rows.");
    report
        .claim(
            "covering", "an index that covers the query reads less than the scan even for all rows")
        .expect(atMost(99))
        .saw(costs.coveringOfAll, "% of the scan's pages", 0);
    report.note(coveringNote(costs.coveringOfAll));
    report
        .claim("explain", "the estimate never chooses a way that costs twice the other")
        .expect(exactly(0))
        .saw(costs.wrong, "wrong choices");
  }
}
