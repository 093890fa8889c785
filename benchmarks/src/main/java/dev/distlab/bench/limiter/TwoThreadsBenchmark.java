package dev.distlab.bench.limiter;

import org.openjdk.jmh.annotations.Threads;

/** One permit of one limiter: two threads at the same one. */
@Threads(2)
public class TwoThreadsBenchmark extends OneKey {}
