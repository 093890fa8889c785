package dev.distlab.bench.limiter;

import org.openjdk.jmh.annotations.Threads;

/** One permit of one of many keys: two threads. */
@Threads(2)
public class KeyedByTwoBenchmark extends ManyKeys {}
