package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.atLeast;
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
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.RebalancePolicy;
import dev.distlab.index.btree.TreeShape;
import java.util.ArrayList;
import java.util.List;

/** {@code index/delete-policy}: merge at half, or free at empty. */
final class DeletePolicyExperiment implements Experiment {

  private static final int STEPS = 18;

  @Override
  public About about() {
    return About.of(
            "index/delete-policy",
            IndexChapter.TITLE,
            "Merge half-empty pages, or wait until they are empty?")
        .with(
            Parameter.integer("count", 40_000, 5_000, 1_000_000, "entries before")
                .because("below it a few pages decide"),
            Parameter.integer("delete", 90, 50, 95, "how many of them are deleted, at random")
                .unit("%"),
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut(
            "What comes after: pages that were kept need no split when the table grows again.")
        .andNext("step index/delete")
        .andNext("sweep index/delete-policy --over delete=50,75,90 --seeds 5");
  }

  /** A tree after its deletes; and how full its leaves were when they were least full, in %. */
  private record Thinned(
      TreeShape before, TreeShape after, double leastFill, double pagesChanged) {}

  @Override
  public void run(Settings settings, Report report) {
    Table.Builder table =
        report.table(
            "after the deletes",
            Column.text("policy"),
            Column.percent("leaf fill").withBar(),
            Column.number("leaves", "", 0).withBar(),
            Column.number("height", "", 0),
            Column.number("pages asked for", "per delete", 2));
    Chart.Builder chart =
        report
            .lineChart(
                "fill",
                "How full the leaves are while entries go",
                Chart.Axis.linear("deleted", "%"),
                Chart.Axis.linear("leaf fill", "%").higherIsBetter())
            .reference("half", 50);
    Thinned merging = thin(settings, RebalancePolicy.MERGE_AT_HALF, "merge at half", chart);
    Thinned freeing = thin(settings, RebalancePolicy.FREE_AT_EMPTY, "free at empty", chart);
    row(table, "merge at half", merging);
    row(table, "free at empty", freeing);
    report.measure("merge-fill", "leaf fill, merge at half", fill(merging), "%", 1);
    report.measure("free-fill", "leaf fill, free at empty", fill(freeing), "%", 1);
    claims(settings, report, merging, freeing);
  }

  private static double fill(Thinned tree) {
    return 100 * tree.after.leafFill();
  }

  private static void row(Table.Builder table, String name, Thinned tree) {
    table.row(
        Cell.of(name),
        Cell.of(fill(tree)).flaggedIf(fill(tree) < 40),
        Cell.of(tree.after.leafPages()),
        Cell.of(tree.after.height()),
        Cell.of(tree.pagesChanged));
  }

  private static Thinned thin(
      Settings settings, RebalancePolicy policy, String name, Chart.Builder chart) {
    BPlusTreeOptions options = BPlusTreeOptions.defaults().withRebalance(policy);
    BPlusTree tree = Stores.tree(Stores.pages(settings, Stores.WHOLE), options);
    int count = settings.integer("count");
    byte[] value = new byte[settings.integer("value")];
    List<byte[]> keys = new ArrayList<>(IndexKeys.random(settings.random("keys"), count));
    keys.forEach(key -> tree.put(key, value));
    TreeShape before = tree.shape();
    settings.random("deletes").shuffle(keys);
    int deletes = (int) ((long) count * settings.integer("delete") / 100);
    long asked = tree.stats().pins();
    long walked = 0;
    double least = 100;
    for (int i = 0; i < deletes; i++) {
      tree.delete(keys.get(i));
      if ((i + 1) % (deletes / STEPS) == 0) {
        long start = tree.stats().pins();
        double fill = 100 * tree.shape().leafFill();
        chart.point(name, 100.0 * (i + 1) / count, fill);
        least = Math.min(fill, least);
        walked += tree.stats().pins() - start;
      }
    }
    double perDelete = (double) (tree.stats().pins() - asked - walked) / deletes;
    TreeShape after = tree.shape();
    return new Thinned(before, after, Math.min(100 * after.leafFill(), least), perDelete);
  }

  private static void claims(Settings settings, Report report, Thinned merging, Thinned freeing) {
    report
        .claim("merge-keeps-half", "merging at half keeps the leaves more than half full, always")
        .expect(atLeast(50))
        .saw(merging.leastFill, "% full, at least", 1);
    double rows = freeing.before.entriesPerLeaf();
    double left = 1 - settings.integer("delete") / 100.0;
    double reckoned = 100 * freeing.before.leafFill() * left / (1 - power(1 - left, rows));
    report
        .claim("free-lets-them-empty", "freeing at empty leaves what is left thinly spread")
        .expect(between(tenths(0.7 * reckoned), tenths(1.35 * reckoned)))
        .saw(fill(freeing), "% full", 1);
    report
        .claim("height-stays", "freeing at empty does not lower the tree")
        .expect(exactly(freeing.before.height()))
        .saw(freeing.after.height(), "levels");
    report
        .claim("freeing-is-cheaper", "merging asks for no fewer pages at each delete")
        .expect(atLeast(0.95))
        .saw(merging.pagesChanged / freeing.pagesChanged, "x", 2);
  }

  private static double tenths(double percent) {
    return Math.floor(percent * 10 + 0.5) / 10;
  }

  /** {@code base} to a whole power, which is enough here and the same on every machine. */
  private static double power(double base, double exponent) {
    double result = 1;
    for (int i = 0; i < (int) exponent; i++) {
      result *= base;
    }
    return result;
  }
}
