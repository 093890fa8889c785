package dev.distlab.geo.rtree;

import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PageQueue;
import java.util.Arrays;

/**
 * Searches of a packed R-tree for the nearest entries, best first: the page that may hold the
 * nearest one is opened next, until none can hold a nearer one than those found.
 */
final class PackedNearest {

  /*
   * A page that is opened does not queue its children, most of which nobody will ever ask for: it
   * waits itself, in a slot, with the bound of the nearest child that has not been visited yet.
   *
   * Points are measured in two steps. Two short series bound the distance from below and above, and
   * the k-th smallest upper bound is the limit for all that follows. What is still within the limit
   * at the end, hardly more than k points, is measured exactly.
   *
   * One search at a time: its notes are kept for the next one.
   */

  private final PackedRTree tree;
  private final PackedPages pages;
  private final PageBounds bounds;
  private final double[] leafBounds = new double[PackedRTree.PAGE_SIZE];

  // Pages with children not visited yet, by slots; the queue holds slot and child.
  private final PageQueue queue = new PageQueue();
  private int[] levels = new int[16];
  private int[] numbers = new int[16];
  private int slotCount;

  private LeastBounds atMost = new LeastBounds(1);
  private int[] found = new int[64];
  private double[] atLeast = new double[64];
  private int foundCount;

  PackedNearest(PackedRTree tree) {
    this.tree = tree;
    this.pages = tree.pages;
    this.bounds = new PageBounds(pages);
  }

  void run(GeoPoint from, NearestHits hits) {
    Haversine distance = Haversine.from(from);
    bounds.from(from);
    forget(hits.k());
    int top = pages.height() - 1;
    if (top == 0) {
      visitEntries(0, distance, hits);
    } else {
      open(top, 0);
    }
    while (!queue.isEmpty()) {
      long next = queue.take();
      if (queue.takenBound() > limit(hits)) {
        break;
      }
      int slot = (int) (next >>> PackedRTree.PAGE_SHIFT);
      int child = PageBounds.childOf(next);
      bounds.take(slot, child);
      queue(slot);
      visit(slot, child, distance, hits);
    }
    double limit = limit(hits);
    for (int f = 0; f < foundCount; f++) {
      if (atLeast[f] <= limit) {
        int i = found[f];
        hits.offer(pages.ids[i], distance.to(tree.entries.south[i], tree.entries.west[i]));
      }
    }
    tree.counter.addHits(hits.size());
  }

  private void forget(int k) {
    queue.clear();
    slotCount = 0;
    foundCount = 0;
    if (atMost.k() == k) {
      atMost.clear();
    } else {
      atMost = new LeastBounds(k);
    }
  }

  /** Nothing beyond this matters any more. */
  private double limit(NearestHits hits) {
    double known = hits.limit();
    double bounded = atMost.limit();
    return bounded < known ? bounded : known;
  }

  /** Opens a page, in the next slot. */
  private void open(int level, int page) {
    int slot = slotCount++;
    if (slot == levels.length) {
      levels = Arrays.copyOf(levels, 2 * slot);
      numbers = Arrays.copyOf(numbers, 2 * slot);
    }
    levels[slot] = level;
    numbers[slot] = page;
    tree.visit(level, page);
    bounds.compute(slot, level, page);
    queue(slot);
  }

  private void queue(int slot) {
    long key = bounds.leastKey(slot);
    double bound = PageBounds.boundOf(key);
    if (bound < Double.POSITIVE_INFINITY) {
      queue.add(bound, (long) slot << PackedRTree.PAGE_SHIFT | PageBounds.childOf(key));
    }
  }

  private void visit(int slot, int child, Haversine distance, NearestHits hits) {
    int level = levels[slot];
    int page = (numbers[slot] << PackedRTree.PAGE_SHIFT) + child;
    if (level > 1) {
      open(level - 1, page);
    } else {
      visitEntries(page, distance, hits);
    }
  }

  private void visitEntries(int page, Haversine distance, NearestHits hits) {
    tree.visit(0, page);
    int count = pages.childCount(0, page);
    tree.counter.addCandidates(count);
    int first = page << PackedRTree.PAGE_SHIFT;
    if (pages.arePoints()) {
      measure(first, count, distance, limit(hits));
    } else {
      for (int i = first; i < first + count; i++) {
        offerRectangle(i, distance, hits);
      }
    }
  }

  /** Notes the points of a page that may be among the nearest. */
  private void measure(int first, int count, Haversine distance, double limit) {
    double[] south = tree.entries.south;
    double[] west = tree.entries.west;
    long limitBits = Double.doubleToRawLongBits(limit);
    int near = 0;
    for (int i = 0; i < count; i++) {
      double bound = distance.atLeastTo(south[first + i], west[first + i]);
      leafBounds[i] = bound;
      long bits = Double.doubleToRawLongBits(bound);
      long bitsFrom0 = bits & ~(bits >> 63);
      near |= (int) (~(limitBits - bitsFrom0) >>> 63) << i;
    }
    for (int rest = near; rest != 0; rest &= rest - 1) {
      int i = Integer.numberOfTrailingZeros(rest);
      if (foundCount == found.length) {
        found = Arrays.copyOf(found, 2 * foundCount);
        atLeast = Arrays.copyOf(atLeast, 2 * foundCount);
      }
      found[foundCount] = first + i;
      atLeast[foundCount++] = leafBounds[i];
      atMost.offer(distance.atMostTo(south[first + i], west[first + i]));
    }
  }

  private void offerRectangle(int i, Haversine distance, NearestHits hits) {
    Boxes entries = tree.entries;
    double haversine =
        entries.isPoint(i)
            ? distance.to(entries.south[i], entries.west[i])
            : distance.toRectangle(
                entries.south[i], entries.west[i], entries.north[i], entries.east[i]);
    if (tree.isCutOpen) {
      hits.offerAgain(pages.ids[i], haversine);
    } else {
      hits.offer(pages.ids[i], haversine);
    }
  }
}
