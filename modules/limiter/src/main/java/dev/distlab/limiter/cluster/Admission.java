package dev.distlab.limiter.cluster;

/**
 * The end of a request's wait at a gateway.
 *
 * @param gateway its number, from 0
 * @param allowed whether it passes
 * @param atNanos when that was decided
 * @param ground what the decision rests on
 */
public record Admission(int gateway, boolean allowed, long atNanos, Ground ground) {

  /** What a decision rests on. */
  public enum Ground {
    /** The store said so. */
    STORE,
    /** The gateway's own knowledge or permits. */
    LOCAL,
    /** The store did not answer: the {@link FailurePolicy} said so. */
    NO_ANSWER
  }
}
