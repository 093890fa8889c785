package dev.distlab.index.page;

/**
 * What a pager has been asked for: counts, the same on every machine.
 *
 * @param pins pages asked for, in the pool or not: the logical reads
 * @param misses pages that had to be read from the disk: the physical reads
 * @param pageWrites pages written to the disk, by eviction or by sync
 * @param evictions pages that had to leave the pool for another
 * @param allocations pages taken into use, from the free list or at the end of the file
 * @param frees pages given back
 */
public record PageStats(
    long pins, long misses, long pageWrites, long evictions, long allocations, long frees) {

  /** What was added since {@code earlier}. */
  public PageStats since(PageStats earlier) {
    return new PageStats(
        pins - earlier.pins,
        misses - earlier.misses,
        pageWrites - earlier.pageWrites,
        evictions - earlier.evictions,
        allocations - earlier.allocations,
        frees - earlier.frees);
  }

  /** The share of pins that had to go to the disk, 0 if there were none. */
  public double missRate() {
    return pins == 0 ? 0 : (double) misses / pins;
  }
}
