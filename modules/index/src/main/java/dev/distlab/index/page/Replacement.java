package dev.distlab.index.page;

/** Which page has to go when the buffer pool is full. */
public enum Replacement {
  /**
   * A hand goes round the frames and takes the first that has not been used since it came by: one
   * bit a frame, one store a use. What PostgreSQL does.
   */
  CLOCK {
    @Override
    ReplacementPolicy policy(int frames) {
      return new ClockPolicy(frames);
    }
  },
  /** The page whose last use is longest ago: a doubly linked list, moved at each use. */
  LRU {
    @Override
    ReplacementPolicy policy(int frames) {
      return new LruPolicy(frames);
    }
  };

  abstract ReplacementPolicy policy(int frames);
}
