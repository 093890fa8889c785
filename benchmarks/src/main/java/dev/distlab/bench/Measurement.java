package dev.distlab.bench;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One score of one rival.
 *
 * @param method name with its role, {@code ours_ring}
 * @param params the parameters that it was measured with
 * @param mode JMH's word: {@code avgt}, {@code thrpt}, {@code sample}, {@code ss}
 * @param unit such as {@code ns/op}
 * @param score mean
 * @param error half the width of the 99.9 % interval; null where JMH knows none
 * @param allocated bytes per operation, null where not measured
 * @param guarantee what the rival promises, or empty
 */
record Measurement(
    String method,
    SortedMap<String, String> params,
    String mode,
    String unit,
    double score,
    Double error,
    Double allocated,
    String guarantee) {

  Measurement {
    params = new TreeMap<>(params);
  }

  Role role() {
    return Role.of(method);
  }

  /** What a reader sees of the name. */
  String rival() {
    return method.substring(role().prefix().length()).replace('_', ' ');
  }

  /** Whether a greater score is better. */
  boolean higherIsBetter() {
    return mode.equals("thrpt");
  }

  /** How many times better this is than another; below 1 it is worse. */
  double timesBetterThan(Measurement other) {
    return higherIsBetter() ? score / other.score : other.score / score;
  }

  /** Whether the 99.9 % intervals touch, so that no difference is shown; also without intervals. */
  boolean overlaps(Measurement other) {
    if (error == null || other.error == null) {
      return true;
    }
    return Math.abs(score - other.score) <= error + other.error;
  }
}
