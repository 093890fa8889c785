package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.Pager;
import dev.distlab.kernel.disk.DiskException;

/**
 * Puts a tree in order after a page has lost entries: borrow from a sibling, or merge with one, and
 * go on with the parent, which has lost a child then.
 *
 * <pre>
 *   borrow   | a b c d | D | e |    ->   | a b c | d | d e |      the separator is replaced
 *   merge    | a b | C | c |        ->   | a b c |               the separator is removed
 * </pre>
 *
 * <p>Order of preference: borrow from left, borrow from right (if both pages end up at least half
 * full), merge with left, merge with right, and where none of these fits, whatever cut of the two
 * pages is more even than the present one. A tree that frees at empty begins with the merges; the
 * last resort keeps its inner pages from having a single child.
 */
final class Rebalancer {

  private final TreeFile file;

  Rebalancer(TreeFile file) {
    this.file = file;
  }

  private enum Outcome {
    NOTHING,
    BORROWED,
    MERGED
  }

  /** Repairs the pages of {@code path} from the leaf up, as far as they need it. */
  void afterShrinking(Path path) {
    for (int depth = path.length() - 1; depth > 0; depth--) {
      if (repair(path, depth) != Outcome.MERGED) {
        return;
      }
    }
    collapseRoot();
  }

  private void collapseRoot() {
    while (file.rootLevel() > 0) {
      Page root = file.pin(file.root(), file.rootLevel());
      if (TreePage.count(root.bytes()) > 0) {
        file.unpin(root);
        return;
      }
      int child = TreePage.left(root.bytes());
      file.setRoot(child, file.rootLevel() - 1);
      file.changed(
          StructureChange.ROOT_COLLAPSED,
          "page %d has one child left, page %d, which is the root now",
          root.id(),
          child);
      file.pager().free(root);
    }
  }

  private Outcome repair(Path path, int depth) {
    int level = file.rootLevel() - depth;
    Page page = file.pin(path.page(depth), level);
    boolean underfull = file.isUnderfull(page.bytes());
    file.unpin(page);
    if (!underfull) {
      return Outcome.NOTHING;
    }
    Page parent = file.pin(path.page(depth - 1), level + 1);
    try {
      return helpFromSibling(parent, path.child(depth - 1), level);
    } finally {
      file.unpin(parent);
    }
  }

  private Outcome helpFromSibling(Page parent, int child, int level) {
    boolean hasLeft = child > 0;
    boolean hasRight = child < TreePage.count(parent.bytes());
    if (file.options().rebalance() == RebalancePolicy.MERGE_AT_HALF) {
      if (hasLeft && borrow(parent, child - 1, level, true, true)
          || hasRight && borrow(parent, child, level, false, true)) {
        return Outcome.BORROWED;
      }
    }
    if (hasLeft && merge(parent, child - 1, level, true)
        || hasRight && merge(parent, child, level, false)) {
      return Outcome.MERGED;
    }
    if (hasLeft && borrow(parent, child - 1, level, true, false)
        || hasRight && borrow(parent, child, level, false, false)) {
      return Outcome.BORROWED;
    }
    return Outcome.NOTHING;
  }

  private SiblingPair pinPair(Page parent, int slot, int level) {
    byte[] bytes = parent.bytes();
    Page left = file.pin(TreePage.child(bytes, slot), level);
    try {
      Page right = file.pin(TreePage.child(bytes, slot + 1), level);
      return SiblingPair.of(left, right, TreePage.key(bytes, slot), slot);
    } catch (DiskException damaged) {
      file.unpin(left);
      throw damaged;
    }
  }

  /**
   * Shares the entries of the children around separator {@code slot} evenly.
   *
   * @param fromLeft whether the left one is the helper
   * @param toHalf whether both have to be at least half full afterwards
   */
  private boolean borrow(Page parent, int slot, int level, boolean fromLeft, boolean toHalf) {
    SiblingPair pair = pinPair(parent, slot, level);
    int cut = evenCut(parent, pair, fromLeft, toHalf);
    if (cut > 0) {
      share(parent, pair, cut, fromLeft);
    }
    file.unpin(pair.right());
    file.unpin(pair.left());
    return cut > 0;
  }

