package dev.distlab.cli.view;

import dev.distlab.experiment.Numbers;

/** Spans of time in words. Pure functions. */
public final class TimeText {

  private static final String[] UNITS = {"ns", "us", "ms", "s"};

  private TimeText() {}

  /** Such as {@code 1.5 s}, {@code 250 ms}, {@code 3 us}: at most three decimals, none if zero. */
  public static String of(long nanos) {
    int unit = 0;
    double value = nanos;
    while (unit < UNITS.length - 1 && Math.abs(value) >= 1000) {
      value /= 1000;
      unit++;
    }
    String text = Numbers.grouped(value, 3);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    if (text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(0, end) + " " + UNITS[unit];
  }
}
