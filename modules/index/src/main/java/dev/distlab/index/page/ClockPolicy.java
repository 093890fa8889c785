package dev.distlab.index.page;

/** Second chance: see {@link Replacement#CLOCK}. F. Corbató, "A paging experiment", MIT, 1968. */
final class ClockPolicy implements ReplacementPolicy {

  private final boolean[] usedSinceHand;
  private int hand;

  ClockPolicy(int frames) {
    usedSinceHand = new boolean[frames];
  }

  @Override
  public void used(int frame) {
    usedSinceHand[frame] = true;
  }

  @Override
  public int victim(Page[] frames, int count) {
    // Two rounds suffice: the first may clear every bit, the second finds one cleared.
    for (int step = 0; step <= 2 * count; step++) {
      int frame = hand;
      hand = hand + 1 >= count ? 0 : hand + 1;
      if (frames[frame].pins > 0) {
        continue;
      }
      if (!usedSinceHand[frame]) {
        return frame;
      }
      usedSinceHand[frame] = false;
    }
    return -1;
  }
}
