package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.Pager;
import dev.distlab.kernel.InvariantViolation;
import java.util.List;

/**
 * Cuts full pages in two and tells their parents, up to a new root.
 *
 * <p>The cut is chosen with the new entry counted in: an entry may be a quarter of a page, and a
 * cut chosen without it could leave no page that it fits in. A leaf's first key on the right is
 * <em>copied up</em>, shortened to what separates; an inner page's middle key is <em>pushed
 * up</em>.
 */
final class Splitter {

  private final TreeFile file;

  Splitter(TreeFile file) {
    this.file = file;
  }

  /**
   * Splits a leaf that is to hold {@code cells}, and does not.
   *
   * @param path the way to the leaf, which is pinned and stays so
   * @param appended whether the last of the cells is the new one
   */
  void splitLeaf(Path path, Page leaf, List<Cell> cells, boolean appended) {
    byte[] bytes = leaf.bytes();
    boolean ascending = appended && TreePage.right(bytes) == Pager.NO_PAGE;
    int cut = chooseCut(bytes, cells, ascending);
    byte[] separator = Separators.shortest(cells.get(cut - 1).key(), cells.get(cut).key());
    Page right = file.allocate(0);
    linkBehind(leaf, right);
    TreePage.fill(
        right.bytes(),
        new PagePlan(0, separator, TreePage.high(bytes), cells.subList(cut, cells.size())));
    TreePage.fill(bytes, new PagePlan(0, TreePage.low(bytes), separator, cells.subList(0, cut)));
    leaf.markDirty();
    file.changed(
        TreeChange.LEAF_SPLIT,
        "page %d keeps %d entries, page %d takes %d; \"%s\" is copied up",
        leaf.id(),
        cut,
        right.id(),
        cells.size() - cut,
        separator);
    int rightId = right.id();
    file.unpin(right);
    file.addLeafPages(1);
    addChild(path, path.length() - 2, separator, rightId);
  }

  /** Puts {@code right} into the chain of leaves behind {@code leaf}. */
  private void linkBehind(Page leaf, Page right) {
    int next = TreePage.right(leaf.bytes());
    TreePage.setLeft(right.bytes(), leaf.id());
    TreePage.setRight(right.bytes(), next);
    TreePage.setRight(leaf.bytes(), right.id());
    if (next != Pager.NO_PAGE) {
      Page behind = file.pin(next, 0);
      TreePage.setLeft(behind.bytes(), right.id());
      behind.markDirty();
      file.unpin(behind);
    }
  }

  /** Tells the page at {@code depth} of the path that the child taken there has been split. */
  void addChild(Path path, int depth, byte[] separator, int rightChild) {
    if (depth < 0) {
      growRoot(separator, rightChild);
      return;
    }
    Cell cell = Cell.ofChild(separator, rightChild);
    Page parent = file.pin(path.page(depth), file.rootLevel() - depth);
    byte[] bytes = parent.bytes();
    int slot = path.child(depth);
    if (!file.isCountFull(bytes) && TreePage.insert(bytes, slot, separator, cell.payload())) {
      parent.markDirty();
      file.unpin(parent);
      return;
    }
    List<Cell> cells = TreePage.cells(bytes);
    boolean ascending = slot == cells.size() && TreePage.isLast(bytes);
    cells.add(slot, cell);
    splitInner(path, depth, parent, cells, ascending);
  }

  /**
   * Gives a separator another key, which may be longer than the page has room for.
   *
   * @param path the way to one of the children beside it; no longer right if the page is split
   * @param depth that of {@code page}, which is pinned and stays so
   */
  void replaceSeparator(Path path, int depth, Page page, int slot, byte[] key) {
    byte[] bytes = page.bytes();
    if (TreePage.canReplaceKey(bytes, slot, key)) {
      TreePage.replaceKey(bytes, slot, key);
      page.markDirty();
      return;
    }
    List<Cell> cells = TreePage.cells(bytes);
    cells.set(slot, Cell.ofChild(key, cells.get(slot).child()));
    splitInner(path, depth, file.pin(page.id(), TreePage.level(bytes)), cells, false);
  }

