package dev.distlab.index;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The shape of a B+tree and what has happened to it.
 *
 * @param entries entries in the tree
 * @param height levels, the leaves' included; 1 for an empty tree
 * @param leaves leaf nodes
 * @param innerNodes nodes above the leaves
 * @param maxLeafEntries what a leaf may hold
 * @param changes how often each change of shape has happened since the tree was made
 */
public record BTreeStats(
    int entries,
    int height,
    int leaves,
    int innerNodes,
    int maxLeafEntries,
    Map<TreeChange, Long> changes) {

  public BTreeStats {
    changes = Collections.unmodifiableMap(new EnumMap<>(changes));
  }

  /** The share of the places in leaves that are in use, 0 to 1. */
  public double leafFill() {
    return (double) entries / ((double) leaves * maxLeafEntries);
  }

  /** How often {@code change} has happened. */
  public long count(TreeChange change) {
    return changes.getOrDefault(change, 0L);
  }
}
