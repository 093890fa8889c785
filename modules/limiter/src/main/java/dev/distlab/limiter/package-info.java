/**
 * Rate limiting: how many requests may pass in how much time, and which ones.
 *
 * <h2>The problem</h2>
 *
 * <p>One client in a loop can take all of a service from the others. A limiter says no before that:
 * no more than L requests in a time W. It runs in front of every request, so it has to answer in
 * nanoseconds, from many threads, for a million clients, and remember almost nothing of each.
 *
 * <h2>The idea</h2>
 *
 * <p>What has to be remembered follows from what is to be guaranteed. To let pass all that keeps
 * "no more than L in <em>every</em> window of length W", at once, takes a list of up to L times
 * ({@link dev.distlab.limiter.SlidingWindowLog}). Everybody else keeps one number, and guarantees
 * less:
 *
 * <pre>
 *   L = 4 a second; requests come in two bursts of four, at 0.9 s and at 1.1 s
 *
 *      0         0.9  1  1.1        1.9  2          in (0.9, 1.9]    why
 *      |----------####|####----------|----|
 *  log            yyyy  nnnn                        4 at 0.9         counts what it saw
 *  fixed window   yyyy  yyyy                        8 within 0.2 s   forgets at 1
 *  counter        yyyy  nnnn                        takes 90 % of 4 for still in sight at 1.1
 *  token bucket,  yyyy  nnnn  y   y   y             4 + one every 0.25 s from 1.15 on: up to
 *  GCRA                                             B + r W in a window, 2 L if B = L
 *  leaky bucket   y  y  y  y  ...                   admits like the bucket, starts one every 0.25 s
 * </pre>
 *
 * <p>Token bucket, leaky bucket and GCRA are one number under three names: the time at which the
 * bucket will be full, at which the queue will be empty, at which the next request is due.
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>permit</em>: the right of one request to pass; an expensive request takes several
 *   <li><em>window</em>: a stretch of time of length W; <em>fixed</em> ones lie side by side,
 *       <em>sliding</em> ones end at every moment
 *   <li><em>burst</em> B: the permits that may be saved up; <em>rate</em> r = L/W; <em>T</em> = W/L
 *   <li><em>TAT</em>: theoretical arrival time, when the next request is due
 *   <li><em>word</em>: the 64 bits that a limiter remembers of a key; <em>idle</em>: a word that
 *       says the same as none
 * </ul>
 *
 * <h2>The invariants</h2>
 *
 * <ul>
 *   <li>I1: a window's count does not exceed the limit
 *   <li>I2: each admission makes the word larger; so a compare-and-set that succeeds proves that
 *       nothing was admitted since the read
 *   <li>I3: TAT (the time when full, the time when empty) is at most B T ahead of the clock
 *   <li>I4: the log is sorted, and no window that ends with an entry has more than L permits
 *   <li>I5: a clock that goes back makes no permits
 *   <li>I6: a key that is forgotten was idle: it decides as it would have
 *   <li>I7: a key stands in one slot of its table
 *   <li>I8: a bucket's header counts the keys that are at home there and live elsewhere
 * </ul>
 *
 * <p>I1, I3 and I5 are checked by {@link dev.distlab.limiter.WordLimiter#checkInvariants}, I2 at
 * each admission, I4 by {@link dev.distlab.limiter.SlidingWindowLog#checkInvariants}, I6 whenever a
 * key is forgotten, I7 and I8 by {@link dev.distlab.limiter.KeyedLimiter#checkInvariants}.
 *
 * <h2>The costs</h2>
 *
 * <pre>
 *                        a key remembers       an allowed request    most in any window W
 *  FixedWindowLimiter    8 bytes               read + CAS            2 L
 *  SlidingWindowLog      32 bytes for each     read + CAS, allocates L
 *                        each request in W
 *  SlidingWindowCounter  8 bytes               read + CAS            almost 2 L; L if it comes evenly
 *  TokenBucket, Gcra     8 bytes               read + CAS            B + r W
 *  LeakyBucket           8 bytes               read + CAS            r W starts
 *  KeyedLimiter          27 bytes, key included, at the size it is made for
 * </pre>
 *
 * <p>A denied request is a read, and writes nothing of its own; it may finish what the log's last
 * admission is about to write.
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>Several machines: here all threads share a memory. {@code dev.distlab.limiter.cluster}
 *       shows what a shared counter, leases and a store that fails do to the limit.
 *   <li>Interval refill, all tokens at once each minute: it is a fixed window.
 *   <li>Waiting: a limiter says how long, the caller waits or does not. Nobody is woken, and those
 *       who wait are not served in turn.
 *   <li>Fair shares: each key has its own limit; one that is not used helps nobody.
 *   <li>Attackers who choose their keys: the table's hash is no secret, and a table that is full of
 *       made-up keys denies new ones, or lets them pass.
 *   <li>Limits that change while they run: make another limiter.
 * </ul>
 *
 * <h2>The sources</h2>
 *
 * <ul>
 *   <li>ITU-T Recommendation I.371 (2004), annex A: the generic cell rate algorithm in both forms
 *   <li>J. Turner, "New directions in communications", IEEE Communications Magazine 24(10), 1986
 *   <li>Redis documentation, command INCR, "Pattern: rate limiter"
 *   <li>J. Desgats, "How we built rate limiting capable of scaling to millions of domains",
 *       Cloudflare blog, 2017: the sliding counter
 *   <li>Each algorithm names its own.
 * </ul>
 */
package dev.distlab.limiter;