  /** The cut that moves entries the right way and is the most even; -1 if there is none. */
  private int evenCut(Page parent, SiblingPair pair, boolean fromLeft, boolean toHalf) {
    int from = fromLeft ? 1 : pair.leftCount() + 1;
    int to = fromLeft ? pair.leftCount() - 1 : pair.lastCut();
    int present =
        Math.min(TreePage.usedBytes(pair.left().bytes()), TreePage.usedBytes(pair.right().bytes()));
    int best = -1;
    int bestSmaller = toHalf ? -1 : present;
    for (int cut = from; cut <= to; cut++) {
      PagePlan left = pair.leftPlan(cut);
      PagePlan right = pair.rightPlan(cut);
      int smaller = Math.min(left.usedBytes(), right.usedBytes());
      if (smaller > bestSmaller
          && file.fits(left)
          && file.fits(right)
          && !(toHalf && (file.isUnderfull(left) || file.isUnderfull(right)))
          && TreePage.canReplaceKey(parent.bytes(), pair.slot(), pair.separatorAt(cut))) {
        best = cut;
        bestSmaller = smaller;
      }
    }
    return best;
  }

  private void share(Page parent, SiblingPair pair, int cut, boolean fromLeft) {
    byte[] separator = pair.separatorAt(cut);
    PagePlan left = pair.leftPlan(cut);
    PagePlan right = pair.rightPlan(cut);
    if (!pair.isLeaf()) {
      TreePage.setLeft(pair.right().bytes(), pair.cells().get(cut).child());
    }
    TreePage.fill(pair.left().bytes(), left);
    TreePage.fill(pair.right().bytes(), right);
    byte[] old = TreePage.key(parent.bytes(), pair.slot());
    TreePage.replaceKey(parent.bytes(), pair.slot(), separator);
    pair.left().markDirty();
    pair.right().markDirty();
    parent.markDirty();
    file.changed(
        StructureChange.borrow(pair.isLeaf(), fromLeft),
        "page %d takes %d entries from page %d",
        (fromLeft ? pair.right() : pair.left()).id(),
        Math.abs(cut - pair.leftCount()),
        (fromLeft ? pair.left() : pair.right()).id());
    file.changed(
        StructureChange.SEPARATOR_REPLACED,
        "in page %d \"%s\" becomes \"%s\"",
        parent.id(),
        old,
        separator);
  }

  /** Makes the children around separator {@code slot} one page, the left one, if they fit. */
  private boolean merge(Page parent, int slot, int level, boolean withLeft) {
    SiblingPair pair = pinPair(parent, slot, level);
    PagePlan merged = pair.merged();
    if (!file.fits(merged)) {
      file.unpin(pair.right());
      file.unpin(pair.left());
      return false;
    }
    if (pair.isLeaf()) {
      unlink(pair.left(), pair.right());
      file.addLeafPages(-1);
    }
    TreePage.fill(pair.left().bytes(), merged);
    pair.left().markDirty();
    TreePage.remove(parent.bytes(), slot);
    parent.markDirty();
    file.changed(
        StructureChange.merge(pair.isLeaf(), withLeft),
        "page %d takes all of page %d, which is free now",
        pair.left().id(),
        pair.right().id());
    file.pager().free(pair.right());
    file.unpin(pair.left());
    return true;
  }

  /** Takes {@code right} out of the chain of leaves, behind {@code left}. */
  private void unlink(Page left, Page right) {
    int behind = TreePage.right(right.bytes());
    TreePage.setRight(left.bytes(), behind);
    if (behind != Pager.NO_PAGE) {
      Page next = file.pin(behind, 0);
      TreePage.setLeft(next.bytes(), left.id());
      next.markDirty();
      file.unpin(next);
    }
  }
}
