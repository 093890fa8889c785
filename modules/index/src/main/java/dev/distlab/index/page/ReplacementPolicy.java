package dev.distlab.index.page;

/** Chooses a frame to be reused; the frames are numbered from 0 in the order of first use. */
interface ReplacementPolicy {

  /** The page in {@code frame} is used. */
  void used(int frame);

  /**
   * The frame to be reused, among the first {@code count} of {@code frames}; -1 if all are pinned.
   */
  int victim(Page[] frames, int count);
}
