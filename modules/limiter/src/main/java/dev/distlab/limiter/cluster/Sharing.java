package dev.distlab.limiter.cluster;

import dev.distlab.limiter.Limit;

/** How gateways share a limit: how often they ask the store, and what they do without asking. */
public sealed interface Sharing {

  /**
   * Each request asks the store, which checks and counts in one step, as a script in Redis does.
   */
  record AskEachTime() implements Sharing {}

  /**
   * A mistake that is often made: read the count, and if there is room write it back, one higher.
   * Two gateways that read before either writes both let a request pass and count one.
   */
  record ReadThenWrite() implements Sharing {}

  /**
   * A gateway takes permits in advance and spends them by itself.
   *
   * @param permits how many it asks for, 1 or more; it gets fewer when fewer are left
   * @param expires whether what is not spent when the window ends is lost; otherwise it can be
   *     spent in the next, on top of that one's limit
   */
  record Lease(long permits, boolean expires) implements Sharing {

    public Lease {
      if (permits < 1) {
        throw new IllegalArgumentException("permits=" + permits + " of a lease must be positive");
      }
    }
  }

  /**
   * A gateway lets requests pass as long as the count that it knows of is below the limit, and
   * tells the store later.
   *
   * @param everyNanos how long it waits before it reports, and hears what the others have let pass:
   *     1 to {@link Limit#MAX_WINDOW_NANOS}
   */
  record ReportLater(long everyNanos) implements Sharing {

    public ReportLater {
      if (everyNanos < 1 || everyNanos > Limit.MAX_WINDOW_NANOS) {
        throw new IllegalArgumentException(
            "everyNanos=" + everyNanos + " is out of range: allowed 1.." + Limit.MAX_WINDOW_NANOS);
      }
    }
  }

  /** Each gateway has an N-th of the limit to itself; no store. */
  record Split() implements Sharing {}
}
