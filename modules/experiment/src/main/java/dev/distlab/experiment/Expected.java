package dev.distlab.experiment;

/**
 * The range that a claim expects, both ends included. An open end is infinite.
 *
 * @param low smallest value that fits
 * @param high largest value that fits
 */
public record Expected(double low, double high) {

  public Expected {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no value lies in " + low + ".." + high);
    }
  }

  /** From {@code low} up, itself included. */
  public static Expected atLeast(double low) {
    return new Expected(low, Double.POSITIVE_INFINITY);
  }

  /** Up to {@code high}, itself included. */
  public static Expected atMost(double high) {
    return new Expected(Double.NEGATIVE_INFINITY, high);
  }

  /** From {@code low} to {@code high}, both included. */
  public static Expected between(double low, double high) {
    return new Expected(low, high);
  }

  /** This one value. */
  public static Expected exactly(double value) {
    return new Expected(value, value);
  }

  /** The narrowest range with ends of so many decimals that holds all of this one. */
  public Expected roundedOut(int decimals) {
    double scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    return new Expected(Math.floor(low * scale) / scale, Math.ceil(high * scale) / scale);
  }

  boolean holds(double observed) {
    return low <= observed && observed <= high;
  }

  /** Such as {@code >= 80 %}, {@code 15..19 %}, {@code 0}. */
  public String text(String unit) {
    String suffix = unit.isEmpty() ? "" : " " + unit;
    if (low == high) {
      return Numbers.json(low) + suffix;
    }
    if (Double.isInfinite(high)) {
      return ">= " + Numbers.json(low) + suffix;
    }
    if (Double.isInfinite(low)) {
      return "<= " + Numbers.json(high) + suffix;
    }
    return Numbers.json(low) + ".." + Numbers.json(high) + suffix;
  }
}
