package dev.distlab.experiment;

import java.util.List;

/**
 * One command of a story, such as {@code add n6 2.5}: a name and its arguments, separated by
 * spaces; the last argument of a command that says so may hold spaces itself.
 */
public record Command(String name, List<String> arguments) {

  public Command {
    arguments = List.copyOf(arguments);
  }

  /** The argument at {@code index}, or {@code fallback} where it was left out. */
  public String argument(int index, String fallback) {
    return index < arguments.size() ? arguments.get(index) : fallback;
  }

  /**
   * The argument at {@code index} as a whole number.
   *
   * @throws UsageException if it is none, or out of range
   */
  public long integer(int index, long fallback, long low, long high) {
    if (index >= arguments.size()) {
      return fallback;
    }
    return (long) number(index, low, high, true);
  }

  /**
   * The argument at {@code index} as a real number.
   *
   * @throws UsageException if it is none, or out of range
   */
  public double real(int index, double fallback, double low, double high) {
    return index < arguments.size() ? number(index, low, high, false) : fallback;
  }

  private double number(int index, double low, double high, boolean whole) {
    String text = arguments.get(index);
    double value = Double.NaN;
    try {
      value = whole ? Long.parseLong(text) : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // falls through with NaN, which is in no range
    }
    if (!(value >= low && value <= high)) {
      throw new UsageException(
          name
              + ": "
              + text
              + " is not allowed: "
              + (whole ? "a whole number " : "a number ")
              + Numbers.json(low)
              + ".."
              + Numbers.json(high));
    }
    return value;
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
  }
}
