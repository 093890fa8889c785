package dev.distlab.limiter.cluster;

import dev.distlab.limiter.Limit;
import java.util.Objects;

/**
 * A cluster of gateways.
 *
 * @param gatewayCount N, 1 to {@link #MAX_GATEWAYS}
 * @param limit what all of them together may let pass; at least a permit a gateway
 * @param sharing how they share it
 * @param link how they reach the store
 */
public record ClusterOptions(int gatewayCount, Limit limit, Sharing sharing, StoreLink link) {

  /** The most gateways of a cluster. */
  public static final int MAX_GATEWAYS = 1_000;

  public ClusterOptions {
    if (gatewayCount < 1 || gatewayCount > MAX_GATEWAYS) {
      throw new IllegalArgumentException(
          "gatewayCount=" + gatewayCount + " is out of range: allowed 1.." + MAX_GATEWAYS);
    }
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(sharing, "sharing");
    Objects.requireNonNull(link, "link");
    if (limit.permits() < gatewayCount) {
      throw new IllegalArgumentException(
          "limit of "
              + limit.permits()
              + " permits is less than one for each of "
              + gatewayCount
              + " gateways");
    }
  }

  /** What gateway {@code index} gets when the limit is split: they add up to the limit. */
  Limit shareOf(int index) {
    long share = limit.permits() / gatewayCount;
    long rest = limit.permits() % gatewayCount;
    return Limit.of(share + (index < rest ? 1 : 0), limit.windowNanos());
  }
}
