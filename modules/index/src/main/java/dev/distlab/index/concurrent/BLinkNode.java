package dev.distlab.index.concurrent;

/**
 * A place in a {@link BLinkTree}. It stays for ever, on one level, and the least key that it may
 * hold stays too: a split moves what is above the new high key to a new node on its right.
 */
final class BLinkNode {

  /** 0 for leaves; the level of the children and one otherwise. */
  final int level;

  /** Held by who replaces the contents. */
  final Latch latch = new Latch();

  /** Read by everyone. */
  volatile BLinkContents contents;

  BLinkNode(int level, BLinkContents contents) {
    this.level = level;
    this.contents = contents;
  }

  boolean isLeaf() {
    return level == 0;
  }
}
