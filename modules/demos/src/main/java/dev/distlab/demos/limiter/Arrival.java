package dev.distlab.demos.limiter;

/**
 * A request that arrives.
 *
 * @param nanos when, 0 or later
 * @param client who sends it
 */
record Arrival(long nanos, String client) {}
