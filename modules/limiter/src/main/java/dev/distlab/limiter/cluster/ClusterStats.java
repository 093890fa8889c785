package dev.distlab.limiter.cluster;

/**
 * Deterministic counters of a cluster.
 *
 * @param allowed requests that passed
 * @param denied requests that did not
 * @param storeCalls messages to the store
 * @param timeouts calls that got no answer in time
 * @param expiredPermits leased permits that were lost unspent
 */
public record ClusterStats(
    long allowed, long denied, long storeCalls, long timeouts, long expiredPermits) {}
