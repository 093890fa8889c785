package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Series of points over named axes with units.
 *
 * @param id short, unique in its run: the name of its SVG file
 * @param title what is shown
 * @param shape how the points are drawn
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series one or more
 * @param references straight lines to compare with, such as an ideal
 */
public record Chart(
    String id,
    String title,
    Shape shape,
    Axis x,
    Axis y,
    List<Series> series,
    List<Reference> references) {

  public Chart {
    series = List.copyOf(series);
    references = List.copyOf(references);
  }

  /** How points are drawn. */
  public enum Shape {
    /** Joined; a band where points have a range. */
    LINE,
    /** A bar each, grouped by x; whiskers where points have a range. */
    BAR,
    /** Dots. */
    SCATTER
  }

  /** How an axis maps numbers to places. */
  public enum Scale {
    /** Equal steps are equally long. */
    LINEAR,
    /** Equal ratios are equally long; only numbers above zero have a place. */
    LOG,
    /** The x of a point is the index of its category. */
    CATEGORY
  }

  /** Which direction is good. */
  public enum Better {
    /** Less is better: a time, a number of page reads. */
    LOWER,
    /** More is better: a hit rate, a throughput. */
    HIGHER,
    /** Neither: a size, a moment. */
    NEITHER
  }

  /**
   * An axis.
   *
   * @param label what it measures
   * @param unit or empty
   * @param scale linear, logarithmic or categories
   * @param better which direction is good; said in words beside the chart
   * @param categories their names ({@link Scale#CATEGORY} only)
   */
  public record Axis(
      String label, String unit, Scale scale, Better better, List<String> categories) {

    public Axis {
      categories = List.copyOf(categories);
    }

    /** An axis of numbers in {@code unit}. */
    public static Axis linear(String label, String unit) {
      return new Axis(label, unit, Scale.LINEAR, Better.NEITHER, List.of());
    }

    /** A logarithmic axis of numbers above zero in {@code unit}. */
    public static Axis log(String label, String unit) {
      return new Axis(label, unit, Scale.LOG, Better.NEITHER, List.of());
    }

    /** An axis of names; the x of a point is the index of its name. */
    public static Axis categories(String label, List<String> names) {
      return new Axis(label, "", Scale.CATEGORY, Better.NEITHER, names);
    }

    /** The same, saying that less is better. */
    public Axis lowerIsBetter() {
      return new Axis(label, unit, scale, Better.LOWER, categories);
    }

    /** The same, saying that more is better. */
    public Axis higherIsBetter() {
      return new Axis(label, unit, scale, Better.HIGHER, categories);
    }
  }

  /**
   * A point, with the range that it stands for where there is one.
   *
   * @param low lower end of the range, NaN for none
   * @param high upper end of the range, NaN for none
   */
  public record Point(double x, double y, double low, double high) {

    /** Whether it stands for a range. */
    public boolean hasRange() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }

  /** Points with a name. */
  public record Series(String name, List<Point> points) {

    public Series {
      points = List.copyOf(points);
    }
  }

  /** A horizontal line with its name: an ideal, a limit. */
  public record Reference(String name, double y) {}

  /** Takes the points of a chart while an experiment runs. For one thread. */
  public static final class Builder {
    private final String id;
    private final String title;
    private final Shape shape;
    private final Axis x;
    private final Axis y;
    private final List<String> names = new ArrayList<>();
    private final List<List<Point>> points = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    Builder(String id, String title, Shape shape, Axis x, Axis y) {
      this.id = id;
      this.title = title;
      this.shape = shape;
      this.x = x;
      this.y = y;
    }

    /** Adds a point to the series of that name, which begins with its first point. */
    public Builder point(String series, double px, double py) {
      return point(series, px, py, Double.NaN, Double.NaN);
    }

    /** Adds a point with a range. */
    public Builder point(String series, double px, double py, double low, double high) {
      int index = names.indexOf(series);
      if (index < 0) {
        index = names.size();
        names.add(series);
        points.add(new ArrayList<>());
      }
      points.get(index).add(new Point(px, py, low, high));
      return this;
    }

    /** Adds a horizontal line to compare with. */
    public Builder reference(String name, double atY) {
      references.add(new Reference(name, atY));
      return this;
    }

    Chart build() {
      List<Series> series = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        series.add(new Series(names.get(i), points.get(i)));
      }
      return new Chart(id, title, shape, x, y, series, references);
    }
  }

  Json toJson() {
    Json.Arr seriesList = Json.array();
    for (Series one : series) {
      Json.Arr pointList = Json.array();
      for (Point point : one.points()) {
        Json.Arr numbers = Json.array().add(point.x()).add(point.y());
        if (point.hasRange()) {
          numbers.add(point.low()).add(point.high());
        }
        pointList.add(numbers);
      }
      seriesList.add(Json.object().put("name", one.name()).put("points", pointList));
    }
    Json.Arr referenceList = Json.array();
    references.forEach(
        line -> referenceList.add(Json.object().put("name", line.name()).put("y", line.y())));
    return Json.object()
        .put("id", id)
        .put("title", title)
        .put("shape", word(shape))
        .put("x", axisJson(x))
        .put("y", axisJson(y))
        .put("series", seriesList)
        .put("references", referenceList);
  }

  private static Json axisJson(Axis axis) {
    return Json.object()
        .put("label", axis.label())
        .put("unit", axis.unit())
        .put("scale", word(axis.scale()))
        .put("better", word(axis.better()))
        .put("categories", Json.texts(axis.categories()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
