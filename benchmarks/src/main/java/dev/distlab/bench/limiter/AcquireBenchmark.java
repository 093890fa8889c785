package dev.distlab.bench.limiter;

/** One permit of one limiter: one thread. */
public class AcquireBenchmark extends OneKey {}
