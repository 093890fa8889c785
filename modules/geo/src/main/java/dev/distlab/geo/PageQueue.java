package dev.distlab.geo;

import java.util.Arrays;

/**
 * Pages that wait to be visited, the one that may hold the nearest entry first: the priority queue
 * of a best-first search for neighbours, as a binary heap in two arrays of primitives.
 *
 * <p>A page is whatever number its structure gives it. Cost: add and take O(log n). For one thread.
 *
 * <p>Source: G. Hjaltason and H. Samet, "Distance Browsing in Spatial Databases", ACM TODS 24(2),
 * 1999.
 */
public final class PageQueue {

  private double[] bounds;
  private long[] pages;
  private int size;
  private double takenBound;

  /** An empty queue. */
  public PageQueue() {
    bounds = new double[64];
    pages = new long[64];
  }

  /** Whether no page waits. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Forgets all pages. */
  public void clear() {
    size = 0;
  }

  /** Adds a page that holds nothing nearer than {@code bound}. */
  public void add(double bound, long page) {
    if (size == pages.length) {
      bounds = Arrays.copyOf(bounds, size * 2);
      pages = Arrays.copyOf(pages, size * 2);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (bounds[parent] <= bound) {
        break;
      }
      bounds[hole] = bounds[parent];
      pages[hole] = pages[parent];
      hole = parent;
    }
    bounds[hole] = bound;
    pages[hole] = page;
  }

  /**
   * Takes the page with the smallest bound.
   *
   * @throws IllegalStateException if the queue is empty
   */
  public long take() {
    if (size == 0) {
      throw new IllegalStateException("the queue is empty");
    }
    takenBound = bounds[0];
    long taken = pages[0];
    size--;
    siftDown(bounds[size], pages[size]);
    return taken;
  }

  private void siftDown(double bound, long page) {
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && bounds[child + 1] < bounds[child]) {
        child++;
      }
      if (bounds[child] >= bound) {
        break;
      }
      bounds[hole] = bounds[child];
      pages[hole] = pages[child];
      hole = child;
    }
    bounds[hole] = bound;
    pages[hole] = page;
  }

  /** The bound of the page that was taken last. */
  public double takenBound() {
    return takenBound;
  }
}
