/** Benchmarks of the ring: from a key to its node, and a node that joins and leaves. */
package dev.distlab.bench.ring;
