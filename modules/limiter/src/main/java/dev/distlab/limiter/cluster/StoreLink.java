package dev.distlab.limiter.cluster;

import dev.distlab.limiter.Limit;
import java.util.Objects;

/**
 * The way from a gateway to the store.
 *
 * @param oneWayNanos how long a message takes, 0 to {@link Limit#MAX_WINDOW_NANOS}
 * @param timeoutNanos how long a gateway waits for an answer: more than the way there and back, at
 *     most {@link Limit#MAX_WINDOW_NANOS}
 * @param onFailure what it does then
 */
public record StoreLink(long oneWayNanos, long timeoutNanos, FailurePolicy onFailure) {

  public StoreLink {
    if (oneWayNanos < 0 || oneWayNanos > Limit.MAX_WINDOW_NANOS) {
      throw new IllegalArgumentException(
          "oneWayNanos=" + oneWayNanos + " is out of range: allowed 0.." + Limit.MAX_WINDOW_NANOS);
    }
    if (timeoutNanos > Limit.MAX_WINDOW_NANOS) {
      throw new IllegalArgumentException(
          "timeoutNanos="
              + timeoutNanos
              + " is out of range: allowed 1.."
              + Limit.MAX_WINDOW_NANOS);
    }
    if (timeoutNanos <= 2 * oneWayNanos) {
      throw new IllegalArgumentException(
          "timeoutNanos="
              + timeoutNanos
              + " must be more than the way there and back, "
              + 2 * oneWayNanos);
    }
    Objects.requireNonNull(onFailure, "onFailure");
  }
}
