package dev.distlab.index.page;

/** Least recently used: a ring of frames through a sentinel, most recent behind it. */
final class LruPolicy implements ReplacementPolicy {

  private final int sentinel;
  private final int[] newer;
  private final int[] older;
  private final boolean[] linked;

  LruPolicy(int frames) {
    sentinel = frames;
    newer = new int[frames + 1];
    older = new int[frames + 1];
    linked = new boolean[frames];
    newer[sentinel] = sentinel;
    older[sentinel] = sentinel;
  }

  @Override
  public void used(int frame) {
    if (older[sentinel] == frame) {
      return;
    }
    if (linked[frame]) {
      newer[older[frame]] = newer[frame];
      older[newer[frame]] = older[frame];
    }
    linked[frame] = true;
    int newest = older[sentinel];
    older[sentinel] = frame;
    newer[frame] = sentinel;
    older[frame] = newest;
    newer[newest] = frame;
  }

  @Override
  public int victim(Page[] frames, int count) {
    for (int frame = newer[sentinel]; frame != sentinel; frame = newer[frame]) {
      if (frames[frame].pins == 0) {
        return frame;
      }
    }
    return -1;
  }
}
