package dev.distlab.limiter.cluster;

import java.util.function.Consumer;

/** Decides about the requests that arrive at it; some of them later than they arrive. */
interface Gateway {

  /** Decides about one request of one permit. */
  void request(Consumer<Admission> onDecision);

  /** Leased permits that were lost unspent. */
  default long expiredPermits() {
    return 0;
  }
}