  /**
   * Splits an inner page that is to hold {@code cells}, and does not. It is unpinned before its
   * parent is told: splits that go up to the root pin no more pages than one split does.
   */
  private void splitInner(Path path, int depth, Page page, List<Cell> cells, boolean ascending) {
    byte[] bytes = page.bytes();
    int cut = chooseCut(bytes, cells, ascending);
    Cell middle = cells.get(cut);
    int level = TreePage.level(bytes);
    Page right = file.allocate(level);
    TreePage.setLeft(right.bytes(), middle.child());
    TreePage.fill(
        right.bytes(),
        new PagePlan(
            level, middle.key(), TreePage.high(bytes), cells.subList(cut + 1, cells.size())));
    TreePage.fill(
        bytes, new PagePlan(level, TreePage.low(bytes), middle.key(), cells.subList(0, cut)));
    page.markDirty();
    file.changed(
        TreeChange.INNER_SPLIT,
        "page %d keeps %d separators, page %d takes %d; \"%s\" is pushed up",
        page.id(),
        cut,
        right.id(),
        cells.size() - cut - 1,
        middle.key());
    int rightId = right.id();
    file.unpin(right);
    file.unpin(page);
    addChild(path, depth - 1, middle.key(), rightId);
  }

  private void growRoot(byte[] separator, int rightChild) {
    int oldRoot = file.root();
    int level = file.rootLevel() + 1;
    Page root = file.allocate(level);
    TreePage.clear(root.bytes(), level, new byte[0], null);
    TreePage.setLeft(root.bytes(), oldRoot);
    TreePage.insert(root.bytes(), 0, separator, Cell.ofChild(separator, rightChild).payload());
    file.setRoot(root.id(), level);
    file.changed(
        TreeChange.ROOT_SPLIT,
        "page %d is the new root over pages %d and %d",
        root.id(),
        oldRoot,
        rightChild);
    file.unpin(root);
  }

  /**
   * How many of {@code cells} stay in the left page: at least one, and at least one goes. In an
   * inner page the cell at the cut goes up, so one more has to be behind it.
   */
  private int chooseCut(byte[] page, List<Cell> cells, boolean ascending) {
    int level = TreePage.level(page);
    byte[] low = TreePage.low(page);
    byte[] high = TreePage.high(page);
    int last = cells.size() - (level == 0 ? 1 : 2);
    if (ascending && file.options().split() == SplitPolicy.RIGHTMOST) {
      int cut = fillFactorCut(level, low, cells, last);
      if (bothFit(level, low, high, cells, cut)
          && !file.isStarved(leftPlan(level, low, cells, cut))) {
        return cut;
      }
    }
    boolean tooMany = file.isOverCount(cells.size());
    int even = tooMany ? cells.size() / 2 : evenCut(cells, Separators.prefixBytes(low, high), last);
    for (int distance = 0; distance <= last; distance++) {
      if (even - distance >= 1 && bothFit(level, low, high, cells, even - distance)) {
        return even - distance;
      }
      if (even + distance <= last && bothFit(level, low, high, cells, even + distance)) {
        return even + distance;
      }
    }
    throw new InvariantViolation("I2: no cut of " + cells.size() + " entries fits two pages");
  }

  /** The cut, 1 to {@code last}, with the most even number of bytes left and right. */
  private static int evenCut(List<Cell> cells, int prefix, int last) {
    int total = 0;
    for (Cell cell : cells) {
      total += cell.bytesIn(prefix);
    }
    int cut = 1;
    int left = cells.get(0).bytesIn(prefix);
    while (cut < last) {
      int next = left + cells.get(cut).bytesIn(prefix);
      if (Math.abs(total - 2 * next) >= Math.abs(total - 2 * left)) {
        break;
      }
      left = next;
      cut++;
    }
    return cut;
  }

  private boolean bothFit(int level, byte[] low, byte[] high, List<Cell> cells, int cut) {
    byte[] separator = separatorAt(level, cells, cut);
    int rightFrom = level == 0 ? cut : cut + 1;
    return file.fits(leftPlan(level, low, cells, cut))
        && file.fits(new PagePlan(level, separator, high, cells.subList(rightFrom, cells.size())));
  }

  private static PagePlan leftPlan(int level, byte[] low, List<Cell> cells, int cut) {
    return new PagePlan(level, low, separatorAt(level, cells, cut), cells.subList(0, cut));
  }

  /** The largest cut that leaves the left page no fuller than the fill factor says. */
  private int fillFactorCut(int level, byte[] low, List<Cell> cells, int last) {
    double limit = file.options().fillFactor() * file.capacityBytes();
    int cut = last;
    while (cut > 1) {
      PagePlan left = leftPlan(level, low, cells, cut);
      if (file.fits(left) && left.usedBytes() <= limit) {
        break;
      }
      cut--;
    }
    return cut;
  }

  private static byte[] separatorAt(int level, List<Cell> cells, int cut) {
    return level == 0
        ? Separators.shortest(cells.get(cut - 1).key(), cells.get(cut).key())
        : cells.get(cut).key();
  }
}
