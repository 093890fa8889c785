package dev.distlab.geo.rtree;

import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PageQueue;

/**
 * One search of a packed R-tree for the nearest entries, best first: the page that may hold the
 * nearest one is opened next, until none can hold a nearer one than those found.
 */
final class PackedNearest {

  /*
   * As long as nothing is found nothing can be left out, and every child of the first few pages
   * would have to be queued. So the search begins with one way straight down, and only then queues
   * what it passed: with hits at hand, most of that is too far.
   */

  private final PackedRTree tree;
  private final Haversine distance;
  private final NearestHits hits;
  private final PageQueue queue = new PageQueue();
  private final double[] bounds = new double[PackedRTree.PAGE_SIZE];

  PackedNearest(PackedRTree tree, Haversine distance, NearestHits hits) {
    this.tree = tree;
    this.distance = distance;
    this.hits = hits;
  }

  void run() {
    goDown();
    while (!queue.isEmpty()) {
      long next = queue.take();
      if (queue.takenBound() > hits.limit()) {
        break;
      }
      int level = (int) (next >>> 32);
      int page = (int) next;
      if (level == 0) {
        offerEntries(page);
      } else {
        open(level, page, bounds, 0);
        queueChildren(level, page, bounds, 0, -1);
      }
    }
    tree.counter.addHits(hits.size());
  }

  /** Always to the nearest child; then queues the others of each page on the way. */
  private void goDown() {
    int height = tree.height();
    int[] path = new int[height];
    double[] boundsOnPath = new double[height * PackedRTree.PAGE_SIZE];
    for (int level = height - 1; level > 0; level--) {
      path[level - 1] = open(level, path[level], boundsOnPath, level << PackedRTree.PAGE_SHIFT);
    }
    offerEntries(path[0]);
    for (int level = 1; level < height; level++) {
      queueChildren(
          level, path[level], boundsOnPath, level << PackedRTree.PAGE_SHIFT, path[level - 1]);
    }
  }

  /** Writes down the bounds of a page's children from {@code at} on; returns the nearest child. */
  private int open(int level, int page, double[] childBounds, int at) {
    tree.visit(level, page);
    Boxes pages = tree.pages;
    int first = page << PackedRTree.PAGE_SHIFT;
    int start = tree.startOf(level - 1) + first;
    int count = tree.endOfChildren(level, page) - first;
    int nearest = 0;
    for (int child = 0; child < count; child++) {
      int i = start + child;
      double bound =
          distance.atLeastTo(pages.south[i], pages.west[i], pages.north[i], pages.east[i]);
      childBounds[at + child] = bound;
      nearest = bound < childBounds[at + nearest] ? child : nearest;
    }
    return first + nearest;
  }

  private void queueChildren(int level, int page, double[] childBounds, int at, int except) {
    int first = page << PackedRTree.PAGE_SHIFT;
    int count = tree.endOfChildren(level, page) - first;
    double limit = hits.limit();
    for (int child = 0; child < count; child++) {
      double bound = childBounds[at + child];
      if (bound <= limit && first + child != except) {
        queue.add(bound, (long) (level - 1) << 32 | first + child);
      }
    }
  }

  private void offerEntries(int page) {
    tree.visit(0, page);
    int first = page << PackedRTree.PAGE_SHIFT;
    int end = tree.endOfChildren(0, page);
    tree.counter.addCandidates(end - first);
    Boxes entries = tree.entries;
    for (int i = first; i < end; i++) {
      if (entries.arePoints()) {
        hits.offerPlace(tree.ids[i], distance, entries.south[i], entries.west[i]);
      } else {
        offerRectangle(i);
      }
    }
  }

  private void offerRectangle(int i) {
    Boxes entries = tree.entries;
    double haversine =
        entries.isPoint(i)
            ? distance.to(entries.south[i], entries.west[i])
            : distance.toRectangle(
                entries.south[i], entries.west[i], entries.north[i], entries.east[i]);
    if (tree.isCutOpen) {
      hits.offerAgain(tree.ids[i], haversine);
    } else {
      hits.offer(tree.ids[i], haversine);
    }
  }
}
