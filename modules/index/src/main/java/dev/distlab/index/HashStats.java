package dev.distlab.index;

/**
 * The shape of a hash index.
 *
 * @param entries entries in the table
 * @param slots places for entries
 * @param displacedEntries entries that do not lie in the slot where their search begins
 * @param longestProbe the largest number of slots between an entry and its home; those of its own
 *     bucket do not count where a bucket is searched at once
 */
public record HashStats(int entries, int slots, int displacedEntries, int longestProbe) {

  /** The share of the slots that are in use, 0 to 1. */
  public double load() {
    return (double) entries / slots;
  }
}
