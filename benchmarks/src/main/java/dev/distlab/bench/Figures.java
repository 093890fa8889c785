package dev.distlab.bench;

import dev.distlab.experiment.Numbers;

/** Measured numbers as text: three significant digits, more only before the decimal point. */
final class Figures {

  private Figures() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return Numbers.grouped(value, decimals);
  }

  static String withError(Measurement measurement) {
    String score = of(measurement.score());
    if (measurement.error() == null) {
      return score + " ± ?";
    }
    int point = score.indexOf('.');
    int decimals = point < 0 ? 0 : score.length() - point - 1;
    return score + " ± " + Numbers.grouped(measurement.error(), decimals);
  }
}
