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
 * pages is more even than the present one. A tree that frees at empty begins with the merges.
 *
 * <p>All of these may fail: keys of one page may share a prefix that they do not share with the
 * sibling's, so that both together do not fit one page, and the parent may be too full for a longer
 * separator. A page that must not stay as it is ({@link TreeFile#isStarved}) borrows then whatever
 * the separator, and the parent is split.
 */
final class Rebalancer {

  private final TreeFile file;
  private final Splitter splitter;

  Rebalancer(TreeFile file, Splitter splitter) {
    this.file = file;
    this.splitter = splitter;
  }

  private enum Outcome {
    NOTHING,
    HELPED,
    /** Helped, and the parent has lost a child, or bytes of a separator. */
    PARENT_SHRANK
  }

  /** What is asked of a borrow, besides that neither page is starved afterwards. */
  private enum Aim {
    /** Both pages are at least half full. */
    HALF_FULL,
    /** The smaller page is larger than the smaller one was. */
    MORE_EVEN,
    /** Nothing else; the parent is split if it has no room for the new separator. */
    NOT_STARVED
  }

  /** Repairs the pages of {@code path} from the leaf up, as far as they need it. */
  void afterShrinking(Path path) {
    for (int depth = path.length() - 1; depth > 0; depth--) {
      if (repair(path, depth) != Outcome.PARENT_SHRANK) {
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
          TreeChange.ROOT_COLLAPSE,
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
    boolean starved = file.isStarved(page.bytes());
    file.unpin(page);
    if (!underfull) {
      return Outcome.NOTHING;
    }
    Page parent = file.pin(path.page(depth - 1), level + 1);
    try {
      Outcome outcome = helpFromSibling(path, depth, parent);
      return outcome == Outcome.NOTHING && starved
          ? borrow(path, depth, parent, Aim.NOT_STARVED)
          : outcome;
    } finally {
      file.unpin(parent);
    }
  }

  private Outcome helpFromSibling(Path path, int depth, Page parent) {
    int child = path.child(depth - 1);
    Outcome outcome = Outcome.NOTHING;
    if (file.options().rebalance() == RebalancePolicy.MERGE_AT_HALF) {
      outcome = borrow(path, depth, parent, Aim.HALF_FULL);
    }
    if (outcome != Outcome.NOTHING) {
      return outcome;
    }
    if (child > 0 && merge(parent, child - 1, true)
        || child < TreePage.count(parent.bytes()) && merge(parent, child, false)) {
      return Outcome.PARENT_SHRANK;
    }
    return borrow(path, depth, parent, Aim.MORE_EVEN);
  }

  private SiblingPair pinPair(Page parent, int slot) {
    byte[] bytes = parent.bytes();
    int level = TreePage.level(bytes) - 1;
    Page left = file.pin(TreePage.child(bytes, slot), level);
    try {
      Page right = file.pin(TreePage.child(bytes, slot + 1), level);
      return SiblingPair.of(left, right, TreePage.key(bytes, slot), slot);
    } catch (DiskException damaged) {
      file.unpin(left);
      throw damaged;
    }
  }

  private void unpin(SiblingPair pair) {
    file.unpin(pair.right());
    file.unpin(pair.left());
  }

  /** Takes entries from the left sibling, else from the right one, of the page at {@code depth}. */
  private Outcome borrow(Path path, int depth, Page parent, Aim aim) {
    int child = path.child(depth - 1);
    Outcome outcome = Outcome.NOTHING;
    if (child > 0) {
      outcome = borrow(path, depth, parent, child - 1, aim);
    }
    if (outcome == Outcome.NOTHING && child < TreePage.count(parent.bytes())) {
      outcome = borrow(path, depth, parent, child, aim);
    }
    return outcome;
  }

  /** Shares the entries of the children around separator {@code slot} evenly. */
  private Outcome borrow(Path path, int depth, Page parent, int slot, Aim aim) {
    boolean fromLeft = slot < path.child(depth - 1);
    SiblingPair pair = pinPair(parent, slot);
    int cut = evenCut(parent, pair, fromLeft, aim);
    if (cut < 0) {
      unpin(pair);
      return Outcome.NOTHING;
    }
    byte[] old = TreePage.key(parent.bytes(), slot);
    byte[] separator = pair.separatorAt(cut);
    share(pair, cut, fromLeft);
    file.changed(
        TreeChange.SEPARATOR_REPLACED,
        "in page %d \"%s\" becomes \"%s\"",
        parent.id(),
        old,
        separator);
    unpin(pair);
    splitter.replaceSeparator(path, depth - 1, parent, slot, separator);
    return separator.length < old.length ? Outcome.PARENT_SHRANK : Outcome.HELPED;
  }

  /** The cut that moves entries the right way and is the most even; -1 if there is none. */
  private int evenCut(Page parent, SiblingPair pair, boolean fromLeft, Aim aim) {
    int from = fromLeft ? 1 : pair.leftCount() + 1;
    int to = fromLeft ? pair.leftCount() - 1 : pair.lastCut();
    int present =
        Math.min(TreePage.usedBytes(pair.left().bytes()), TreePage.usedBytes(pair.right().bytes()));
    int best = -1;
    int bestSmaller = aim == Aim.MORE_EVEN ? present : -1;
    for (int cut = from; cut <= to; cut++) {
      PagePlan left = pair.leftPlan(cut);
      PagePlan right = pair.rightPlan(cut);
      int smaller = Math.min(left.usedBytes(), right.usedBytes());
      if (smaller > bestSmaller
          && isGood(left, aim)
          && isGood(right, aim)
          && (aim == Aim.NOT_STARVED
              || TreePage.canReplaceKey(parent.bytes(), pair.slot(), pair.separatorAt(cut)))) {
        best = cut;
        bestSmaller = smaller;
      }
    }
    return best;
  }

  private boolean isGood(PagePlan plan, Aim aim) {
    return file.fits(plan)
        && !(aim == Aim.HALF_FULL ? file.isUnderfull(plan) : file.isStarved(plan));
  }

  private void share(SiblingPair pair, int cut, boolean fromLeft) {
    PagePlan left = pair.leftPlan(cut);
    PagePlan right = pair.rightPlan(cut);
    if (!pair.isLeaf()) {
      TreePage.setLeft(pair.right().bytes(), pair.cells().get(cut).child());
    }
    TreePage.fill(pair.left().bytes(), left);
    TreePage.fill(pair.right().bytes(), right);
    pair.left().markDirty();
    pair.right().markDirty();
    file.changed(
        TreeChange.borrow(pair.isLeaf(), fromLeft),
        "page %d takes %d entries from page %d",
        (fromLeft ? pair.right() : pair.left()).id(),
        Math.abs(cut - pair.leftCount()),
        (fromLeft ? pair.left() : pair.right()).id());
  }

  /** Makes the children around separator {@code slot} one page, the left one, if they fit. */
  private boolean merge(Page parent, int slot, boolean withLeft) {
    SiblingPair pair = pinPair(parent, slot);
    PagePlan merged = pair.merged();
    if (!file.fits(merged)) {
      unpin(pair);
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
        TreeChange.merge(pair.isLeaf(), withLeft),
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
