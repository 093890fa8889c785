package dev.distlab.demos.index;

/** What a story claims in the end besides soundness. */
enum IndexEnding {
  /** Nothing else. */
  SOUND,
  /** The bad preset of random keys: fill and pool suffer. */
  LEAVES_FULL,
  /** The bad preset of a range on a hash index: every page is read. */
  RANGE_IS_LOCAL
}
