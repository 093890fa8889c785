package dev.distlab.limiter.cluster;

/** What a gateway does with a request when the store does not answer in time. */
public enum FailurePolicy {
  /** Lets it pass: the limiter's outage is nobody's, and nobody is limited. */
  FAIL_OPEN,
  /** Denies it: the limit holds, and the limiter's outage is everybody's. */
  FAIL_CLOSED,
  /** Decides by a limiter of its own, with an N-th of the limit. */
  OWN_SHARE
}
