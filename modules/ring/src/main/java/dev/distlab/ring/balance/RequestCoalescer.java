package dev.distlab.ring.balance;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets one of several simultaneous requests for the same missing key do the work, and the others
 * wait for its answer: a stampede becomes one fetch.
 *
 * <p>All operations O(1). For one thread.
 */
public final class RequestCoalescer {

  /** Waiting requests for each key that is being fetched. */
  private final Map<Long, Integer> waiting = new HashMap<>();

  private long fetchCount;

  /**
   * A request for a key begins.
   *
   * @return true if the caller has to fetch it; false if it is being fetched and the caller waits
   */
  public boolean begin(long keyHash) {
    Integer others = waiting.get(keyHash);
    waiting.put(keyHash, others == null ? 0 : others + 1);
    fetchCount += others == null ? 1 : 0;
    return others == null;
  }

  /**
   * The fetch is done, well or badly.
   *
   * @return how many waiting requests get the same answer
   * @throws IllegalArgumentException if nobody is fetching this key
   */
  public int finish(long keyHash) {
    Integer others = waiting.remove(keyHash);
    if (others == null) {
      throw new IllegalArgumentException(
          "key " + Long.toHexString(keyHash) + " is not being fetched: nothing to finish");
    }
    return others;
  }

  /** How many fetches were begun. */
  public long fetchCount() {
    return fetchCount;
  }
}
