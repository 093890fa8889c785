package dev.distlab.cli.sweep;

import dev.distlab.experiment.Json;
import java.util.Arrays;

/**
 * The middle and the ends of some numbers.
 *
 * @param low the smallest
 * @param median the one in the middle, or the mean of the two in the middle
 * @param high the largest
 * @param count how many there were; without any, the others are NaN
 */
public record Spread(double low, double median, double high, int count) {

  /** The spread of {@code numbers}; what is not a number is left out. O(n log n). */
  public static Spread of(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).filter(n -> !Double.isNaN(n)).sorted().toArray();
    int count = sorted.length;
    if (count == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double upper = sorted[count / 2];
    double median = count % 2 == 1 ? upper : sorted[count / 2 - 1] / 2 + upper / 2;
    return new Spread(sorted[0], median, sorted[count - 1], count);
  }

  Json.Obj putInto(Json.Obj json) {
    return json.put("low", low).put("median", median).put("high", high).put("count", count);
  }
}
