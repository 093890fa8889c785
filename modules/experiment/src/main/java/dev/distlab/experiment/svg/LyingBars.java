package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgWriter.Anchor;

/** Bars that lie, a line each: name before it, value behind it, whisker where there is a range. */
final class LyingBars {

  private static final double ROW = 24;
  private static final double BAR = 12;
  private static final double HEADING = 28;

  private final Chart chart;
  private final BarRows rows;
  private final SvgChart.Look look;
  private final SvgWriter out;
  private final Paint paint;
  private final AxisScale scale;
  private double left;

  LyingBars(Chart chart, BarRows rows, SvgChart.Look look, SvgWriter out) {
    this.chart = chart;
    this.rows = rows;
    this.look = look;
    this.out = out;
    this.paint = new Paint(chart, look);
    this.scale = AxisScale.round(chart.y().scale(), rows.values(), true);
  }

  /** Draws everything below the heading and returns the height of the picture. */
  double draw(double from) {
    double names = 0;
    double values = 0;
    for (BarRows.Group group : rows.groups()) {
      for (BarRows.Bar bar : group.bars()) {
        names = Math.max(names, paint.widthOf(bar.series(), name(group, bar)));
        values = Math.max(values, paint.widthOf(bar.series(), AxisScale.compact(bar.point().y())));
      }
    }
    left = SvgChart.MARGIN + Math.min(look.width() * 0.4, names) + 12;
    double right = look.width() - SvgChart.MARGIN - values - 16;
    scale.between(left, right);
    double top = from + (chart.references().isEmpty() ? 0 : 16);
    double headings = hasHeadings() ? rows.groups().size() * HEADING : 0;
    double bottom = top + rows.barCount() * ROW + headings + 4;
    new Axes(out, left, right, top, bottom).uprightGrid(scale);
    references(top, bottom, right);
    groups(top);
    return isGrouped() ? bottom + 36 : nameOfAxis(bottom) + 20;
  }

  private boolean isGrouped() {
    return chart.series().size() > 1;
  }

  private boolean hasHeadings() {
    return isGrouped() && rows.groups().size() > 1;
  }

  private String name(BarRows.Group group, BarRows.Bar bar) {
    return isGrouped() ? bar.name() : group.name();
  }

  private void groups(double top) {
    double y = top;
    for (BarRows.Group group : rows.groups()) {
      if (hasHeadings()) {
        out.text("quiet strong", SvgChart.MARGIN, y + 19, Anchor.START, heading(group));
        y += HEADING;
      }
      if (!scale.isLog()) {
        out.line("axis", left, y, left, y + group.bars().size() * ROW);
      }
      for (BarRows.Bar bar : group.bars()) {
        row(bar, name(group, bar), y);
        y += ROW;
      }
    }
  }

  /**
   * Writes the name of the x axis to the left of the ticks, or below them; returns its baseline.
   */
  private double nameOfAxis(double bottom) {
    double width = TextWidth.of(chart.x().label(), Theme.TEXT_SIZE);
    double baseline = bottom + (width < left - SvgChart.MARGIN - 24 ? 16 : 36);
    out.text("quiet", SvgChart.MARGIN, baseline, Anchor.START, chart.x().label());
    return baseline;
  }

  private String heading(BarRows.Group group) {
    String unit = chart.x().unit().isEmpty() ? "" : " " + chart.x().unit();
    boolean isNumber = chart.x().scale() != Chart.Scale.CATEGORY;
    return isNumber ? chart.x().label() + " " + group.name() + unit : group.name();
  }

  private void references(double top, double bottom, double right) {
    for (Chart.Reference reference : chart.references()) {
      double at = scale.place(reference.y());
      out.line("dash", at, top - 2, at, bottom);
      double half = TextWidth.of(reference.name(), Theme.TICK_SIZE) / 2;
      double middle = Math.max(left + half, Math.min(right + 20 - half, at));
      out.text("note", middle, top - 7, Anchor.MIDDLE, reference.name());
    }
  }

  private void row(BarRows.Bar bar, String name, double y) {
    Chart.Point point = bar.point();
    double middle = y + ROW / 2;
    double end = scale.place(point.y());
    String fill = paint.fill(bar.series());
    String style = paint.label(bar.series());
    out.text(style, left - 10, middle + 4.5, Anchor.END, name);
    double reach;
    if (scale.isLog()) {
      out.line("grid", left, middle, end, middle);
      reach = Math.max(end + 4, whisker(point, middle));
      out.path("mark " + fill, Marker.of(0, end, middle));
    } else {
      double zero = scale.place(0);
      out.rect(fill, Math.min(zero, end), middle - BAR / 2, Math.abs(end - zero), BAR);
      reach = Math.max(Math.max(end, zero), whisker(point, middle));
    }
    out.text(style + " halo", reach + 8, middle + 4.5, Anchor.START, AxisScale.compact(point.y()));
  }

  /** Draws the range of a point, if it has one, and returns where its upper end stands. */
  private double whisker(Chart.Point point, double middle) {
    if (!point.hasRange()) {
      return 0;
    }
    double low = scale.place(point.low());
    double high = scale.place(point.high());
    String caps = SvgWriter.at(low, middle - 5) + "v10M" + SvgWriter.at(high, middle - 5) + "v10M";
    out.path("whisker", "M" + caps + SvgWriter.at(low, middle) + "H" + SvgWriter.number(high));
    return high;
  }
}
