package dev.distlab.bench.limiter;

/** One permit of one of many keys: one thread. */
public class KeyedBenchmark extends ManyKeys {}
