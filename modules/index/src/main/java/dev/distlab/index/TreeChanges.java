package dev.distlab.index;

import java.util.EnumMap;
import java.util.Map;

/** Counts changes of shape. */
final class TreeChanges {

  private static final TreeChange[] KINDS = TreeChange.values();

  private final long[] counts = new long[KINDS.length];

  void count(TreeChange change) {
    counts[change.ordinal()]++;
  }

  /** All kinds with their counts, in the order in which they are declared. */
  Map<TreeChange, Long> toMap() {
    Map<TreeChange, Long> map = new EnumMap<>(TreeChange.class);
    for (TreeChange kind : KINDS) {
      map.put(kind, counts[kind.ordinal()]);
    }
    return map;
  }
}
