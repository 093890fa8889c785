/**
 * Experiments and stories of rate limiting: what passes at the edge of a window, how far each
 * algorithm lets the limit be exceeded, and what it remembers for that.
 */
package dev.distlab.demos.limiter;
