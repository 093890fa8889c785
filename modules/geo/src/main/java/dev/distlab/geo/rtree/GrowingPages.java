package dev.distlab.geo.rtree;

import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.List;

/** The pages of an R-tree as they grow and shrink: insertion, splits, removal. For one thread. */
final class GrowingPages {

  private final RTreeOptions options;
  private final SplitPolicy policy;
  private final Trace trace;
  private final VisitCounter counter;

  private TreeNode root;

  GrowingPages(RTreeOptions options, Trace trace, VisitCounter counter) {
    this.options = options;
    this.policy = SplitPolicy.of(options.algorithm(), counter);
    this.trace = trace;
    this.counter = counter;
    this.root = new TreeNode(0, options);
  }

  TreeNode root() {
    return root;
  }

  /** Puts pages that were made elsewhere in the place of these. */
  void replace(TreeNode newRoot) {
    root = newRoot;
  }

  void insert(Entry entry) {
    new Insertion().insertAt(entry, 0);
  }

  /** One insertion, with the entries that it displaces. Guttman's Insert and AdjustTree. */
  private final class Insertion {

    /**
     * Levels that have had their second chance: once each in an insertion (R*, OverflowTreatment).
     */
    private long reinsertedLevels;

    private void insertAt(Entry entry, int level) {
      TreeNode[] path = new TreeNode[root.level - level];
      int[] slots = new int[path.length];
      TreeNode page = root;
      for (int depth = 0; depth < path.length; depth++) {
        path[depth] = page;
        slots[depth] = chooseSubtree(page, entry);
        page = page.child(slots[depth]);
      }
      page.add(entry);
      int depth = path.length;
      while (page.count() > options.maxEntries()) {
        if (depth > 0 && mayReinsert(page.level)) {
          reinsertOutermost(page, path, slots, depth);
          return;
        }
        TreeNode sibling = split(page);
        if (depth == 0) {
          growRoot(page, sibling);
          return;
        }
        depth--;
        path[depth].setBounds(slots[depth], page.mbr());
        path[depth].add(Entry.ofPage(sibling));
        page = path[depth];
      }
      while (depth > 0 && path[depth - 1].extend(slots[depth - 1], entry)) {
        depth--;
      }
    }

    private boolean mayReinsert(int level) {
      return policy.reinsertCount(options.maxEntries()) > 0 && (reinsertedLevels >> level & 1) == 0;
    }

    /** Takes out the entries farthest from the middle of their page; the nearest goes in first. */
    private void reinsertOutermost(TreeNode page, TreeNode[] path, int[] slots, int depth) {
      reinsertedLevels |= 1L << page.level;
      List<Entry> outermost = takeOutermost(page, policy.reinsertCount(options.maxEntries()));
      TreeNode below = page;
      for (int up = depth - 1; up >= 0; up--) {
        path[up].setBounds(slots[up], below.mbr());
        below = path[up];
      }
      if (trace.isRecording()) {
        trace.event(
            "reinsert",
            "a page of level "
                + page.level
                + " overflows for the first time: its "
                + outermost.size()
                + " outermost entries are inserted again");
      }
      for (Entry entry : outermost) {
        insertAt(entry, page.level);
      }
    }
  }

  private int chooseSubtree(TreeNode page, Entry entry) {
    int chosen = policy.chooseSubtree(page, entry);
    if (trace.isRecording()) {
      String growth = page.encloses(chosen, entry) ? "needs not grow" : "has to grow";
      trace.event(
          "choose",
          "of "
              + page.count()
              + " pages at level "
              + (page.level - 1)
              + " the one around "
              + page.boundsOf(chosen).describe()
              + ", which "
              + growth);
    }
    return chosen;
  }

  private List<Entry> takeOutermost(TreeNode page, int takeCount) {
    Mbr mbr = page.mbr();
    double latitude = (mbr.south + mbr.north) / 2;
    double longitude = (mbr.west + mbr.east) / 2;
    List<Entry> taken = new ArrayList<>(takeCount);
    for (int taking = 0; taking < takeCount; taking++) {
      counter.addUpdateSteps(page.count());
      int farthest = 0;
      double greatest = -1;
      for (int i = 0; i < page.count(); i++) {
        double height = (page.south(i) + page.north(i)) / 2 - latitude;
        double width = (page.west(i) + page.east(i)) / 2 - longitude;
        double distance = height * height + width * width;
        if (distance > greatest) {
          greatest = distance;
          farthest = i;
        }
      }
      taken.add(0, page.entry(farthest));
      page.removeAt(farthest);
    }
    return taken;
  }

  /** Moves part of a page's entries to a new page and returns that. */
  private TreeNode split(TreeNode page) {
    int before = page.count();
    counter.addUpdateSteps(before);
    boolean[] moves = policy.split(page, options.minEntries());
    TreeNode sibling = new TreeNode(page.level, options);
    for (int i = before - 1; i >= 0; i--) {
      if (moves[i]) {
        sibling.add(page.entry(i));
        page.removeAt(i);
      }
    }
    if (trace.isRecording()) {
      trace.event(
          "split",
          "a page of level "
              + page.level
              + " with "
              + before
              + " entries becomes "
              + page.bounds().describe()
              + " with "
              + page.count()
              + " and "
              + sibling.bounds().describe()
              + " with "
              + sibling.count());
    }
    return sibling;
  }

  private void growRoot(TreeNode first, TreeNode second) {
    root = new TreeNode(first.level + 1, options);
    root.add(Entry.ofPage(first));
    root.add(Entry.ofPage(second));
    if (trace.isRecording()) {
      trace.event(
          "grow", "the root has split: the tree is now " + (root.level + 1) + " pages high");
    }
  }

  /** Takes an entry out; returns whether it was there. */
  boolean remove(Entry entry) {
    List<TreeNode> orphaned = new ArrayList<>();
    boolean removed = removeBelow(root, entry, orphaned);
    reinsert(orphaned);
    return removed;
  }

  /**
   * Guttman's FindLeaf, Delete and CondenseTree in one descent: on the way back pages that have
   * become too small are cut off, and the rectangles of the others shrink to fit.
   */
  private boolean removeBelow(TreeNode page, Entry entry, List<TreeNode> orphaned) {
    counter.addUpdateSteps(page.count());
    for (int i = 0; i < page.count(); i++) {
      if (page.isLeaf()) {
        if (page.equalsEntry(i, entry)) {
          page.removeAt(i);
          return true;
        }
      } else if (page.encloses(i, entry) && removeBelow(page.child(i), entry, orphaned)) {
        TreeNode child = page.child(i);
        if (child.count() < options.minEntries()) {
          orphaned.add(child);
          page.removeAt(i);
        } else {
          page.setBounds(i, child.mbr());
        }
        return true;
      }
    }
    return false;
  }

  /** Entries of cut-off pages go back in at the level from which they came. */
  private void reinsert(List<TreeNode> orphaned) {
    for (int i = orphaned.size() - 1; i >= 0; i--) {
      TreeNode page = orphaned.get(i);
      if (trace.isRecording()) {
        trace.event(
            "condense",
            "a page of level "
                + page.level
                + " is left with "
                + page.count()
                + " entries, fewer than "
                + options.minEntries()
                + ": they are inserted again");
      }
      for (int j = 0; j < page.count(); j++) {
        new Insertion().insertAt(page.entry(j), page.level);
      }
    }
    while (!root.isLeaf() && root.count() == 1) {
      root = root.child(0);
      trace.event("shrink", "the root has one child left, which becomes the root");
    }
  }
}
