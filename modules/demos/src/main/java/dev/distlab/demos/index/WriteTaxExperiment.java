package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.between;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.secondary.Column;
import dev.distlab.index.secondary.ColumnType;
import dev.distlab.index.secondary.IndexSpec;
import dev.distlab.index.secondary.Schema;
import dev.distlab.index.secondary.Table;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** {@code index/write-tax}: what each secondary index costs at every insert. */
final class WriteTaxExperiment implements Experiment {

  private static final int MOST_INDEXES = 6;

  @Override
  public About about() {
    return About.of(
            "index/write-tax", IndexChapter.TITLE, "What does each index cost at every insert?")
        .with(
            Parameter.integer("count", 3_000, 200, 100_000, "rows inserted with random values"),
            Parameter.integer("indexes", MOST_INDEXES, 1, MOST_INDEXES, "secondary indexes, up to"),
            Stores.PAGE)
        .leavingOut("Batching: each insert is made durable alone; many at once share their pages.")
        .leavingOut("A write-ahead log: it would write records now and these pages later.")
        .andNext("run index/secondary")
        .andNext("run index/rum");
  }

  @Override
  public void run(Settings settings, Report report) {
    dev.distlab.experiment.Table.Builder table =
        report.table(
            "inserts, each made durable",
            dev.distlab.experiment.Table.Column.number("indexes", "", 0),
            dev.distlab.experiment.Table.Column.number("pages written", "per insert", 2).withBar(),
            dev.distlab.experiment.Table.Column.number("inserts for the same writes", "%", 1)
                .withBar(),
            dev.distlab.experiment.Table.Column.number("reckoned", "%", 1).remark("1 / (1 + k)"));
    Chart.Builder chart =
        report.lineChart(
            "writes",
            "Pages written by an insert",
            Chart.Axis.linear("secondary indexes", ""),
            Chart.Axis.linear("pages written", "").lowerIsBetter());
    double none = 0;
    double last = 0;
    int most = settings.integer("indexes");
    for (int k = 0; k <= most; k++) {
      last = writesPerInsert(settings, k);
      none = k == 0 ? last : none;
      table.row(Cell.of(k), Cell.of(last), Cell.of(100 * none / last), Cell.of(100.0 / (1 + k)));
      chart.point("pages written", k, last);
    }
    report.measure("tax", "pages written with all indexes, over none", last / none, "x", 2);
    report
        .claim("one-page-each", "each index adds about as many page writes as the table itself")
        .expect(between(0.6, 1.3))
        .saw((last / none - 1) / most, "x the table's, for each index", 2);
  }

  private static double writesPerInsert(Settings settings, int indexes) {
    List<Column> columns = new ArrayList<>();
    List<IndexSpec> specs = new ArrayList<>();
    columns.add(new Column("id", ColumnType.LONG));
    for (int i = 1; i <= MOST_INDEXES; i++) {
      columns.add(new Column("c" + i, ColumnType.LONG));
      if (i <= indexes) {
        specs.add(IndexSpec.on("by_c" + i, "c" + i));
      }
    }
    Pager pager = Pager.open(new MemoryDisk(), "table", Stores.pages(settings, Stores.WHOLE));
    Table table =
        new Table(pager, new Schema(columns, List.of("id")), specs, BPlusTreeOptions.defaults());
    SeededRandom random = settings.random("values");
    int count = settings.integer("count");
    table.sync();
    PageStats before = table.stats();
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      row.add(random.nextLong());
      for (int c = 0; c < MOST_INDEXES; c++) {
        row.add(random.nextLong());
      }
      table.insert(row);
      table.sync();
    }
    return (double) table.stats().since(before).pageWrites() / count;
  }
}
