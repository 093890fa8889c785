package dev.distlab.index.cow;

/**
 * What a change makes of a node: one node, or two with the separator between them.
 *
 * @param separator null if there is just {@code left}
 * @param right null if there is just {@code left}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record CowSplit(CowNode left, byte[] separator, CowNode right) {

  static CowSplit one(CowNode node) {
    return new CowSplit(node, null, null);
  }

  boolean isSplit() {
    return right != null;
  }
}
