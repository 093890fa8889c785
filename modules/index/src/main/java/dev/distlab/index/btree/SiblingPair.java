package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Two neighbouring pages of one parent, taken as one list of entries: what could be done with them.
 *
 * @param left the left page, pinned
 * @param right the right page, pinned
 * @param slot the parent's separator between them
 * @param cells the entries of both; between those of inner pages the separator stands, pulled down,
 *     with the right page's leftmost child
 * @param leftCount how many of the cells are the left page's
 */
record SiblingPair(Page left, Page right, int slot, List<Cell> cells, int leftCount) {

  static SiblingPair of(Page left, Page right, byte[] separator, int slot) {
    byte[] rightBytes = right.bytes();
    List<Cell> cells = new ArrayList<>(TreePage.cells(left.bytes()));
    int leftCount = cells.size();
    if (!TreePage.isLeaf(rightBytes)) {
      cells.add(Cell.ofChild(separator, TreePage.left(rightBytes)));
    }
    cells.addAll(TreePage.cells(rightBytes));
    return new SiblingPair(left, right, slot, cells, leftCount);
  }

  int level() {
    return TreePage.level(left.bytes());
  }

  boolean isLeaf() {
    return level() == 0;
  }

  /** Both pages as one. */
  PagePlan merged() {
    return new PagePlan(level(), TreePage.low(left.bytes()), TreePage.high(right.bytes()), cells);
  }

  /** The key that would separate the pages if the left one kept {@code cut} entries. */
  byte[] separatorAt(int cut) {
    return isLeaf()
        ? Separators.shortest(cells.get(cut - 1).key(), cells.get(cut).key())
        : cells.get(cut).key();
  }

  PagePlan leftPlan(int cut) {
    return new PagePlan(
        level(), TreePage.low(left.bytes()), separatorAt(cut), cells.subList(0, cut));
  }

  PagePlan rightPlan(int cut) {
    int from = isLeaf() ? cut : cut + 1;
    return new PagePlan(
        level(), separatorAt(cut), TreePage.high(right.bytes()), cells.subList(from, cells.size()));
  }

  /** The greatest cut: the right page keeps at least one entry. */
  int lastCut() {
    return cells.size() - (isLeaf() ? 1 : 2);
  }
}
