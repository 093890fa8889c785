package dev.distlab.experiment.svg;

import dev.distlab.experiment.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of lines, to the right of a plot, moved apart where they would overlap. */
final class SideLabels {

  private static final double LINE_HEIGHT = 16;

  private final SvgWriter out;
  private final Paint paint;

  SideLabels(SvgWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /** A name and the place of the mark that it belongs to. */
  record Label(int series, String name, double markX, double markY) {}

  void draw(List<Label> given, double right, double top, double bottom) {
    List<Label> labels = new ArrayList<>(given);
    labels.sort(Comparator.comparingDouble(Label::markY));
    double[] heights = spread(labels, top, bottom);
    for (int i = 0; i < heights.length; i++) {
      Label label = labels.get(i);
      double y = heights[i];
      if (Math.abs(y - label.markY()) > 5 || label.markX() < right - 12) {
        out.line("leader", label.markX() + 6, label.markY(), right + 8, y);
      }
      out.path("mark " + paint.fill(label.series()), Marker.of(label.series(), right + 14, y));
      String style = paint.label(label.series()) + " halo";
      out.text(style, right + 24, y + 4, Anchor.START, label.name());
    }
  }

  /** Heights as near to the marks as a line height between neighbours allows, inside the plot. */
  private static double[] spread(List<Label> labels, double top, double bottom) {
    double[] heights = new double[labels.size()];
    double least = top;
    for (int i = 0; i < heights.length; i++) {
      heights[i] = Math.max(least, labels.get(i).markY());
      least = heights[i] + LINE_HEIGHT;
    }
    double most = bottom;
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = Math.min(most, heights[i]);
      most = heights[i] - LINE_HEIGHT;
    }
    return heights;
  }
}
