package dev.distlab.cli;

import dev.distlab.experiment.UsageException;

/** Reads values of options, with messages that say what is allowed. Pure functions. */
final class Options {

  private Options() {}

  /**
   * A whole number.
   *
   * @throws UsageException if {@code text} is none, or not in {@code low..high}
   */
  static long whole(String option, String text, long low, long high, long fallback) {
    long value;
    try {
      value = Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new UsageException(
          option + "=" + text + " is not a whole number: " + allowed(low, high, fallback));
    }
    if (value < low || value > high) {
      throw new UsageException(
          option + "=" + text + " is out of range: " + allowed(low, high, fallback),
          Long.toString(value < low ? low : high));
    }
    return value;
  }

  private static String allowed(long low, long high, long fallback) {
    String range =
        low == Long.MIN_VALUE && high == Long.MAX_VALUE ? "any of 64 bits" : low + ".." + high;
    return "allowed " + range + " (default " + fallback + ").";
  }
}
