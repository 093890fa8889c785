/** Benchmarks of the kernel: its hashes. */
package dev.distlab.bench.kernel;
