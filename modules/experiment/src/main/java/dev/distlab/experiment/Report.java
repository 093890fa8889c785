package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a run records what it saw: tables, charts, measures, claims and notes, in the order in
 * which they are shown. It only keeps them; a terminal or a page shows them. For one thread.
 */
public final class Report {

  private final List<Table.Builder> tables = new ArrayList<>();
  private final List<Chart.Builder> charts = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Progress progress;
  private long workAll;
  private long workDone;

  /** A report that nobody watches being made. */
  public Report() {
    this(Progress.NONE);
  }

  Report(Progress progress) {
    this.progress = progress;
  }

  /** Announces a long run: how much work it is, in whatever unit {@link #done} counts. */
  public void work(long all) {
    workAll = all;
    workDone = 0;
  }

  /** Says that so much more of the announced work is done; whoever watches sees it. */
  public void done(long part) {
    workDone += part;
    progress.at(workAll > 0 ? Math.min(1, (double) workDone / workAll) : 0);
  }

  /** Begins a table. */
  public Table.Builder table(String title, Table.Column... columns) {
    Table.Builder table = new Table.Builder(title, List.of(columns));
    tables.add(table);
    return table;
  }

  /** Begins a chart of joined points. */
  public Chart.Builder lineChart(String id, String title, Chart.Axis x, Chart.Axis y) {
    return chart(new Chart.Builder(id, title, Chart.Shape.LINE, x, y));
  }

  /** Begins a chart of bars. */
  public Chart.Builder barChart(String id, String title, Chart.Axis x, Chart.Axis y) {
    return chart(new Chart.Builder(id, title, Chart.Shape.BAR, x, y));
  }

  /** Begins a chart of dots. */
  public Chart.Builder scatterChart(String id, String title, Chart.Axis x, Chart.Axis y) {
    return chart(new Chart.Builder(id, title, Chart.Shape.SCATTER, x, y));
  }

  private Chart.Builder chart(Chart.Builder chart) {
    charts.add(chart);
    return chart;
  }

  /** Records a number that a sweep follows over seeds and parameters. */
  public void measure(String id, String text, double value, String unit, int decimals) {
    measures.add(new Measure(id, text, value, unit, decimals));
  }

  /**
   * Begins a claim: {@code report.claim("id", "sentence").expect(atLeast(80)).saw(83.8, "%", 1)}.
   */
  public ClaimBuilder claim(String id, String text) {
    return new ClaimBuilder(id, text);
  }

  /** Records a sentence for the reader. */
  public void note(String text) {
    notes.add(text);
  }

  Result result(About about, Settings settings) {
    return new Result(
        about,
        settings,
        tables.stream().map(Table.Builder::build).toList(),
        charts.stream().map(Chart.Builder::build).toList(),
        measures,
        claims,
        notes);
  }

  /** A claim that waits for what was expected and seen. */
  public final class ClaimBuilder {
    private final String id;
    private final String text;
    private Expected expected;
    private boolean declaredFailure;

    private ClaimBuilder(String id, String text) {
      this.id = id;
      this.text = text;
    }

    /** The range in which the observed value must lie. */
    public ClaimBuilder expect(Expected range) {
      this.expected = range;
      return this;
    }

    /** Says beforehand that this fails here: the run is right if the value leaves the range. */
    public ClaimBuilder declaredToFail() {
      this.declaredFailure = true;
      return this;
    }

    /** Records the claim with the observed value; NaN where nothing could be observed. */
    public void saw(double observed, String unit, int decimals) {
      if (expected == null) {
        throw new IllegalStateException("claim " + id + " expects nothing");
      }
      claims.add(new Claim(id, text, expected, observed, unit, decimals, declaredFailure));
    }

    /** Records the claim with an observed whole number. */
    public void saw(long observed, String unit) {
      saw(observed, unit, 0);
    }
  }
}
