package dev.distlab.cli.view;

/**
 * Maps the numbers of an axis to places between 0 and 1.
 *
 * @param lo the number at 0
 * @param hi the number at 1
 * @param isLog whether equal factors take equal space
 */
record AxisRange(double lo, double hi, boolean isLog) {

  /** Where {@code value} stands; NaN for what has no place on a logarithmic axis. */
  double place(double value) {
    if (!isLog) {
      return (value - lo) / (hi - lo);
    }
    return value > 0 ? StrictMath.log(value / lo) / StrictMath.log(hi / lo) : Double.NaN;
  }

  /** The range from the smallest to the largest number, exactly; widened where they are equal. */
  static AxisRange exact(double least, double most, boolean isLog) {
    if (least < most) {
      return new AxisRange(least, most, isLog);
    }
    return isLog
        ? new AxisRange(least / 2, most * 2, true)
        : new AxisRange(least - 0.5, most + 0.5, false);
  }

  /** A range with round ends that holds all numbers, and zero where zero is not far. */
  static AxisRange round(double least, double most, boolean isLog) {
    if (isLog) {
      double lo = roundDown(least);
      return new AxisRange(lo, Math.max(roundUp(most), lo * 2), true);
    }
    double lo = least >= 0 && least <= 0.6 * most ? 0 : least;
    double hi = most <= 0 && most >= 0.6 * least ? 0 : most;
    if (lo == hi) {
      hi = lo + (lo == 0 ? 1 : Math.abs(lo));
    }
    double step = Ticks.step(lo, hi, 5);
    return new AxisRange(
        StrictMath.floor(lo / step + 1e-9) * step, StrictMath.ceil(hi / step - 1e-9) * step, false);
  }

  private static double roundDown(double value) {
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(value) + 1e-9));
    double factor = value / power * (1 + 1e-9);
    return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
  }

  private static double roundUp(double value) {
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(value) + 1e-9));
    double factor = value / power * (1 - 1e-9);
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
  }
}
