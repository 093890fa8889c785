package dev.distlab.index.cow;

import java.util.ArrayList;
import java.util.List;

/**
 * One change of a tree: copies the path from the leaf to the root, and notes the pages that the
 * copies replace. Nothing of the old tree is touched, so an edit that fails has changed nothing.
 */
final class CowEdit {

  private final CowPages pages;
  private final int limit;
  private final long commit;
  private final List<Integer> replaced = new ArrayList<>();

  /**
   * @param limit the most entries of a page, 0 for none but its bytes
   * @param commit the commit that the change will belong to
   */
  CowEdit(CowPages pages, int limit, long commit) {
    this.pages = pages;
    this.limit = limit;
    this.commit = commit;
  }

  /** The pages that the new tree does not need any more. */
  List<Integer> replaced() {
    return replaced;
  }

  private CowNode open(CowRef ref, int level) {
    CowNode node = pages.node(ref, level, commit);
    if (ref.isOnDisk()) {
      replaced.add(ref.page());
    }
    return node;
  }

  /** The node with an entry added or replaced in it or below it. */
  CowSplit put(CowRef ref, int level, byte[] key, byte[] payload) {
    CowNode node = open(ref, level);
    if (node.isLeaf()) {
      return fit(node.withEntry(key, payload));
    }
    int index = node.childIndex(key);
    return fit(node.withChild(index, put(node.children()[index], level - 1, key, payload)));
  }

  /** The node without an entry that is there. */
  CowSplit delete(CowRef ref, int level, byte[] key) {
    CowNode node = open(ref, level);
    if (node.isLeaf()) {
      return CowSplit.one(node.withoutEntry(node.find(key)));
    }
    int index = node.childIndex(key);
    CowSplit below = delete(node.children()[index], level - 1, key);
    CowNode changed = node.withChild(index, below);
    boolean needsHelp = !below.isSplit() && isUnderfull(below.left());
    return fit(needsHelp ? joinWithSibling(changed, index) : changed);
  }

  /** Merges a child with a neighbour, or shares the entries of both evenly if that is too much. */
  private CowNode joinWithSibling(CowNode parent, int index) {
    int separator = Math.max(0, index - 1);
    CowNode left = open(parent.children()[separator], parent.level() - 1);
    CowNode right = open(parent.children()[separator + 1], parent.level() - 1);
    return parent.withPair(separator, fit(left.join(parent.keys()[separator], right)));
  }

  // ---- sizes

  private CowSplit fit(CowNode node) {
    return fits(node) ? CowSplit.one(node) : cut(node);
  }

  private boolean fits(CowNode node) {
    return node.bytes() <= pages.capacityBytes() && (limit == 0 || node.count() <= limit);
  }

  /** The cut nearest to the middle that leaves two nodes which fit. */
  private CowSplit cut(CowNode node) {
    int even = node.evenCut(limit != 0 && node.count() > limit);
    int last = node.count() - (node.isLeaf() ? 1 : 2);
    for (int distance = 0; distance <= last; distance++) {
      for (int cut : new int[] {even - distance, even + distance}) {
        if (cut >= 1 && cut <= last) {
          CowSplit split = node.cutAt(cut);
          if (fits(split.left()) && fits(split.right())) {
            return split;
          }
        }
      }
    }
    throw new IllegalStateException("no cut of " + node.count() + " entries fits two pages");
  }

  private boolean isUnderfull(CowNode node) {
    if (limit != 0) {
      return node.count() < least(node, limit);
    }
    return node.bytes() < pages.capacityBytes() / 2;
  }

  /** Half of the limit: what every node has but the root. */
  static int least(CowNode node, int limit) {
    return node.isLeaf() ? (limit + 1) / 2 : limit / 2;
  }
}
