package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Columns that are too many to be named one by one: a histogram, a load per node. */
final class Columns {

  private static final double HEIGHT = 240;

  private final Chart chart;
  private final BarRows rows;
  private final SvgChart.Look look;
  private final SvgWriter out;
  private final Paint paint;
  private final AxisScale y;

  Columns(Chart chart, BarRows rows, SvgChart.Look look, SvgWriter out) {
    this.chart = chart;
    this.rows = rows;
    this.look = look;
    this.out = out;
    this.paint = new Paint(chart, look);
    this.y = AxisScale.round(chart.y().scale(), rows.values(), true);
  }

  /** Draws everything below the heading and returns the height of the picture. */
  double draw(double from) {
    double top = chart.series().size() > 1 ? names(from) : from;
    double bottom = top + HEIGHT;
    List<String> labels = y.ticks().stream().map(AxisScale.Tick::label).toList();
    double left = SvgChart.MARGIN + TextWidth.widest(labels, Theme.TICK_SIZE) + 10;
    List<String> references = chart.references().stream().map(Chart.Reference::name).toList();
    double referenceRoom = TextWidth.widest(references, Theme.TICK_SIZE);
    double right = look.width() - SvgChart.MARGIN - Math.min(referenceRoom, look.width() * 0.3);
    y.between(bottom, top);
    Axes axes = new Axes(out, left, right, top, bottom);
    axes.grid(y);
    double slot = (right - left) / rows.groups().size();
    for (int i = 0; i < rows.groups().size(); i++) {
      group(rows.groups().get(i), left + i * slot, slot);
    }
    for (Chart.Reference reference : chart.references()) {
      double at = y.place(reference.y());
      out.line("dash", left, at, right, at);
      out.text("note", right + 6, at + 4, Anchor.START, reference.name());
    }
    axes.below(slots(left, right), SvgChart.withUnit(chart.x()));
    return bottom + 60;
  }

  /** Writes the names of the series, in as many lines as they need; returns what is below them. */
  private double names(double from) {
    double x = SvgChart.MARGIN;
    double y = from;
    for (int i = 0; i < chart.series().size(); i++) {
      String name = chart.series().get(i).name();
      double width = paint.widthOf(i, name) + 15;
      if (x > SvgChart.MARGIN && x + width > look.width() - SvgChart.MARGIN) {
        x = SvgChart.MARGIN;
        y += 20;
      }
      out.path("mark " + paint.fill(i), Marker.of(1, x + 5, y - 3));
      out.text(paint.label(i), x + 15, y + 1.5, Anchor.START, name);
      x += width + 19;
    }
    return y + 24;
  }

  private void group(BarRows.Group group, double from, double slot) {
    double gap = slot > 6 ? slot * 0.18 : slot * 0.08;
    double width = (slot - gap) / Math.max(1, group.bars().size());
    double x = from + gap / 2;
    double base = y.place(y.isLog() ? y.low() : 0);
    for (BarRows.Bar bar : group.bars()) {
      double end = y.place(bar.point().y());
      double drawn = Math.max(0.8, width - (width > 4 ? 1 : 0));
      out.rect(paint.fill(bar.series()), x, Math.min(base, end), drawn, Math.abs(base - end));
      if (bar.point().hasRange()) {
        double middle = x + drawn / 2;
        out.line(
            "whisker", middle, y.place(bar.point().low()), middle, y.place(bar.point().high()));
      }
      x += width;
    }
  }

  /** A scale with the name of each group in the middle of its slot. */
  private AxisScale slots(double left, double right) {
    List<String> names = new ArrayList<>();
    rows.groups().forEach(group -> names.add(group.name()));
    AxisScale scale = AxisScale.slots(names);
    return scale.between(left, right);
  }
}
