package dev.distlab.experiment.svg;

import dev.distlab.experiment.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Grid, ticks and the name of the x axis, around a rectangle of a chart. */
final class Axes {

  private final SvgWriter out;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  Axes(SvgWriter out, double left, double right, double top, double bottom) {
    this.out = out;
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
  }

  /** Hairlines across, with their values to the left. */
  void grid(AxisScale y) {
    StringBuilder lines = new StringBuilder();
    String end = "H" + SvgWriter.number(right);
    for (AxisScale.Tick tick : y.ticks()) {
      lines.append("M").append(SvgWriter.at(left, y.place(tick.value()))).append(end);
    }
    out.path("grid", lines.toString());
    for (AxisScale.Tick tick : y.ticks()) {
      double at = y.place(tick.value());
      out.text("tick", left - 10, at + 4, Anchor.END, tick.label());
    }
  }

  /** Hairlines upwards, with their values below. */
  void uprightGrid(AxisScale x) {
    StringBuilder lines = new StringBuilder();
    String end = "V" + SvgWriter.number(bottom);
    for (AxisScale.Tick tick : x.ticks()) {
      lines.append("M").append(SvgWriter.at(x.place(tick.value()), top)).append(end);
    }
    out.path("grid", lines.toString());
    labelsBelow(x, bottom + 16);
  }

  /** The x axis: ticks with as many labels as have room, and what it measures. */
  void below(AxisScale x, String name) {
    StringBuilder lines = new StringBuilder("M");
    lines.append(SvgWriter.at(left, bottom)).append("H").append(SvgWriter.number(right));
    for (AxisScale.Tick tick : x.ticks()) {
      lines.append("M").append(SvgWriter.at(x.place(tick.value()), bottom)).append("v4");
    }
    out.path("axis", lines.toString());
    labelsBelow(x, bottom + 20);
    out.text("quiet", right, bottom + 42, Anchor.END, name);
  }

  private void labelsBelow(AxisScale x, double baseline) {
    for (AxisScale.Tick tick : withRoom(x)) {
      out.text("tick", x.place(tick.value()), baseline, Anchor.MIDDLE, tick.label());
    }
  }

  /** The ticks whose labels do not touch: every second, fifth ... category, or as many as fit. */
  private static List<AxisScale.Tick> withRoom(AxisScale x) {
    if (!x.isOfCategories()) {
      return fromTheEnd(x);
    }
    for (int times = 1; ; times *= 10) {
      for (int stride : new int[] {times, 2 * times, 5 * times}) {
        List<AxisScale.Tick> every = every(stride, x.ticks());
        if (haveRoom(every, x)) {
          return every;
        }
      }
    }
  }

  private static List<AxisScale.Tick> every(int stride, List<AxisScale.Tick> ticks) {
    List<AxisScale.Tick> every = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i += stride) {
      every.add(ticks.get(i));
    }
    return every;
  }

  private static boolean haveRoom(List<AxisScale.Tick> ticks, AxisScale x) {
    double limit = Double.NEGATIVE_INFINITY;
    for (AxisScale.Tick tick : ticks) {
      double half = TextWidth.of(tick.label(), Theme.TICK_SIZE) / 2;
      double at = x.place(tick.value());
      if (at - half < limit) {
        return false;
      }
      limit = at + half + 6;
    }
    return true;
  }

  /** Keeps the last label and what fits before it: the ends matter most. */
  private static List<AxisScale.Tick> fromTheEnd(AxisScale x) {
    List<AxisScale.Tick> kept = new ArrayList<>();
    double limit = Double.POSITIVE_INFINITY;
    for (int i = x.ticks().size() - 1; i >= 0; i--) {
      AxisScale.Tick tick = x.ticks().get(i);
      double half = TextWidth.of(tick.label(), Theme.TICK_SIZE) / 2;
      double at = x.place(tick.value());
      if (at + half <= limit) {
        kept.add(tick);
        limit = at - half - 6;
      }
    }
    return kept;
  }
}
