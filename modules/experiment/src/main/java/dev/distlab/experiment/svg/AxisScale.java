package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Numbers;
import dev.distlab.kernel.PortableMath;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Maps the values of an axis to places between two pixels, and chooses its ticks.
 *
 * <p>A linear scale widens its domain to round numbers; it begins at zero unless its values are
 * close together far from zero and {@code fromZero} is not asked for. A logarithmic scale covers
 * its values exactly and ignores what is not positive. A category stands at its index.
 */
final class AxisScale {

  /** A labelled place. */
  record Tick(double value, String label) {}

  private static final double[] ROUND_STEPS = {1, 2, 2.5, 5, 10, 20, 25};
  private static final int LABELLED_VALUES = 12;

  private final Chart.Scale scale;
  private final double low;
  private final double high;
  private final List<Tick> ticks;
  private double from;
  private double to;

  private AxisScale(Chart.Scale scale, double low, double high, List<Tick> ticks) {
    this.scale = scale;
    this.low = low;
    this.high = high;
    this.ticks = List.copyOf(ticks);
  }

  /** A scale whose ticks are round numbers. */
  static AxisScale round(Chart.Scale scale, TreeSet<Double> values, boolean fromZero) {
    return scale == Chart.Scale.LOG ? roundLog(values) : roundLinear(values, fromZero);
  }

  /** A scale that puts a tick under each value while they are few, and round numbers otherwise. */
  static AxisScale ofValues(Chart.Axis axis, TreeSet<Double> values) {
    if (axis.scale() == Chart.Scale.CATEGORY) {
      List<Tick> named = new ArrayList<>();
      for (int i = 0; i < axis.categories().size(); i++) {
        named.add(new Tick(i, axis.categories().get(i)));
      }
      return new AxisScale(axis.scale(), -0.35, Math.max(1, named.size()) - 0.65, named);
    }
    TreeSet<Double> usable = usable(axis.scale(), values);
    if (usable.size() < 2 || usable.size() > LABELLED_VALUES) {
      return round(axis.scale(), values, false);
    }
    List<Tick> each = usable.stream().map(value -> new Tick(value, compact(value))).toList();
    return new AxisScale(axis.scale(), usable.first(), usable.last(), each);
  }

