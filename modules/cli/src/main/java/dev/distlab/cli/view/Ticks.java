package dev.distlab.cli.view;

import dev.distlab.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis. Immutable.
 *
 * @param values in rising order
 * @param labels one for each value
 */
record Ticks(List<Double> values, List<String> labels) {

  private static final double[] ROUND = {1, 2, 5, 10};

  /** The smallest round step that cuts {@code lo..hi} into at most {@code most} parts. */
  static double step(double lo, double hi, int most) {
    double rough = (hi - lo) / most;
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
    for (double round : ROUND) {
      if (round * power >= rough * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  /** Every multiple of {@code step} from {@code lo} to {@code hi}. */
  static Ticks linear(double lo, double hi, double step) {
    int decimals = (int) Math.max(0, -StrictMath.floor(StrictMath.log10(step) + 1e-9));
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    long last = (long) StrictMath.floor(hi / step + 1e-9);
    for (long i = (long) StrictMath.ceil(lo / step - 1e-9); i <= last; i++) {
      values.add(i * step);
      labels.add(Numbers.grouped(i * step, decimals));
    }
    return new Ticks(values, labels);
  }

  /** Powers of ten from {@code lo} to {@code hi}; with 2 and 5 between them where there are few. */
  static Ticks log(double lo, double hi) {
    int first = (int) StrictMath.floor(StrictMath.log10(lo) + 1e-9);
    int last = (int) StrictMath.ceil(StrictMath.log10(hi) - 1e-9);
    double[] factors = last - first <= 2 ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> values = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (double factor : factors) {
        double value = factor * StrictMath.pow(10, exponent);
        if (value >= lo * (1 - 1e-9) && value <= hi * (1 + 1e-9)) {
          values.add(value);
        }
      }
    }
    return of(values);
  }

  /** Exactly these values. */
  static Ticks of(List<Double> values) {
    return new Ticks(List.copyOf(values), values.stream().map(Ticks::label).toList());
  }

  private static String label(double value) {
    int decimals = 0;
    double scaled = Math.abs(value);
    while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * Math.max(1, scaled)) {
      decimals++;
      scaled *= 10;
    }
    return Numbers.grouped(value, decimals);
  }
}
