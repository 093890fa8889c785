package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgWriter.Anchor;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws a {@link Chart} as one self-contained SVG document.
 *
 * <pre>{@code
 * String svg = SvgChart.render(chart);
 * String ours = SvgChart.render(chart, SvgChart.Look.emphasising(Set.of("ring")));
 * }</pre>
 *
 * <p>Lines and dots stand over an axis; bars lie, so that their names can be read, and stand as
 * columns where they are too many to be named. Pure functions, linear in the number of points.
 */
public final class SvgChart {

  /** Width that a chart has where none is asked for, in px. */
  public static final int DEFAULT_WIDTH = 720;

  /** Smallest width that leaves room for labels, in px. */
  public static final int LEAST_WIDTH = 320;

  static final double MARGIN = 24;

  private SvgChart() {}

  /**
   * How a chart is drawn, where it matters to its reader.
   *
   * @param width in px, at least {@link #LEAST_WIDTH}; all text keeps its size at any width
   * @param emphasised names of the series that the reader is to look at first; the others become
   *     grey. Empty: each series has its own colour.
   */
  public record Look(int width, Set<String> emphasised) {

    public Look {
      if (width < LEAST_WIDTH) {
        throw new IllegalArgumentException(
            "width " + width + " px is too narrow: at least " + LEAST_WIDTH);
      }
      emphasised = Collections.unmodifiableSet(new TreeSet<>(emphasised));
    }

    /** 720 px, a colour each. */
    public static Look standard() {
      return new Look(DEFAULT_WIDTH, Set.of());
    }

    /** 720 px, these series in colour and the others grey. */
    public static Look emphasising(Set<String> names) {
      return new Look(DEFAULT_WIDTH, names);
    }
  }

  /** The chart in the standard look. */
  public static String render(Chart chart) {
    return render(chart, Look.standard());
  }

  /** The chart as an SVG document that ends with a line feed. */
  public static String render(Chart chart, Look look) {
    SvgWriter body = new SvgWriter();
    double top = head(chart, look, body);
    double height;
    if (chart.shape() != Chart.Shape.BAR) {
      height = new LinePlot(chart, look, body).draw(top);
    } else {
      BarRows rows = BarRows.of(chart);
      height =
          rows.areFew()
              ? new LyingBars(chart, rows, look, body).draw(top)
              : new Columns(chart, rows, look, body).draw(top);
    }
    return document(chart, look.width(), height, body);
  }

  private static double head(Chart chart, Look look, SvgWriter body) {
    double room = look.width() - 2 * MARGIN;
    double y = MARGIN + 10;
    for (String line : TextWidth.wrap(chart.title(), Theme.TITLE_SIZE, room)) {
      body.text("title", MARGIN, y, Anchor.START, line);
      y += 22;
    }
    for (String line : TextWidth.wrap(measured(chart.y()), Theme.TEXT_SIZE, room)) {
      body.text("quiet", MARGIN, y, Anchor.START, line);
      y += 18;
    }
    return y + 8;
  }

  /** What an axis measures, its unit, and which direction is good. */
  static String measured(Chart.Axis axis) {
    String direction =
        switch (axis.better()) {
          case LOWER -> " · lower is better";
          case HIGHER -> " · higher is better";
          case NEITHER -> "";
        };
    String scale = axis.scale() == Chart.Scale.LOG ? " · logarithmic" : "";
    return withUnit(axis) + direction + scale;
  }

  static String withUnit(Chart.Axis axis) {
    return axis.label() + (axis.unit().isEmpty() ? "" : ", " + axis.unit());
  }

  private static String document(Chart chart, int width, double height, SvgWriter body) {
    String name = name(chart);
    String size = SvgWriter.number(height);
    Set<String> styles = new TreeSet<>(body.styles());
    styles.add("paper");
    return new SvgWriter()
        .raw(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dl\" role=\"img\" viewBox=\"0 0 "
                + width
                + " "
                + size
                + "\" width=\""
                + width
                + "\" height=\""
                + size
                + "\" aria-labelledby=\""
                + name
                + "-title "
                + name
                + "-text\">")
        .raw("<title id=\"" + name + "-title\">" + SvgWriter.escape(chart.title()) + "</title>")
        .raw("<desc id=\"" + name + "-text\">" + SvgWriter.escape(inWords(chart)) + "</desc>")
        .raw(Theme.styleSheet(styles))
        .raw("<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"8\"/>")
        .raw(body + "</svg>")
        .toString();
  }

  /** The id of a chart in its document: what is neither letter nor digit becomes a hyphen. */
  private static String name(Chart chart) {
    StringBuilder name = new StringBuilder("dl-").append(chart.id());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 'z' || !Character.isLetterOrDigit(c)) {
        name.setCharAt(i, '-');
      }
    }
    return name.toString();
  }

  private static String inWords(Chart chart) {
    List<String> names = chart.series().stream().map(Chart.Series::name).toList();
    return measured(chart.y()) + ", over " + withUnit(chart.x()) + ": " + String.join(", ", names);
  }
}
