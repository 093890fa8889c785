/** Benchmarks of rate limiting: a request that is allowed, one that is denied, one key and many. */
package dev.distlab.bench.limiter;
