package dev.distlab.geo;

/**
 * The k nearest entries seen so far, the farthest of them on top, which is the one that a nearer
 * entry replaces. Of equally far entries the smaller id is taken for the nearer, so that the result
 * does not depend on the order in which entries are offered.
 *
 * <p>Cost: offer O(log k), and O(1) for an entry that is too far; {@link #sort} O(k log k). For one
 * thread.
 */
public final class NearestHits {

  /*
   * Few hits are kept in order, the farthest first: moving a handful of them aside is quicker than
   * the comparisons of a heap, whose outcomes nobody can predict. Many are kept in a heap. Either
   * way the farthest stands at 0.
   */

  private static final int FEW = 32;

  private final double[] haversines;
  private final int[] ids;
  private final boolean isOrdered;
  private int size;

  /**
   * Room for {@code k} entries.
   *
   * @throws IllegalArgumentException if {@code k} is below 1
   */
  public NearestHits(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k=" + k + " is out of range: allowed 1 or more");
    }
    haversines = new double[k];
    ids = new int[k];
    isOrdered = k <= FEW;
  }

  /** How many entries are wanted. */
  public int k() {
    return ids.length;
  }

  /** How many entries have been found. */
  public int size() {
    return size;
  }

  /** The id of a hit; from the nearest on after {@link #sort}. */
  public int id(int rank) {
    return ids[rank];
  }

  /** The haversine of the distance of a hit. */
  public double haversine(int rank) {
    return haversines[rank];
  }

  /** Forgets all hits. */
  public void clear() {
    size = 0;
  }

  /** An entry or page farther than this cannot matter any more; infinite until k are found. */
  public double limit() {
    return size < ids.length ? Double.POSITIVE_INFINITY : haversines[0];
  }

  /** Offers an entry. */
  public void offer(int id, double haversine) {
    if (isOrdered) {
      insert(id, haversine);
    } else if (size < ids.length) {
      siftUp(size++, id, haversine);
    } else if (isFarther(haversines[0], ids[0], haversine, id)) {
      siftDown(0, size, id, haversine);
    }
  }

  /** Farther ones stay where they are, nearer ones move one up, and the farthest of all goes. */
  private void insert(int id, double haversine) {
    if (size < ids.length) {
      int hole = size++;
      while (hole > 0 && isFarther(haversine, id, haversines[hole - 1], ids[hole - 1])) {
        haversines[hole] = haversines[hole - 1];
        ids[hole] = ids[hole - 1];
        hole--;
      }
      haversines[hole] = haversine;
      ids[hole] = id;
    } else {
      replace(0, id, haversine);
    }
  }

  /** Takes out the hit at {@code hole} and files a nearer one behind all that are farther. */
  private void replace(int hole, int id, double haversine) {
    if (!isFarther(haversines[hole], ids[hole], haversine, id)) {
      return;
    }
    int last = size - 1;
    while (hole < last && isFarther(haversines[hole + 1], ids[hole + 1], haversine, id)) {
      haversines[hole] = haversines[hole + 1];
      ids[hole] = ids[hole + 1];
      hole++;
    }
    haversines[hole] = haversine;
    ids[hole] = id;
  }

  /**
   * Offers a point, whose distance is computed only if it may be near enough: most are not, and a
   * bound tells so for a fraction of the price.
   */
  public void offerPlace(int id, Haversine from, double latitude, double longitude) {
    if (from.atLeastTo(latitude, longitude) <= limit()) {
      offer(id, from.to(latitude, longitude));
    }
  }

  /** Offers an entry that may have been offered before, with the same or another distance. */
  public void offerAgain(int id, double haversine) {
    for (int i = 0; i < size; i++) {
      if (ids[i] == id) {
        if (haversine < haversines[i]) {
          moveNearer(i, id, haversine);
        }
        return;
      }
    }
    offer(id, haversine);
  }

  private void moveNearer(int i, int id, double haversine) {
    if (isOrdered) {
      replace(i, id, haversine);
    } else {
      siftDown(i, size, id, haversine);
    }
  }

  /** Puts the hits into order, nearest first. No more offers after that, until cleared. */
  public void sort() {
    if (isOrdered) {
      reverse();
    } else {
      sortHeap();
    }
  }

  private void reverse() {
    for (int low = 0, high = size - 1; low < high; low++, high--) {
      double haversine = haversines[low];
      int id = ids[low];
      haversines[low] = haversines[high];
      ids[low] = ids[high];
      haversines[high] = haversine;
      ids[high] = id;
    }
  }

  private void sortHeap() {
    for (int end = size - 1; end > 0; end--) {
      double farthest = haversines[0];
      int farthestId = ids[0];
      siftDown(0, end, ids[end], haversines[end]);
      haversines[end] = farthest;
      ids[end] = farthestId;
    }
  }

  private static boolean isFarther(double haversineA, int idA, double haversineB, int idB) {
    return haversineA > haversineB || haversineA == haversineB && idA > idB;
  }

  private void siftUp(int from, int id, double haversine) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!isFarther(haversine, id, haversines[parent], ids[parent])) {
        break;
      }
      haversines[hole] = haversines[parent];
      ids[hole] = ids[parent];
      hole = parent;
    }
    haversines[hole] = haversine;
    ids[hole] = id;
  }

  private void siftDown(int from, int end, int id, double haversine) {
    int hole = from;
    for (int child = 2 * hole + 1; child < end; child = 2 * hole + 1) {
      int right = child + 1;
      if (right < end && isFarther(haversines[right], ids[right], haversines[child], ids[child])) {
        child = right;
      }
      if (!isFarther(haversines[child], ids[child], haversine, id)) {
        break;
      }
      haversines[hole] = haversines[child];
      ids[hole] = ids[child];
      hole = child;
    }
    haversines[hole] = haversine;
    ids[hole] = id;
  }
}