  /** A scale of equal slots, each with its name in its middle. */
  static AxisScale slots(List<String> names) {
    List<Tick> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      named.add(new Tick(i, names.get(i)));
    }
    return new AxisScale(Chart.Scale.CATEGORY, -0.5, names.size() - 0.5, named);
  }

  private static AxisScale roundLinear(TreeSet<Double> values, boolean fromZero) {
    TreeSet<Double> usable = usable(Chart.Scale.LINEAR, values);
    double least = usable.isEmpty() ? 0 : usable.first();
    double most = usable.isEmpty() ? 1 : usable.last();
    boolean closeTogether = least > 0 && most - least < 0.25 * most;
    if (least > 0 && (fromZero || !closeTogether)) {
      least = 0;
    }
    if (most < 0 && fromZero) {
      most = 0;
    }
    if (most == least) {
      most = least + Math.max(1, Math.abs(least));
    }
    double step = stepWithLeastWaste(least, most);
    double low = Math.floor(least / step + 1e-9) * step;
    double high = Math.ceil(most / step - 1e-9) * step;
    List<Tick> ticks = new ArrayList<>();
    int decimals = decimals(step);
    long count = Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      double value = low + i * step;
      ticks.add(new Tick(value, high >= 100_000 ? compact(value) : fixed(value, decimals)));
    }
    return new AxisScale(Chart.Scale.LINEAR, low, high, ticks);
  }

  private static String fixed(double value, int decimals) {
    return Numbers.grouped(value, decimals);
  }

  private static AxisScale roundLog(TreeSet<Double> values) {
    TreeSet<Double> usable = usable(Chart.Scale.LOG, values);
    double least = usable.isEmpty() ? 1 : usable.first();
    double most = usable.isEmpty() ? 10 : usable.last();
    double decade = 1;
    while (decade > least) {
      decade /= 10;
    }
    while (decade * 10 <= least) {
      decade *= 10;
    }
    boolean wide = most / least > 1000;
    List<Double> places = new ArrayList<>();
    for (double power = decade; places.isEmpty() || last(places) < most; power *= 10) {
      for (double times : wide ? new double[] {1} : new double[] {1, 2, 5}) {
        if (places.isEmpty() || last(places) < most) {
          places.add(power * times);
        }
      }
    }
    while (places.size() > 2 && places.get(1) <= least) {
      places.remove(0);
    }
    return new AxisScale(
        Chart.Scale.LOG,
        places.get(0),
        last(places),
        places.stream().map(value -> new Tick(value, compact(value))).toList());
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  private static TreeSet<Double> usable(Chart.Scale scale, TreeSet<Double> values) {
    TreeSet<Double> usable = new TreeSet<>();
    for (double value : values) {
      if (Double.isFinite(value) && (scale != Chart.Scale.LOG || value > 0)) {
        usable.add(value);
      }
    }
    return usable;
  }

  /** The round step that leaves the least empty room with three to six intervals. */
  private static double stepWithLeastWaste(double least, double most) {
    double power = 1;
    double rough = (most - least) / 10;
    while (power > rough) {
      power /= 10;
    }
    while (power * 10 <= rough) {
      power *= 10;
    }
    double best = power * 10;
    double leastWaste = Double.POSITIVE_INFINITY;
    for (double times : ROUND_STEPS) {
      double step = power * times;
      double low = Math.floor(least / step + 1e-9) * step;
      double high = Math.ceil(most / step - 1e-9) * step;
      long intervals = Math.round((high - low) / step);
      double waste = (high - low) - (most - least);
      if (intervals >= 3 && intervals <= 6 && waste < leastWaste * (1 - 1e-9)) {
        best = step;
        leastWaste = waste;
      }
    }
    return best;
  }

  private static int decimals(double step) {
    int decimals = 0;
    double scaled = step;
    while (decimals < 9 && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled) {
      scaled *= 10;
      decimals++;
    }
    return decimals;
  }

  /** A number as short as a label wants it: three significant digits, 20k, 1.5M. */
  static String compact(double value) {
    double size = Math.abs(value);
    if (size >= 1e9) {
      return significant(value / 1e9) + "G";
    }
    if (size >= 1e6) {
      return significant(value / 1e6) + "M";
    }
    if (size >= 1e4) {
      return significant(value / 1e3) + "k";
    }
    return size >= 1000 ? trimmed(value, 0) : significant(value);
  }

  private static String significant(double value) {
    double size = Math.abs(value);
    int decimals = 0;
    while (size < 100 && decimals < 9 && size > 0) {
      size *= 10;
      decimals++;
    }
    return trimmed(value, decimals);
  }

  private static String trimmed(double value, int decimals) {
    String text = Numbers.fixed(value, decimals);
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** Says which pixels the ends of the domain stand at; {@code from} may exceed {@code to}. */
  AxisScale between(double newFrom, double newTo) {
    from = newFrom;
    to = newTo;
    return this;
  }

  /** The pixel of a value; values outside the domain are moved to its nearer end. */
  double place(double value) {
    double inside = Math.max(low, Math.min(high, value));
    double share =
        scale == Chart.Scale.LOG
            ? PortableMath.log(inside / low) / PortableMath.log(high / low)
            : (inside - low) / (high - low);
    return from + (high == low ? 0.5 : share) * (to - from);
  }

  boolean isOfCategories() {
    return scale == Chart.Scale.CATEGORY;
  }

  boolean isLog() {
    return scale == Chart.Scale.LOG;
  }

  double low() {
    return low;
  }

  List<Tick> ticks() {
    return ticks;
  }
}
