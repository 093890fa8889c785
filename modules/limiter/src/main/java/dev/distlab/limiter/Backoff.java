package dev.distlab.limiter;

/**
 * How long a thread keeps away from a word that another thread has just changed under its hands.
 *
 * <p>A change takes the word's cache line from all other processors, which costs as much as ten
 * changes by one that has the line. A loser that tries again at once takes the line back before the
 * winner can use it a second time; one that keeps away for a few microseconds leaves it to the
 * winner for hundreds of turns. Each loss in a row doubles the wait.
 *
 * <p>Source: T. Anderson, "The performance of spin lock alternatives for shared-memory
 * multiprocessors", IEEE TPDS 1(1), 1990; M. Herlihy and N. Shavit, "The Art of Multiprocessor
 * Programming", 2008, section 7.4.
 */
final class Backoff {

  /*
   * The wait is a chain of multiplications, about a nanosecond each: browsers lack
   * Thread.onSpinWait, a sleep or a yield costs more than the whole wait, and the clock is the
   * caller's. The chain ends in a number that lengthens the wait a little: so two losers do not come
   * back in step, and no compiler can leave the chain out.
   *
   * There is no padding around the words. It would keep their lines apart from fields that are only
   * read, such as a limiter's own; but who reads those is about to take the word's line anyway.
   */

  /** No loss yet. */
  static final int NONE = 0;

  private static final int FIRST_TURNS = 1 << 11;
  private static final int MOST_TURNS = 1 << 13;

  private Backoff() {}

  /**
   * Waits, longer than after the last loss.
   *
   * @param before what the last call answered, or {@link #NONE}
   */
  static int afterLoss(int before) {
    int turns = before == NONE ? FIRST_TURNS : Math.min(2 * before, MOST_TURNS);
    int random = turns;
    for (int turn = 0; turn < turns; turn++) {
      random = random * 1_664_525 + 1_013_904_223;
    }
    return turns + (random >>> 28);
  }
}
