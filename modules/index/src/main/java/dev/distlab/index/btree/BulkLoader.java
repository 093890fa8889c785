package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.KeyText;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.OrderedStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Builds a tree from the left: one page of each level is open and takes what comes; when it is full
 * it is written, the next one is opened, and the level above is told the separator between them.
 */
final class BulkLoader {

  private final TreeFile file;
  private final double limitBytes;

  /** The open page of each level, leaves first. */
  private final List<OpenPage> levels = new ArrayList<>();

  /** Why the load ended before its input did; null if it did not. */
  private RuntimeException refusal;

  BulkLoader(TreeFile file) {
    this.file = file;
    this.limitBytes = file.options().fillFactor() * file.capacityBytes();
  }

  /** A page that still takes entries; its upper fence is known only when the next one opens. */
  private final class OpenPage {

    final int level;
    int id;
    byte[] low = {};
    List<Cell> cells = new ArrayList<>();

    /** What the cells would take if they shared no prefix. */
    private int wholeBytes;

    OpenPage(int level, int id) {
      this.level = level;
      this.id = id;
    }

    void add(Cell cell) {
      cells.add(cell);
      wholeBytes += cell.bytesIn(0);
    }

    /** Whether the page has more than it may have, and can be cut. */
    boolean isOver() {
      int count = cells.size();
      if (count < (level == 0 ? 2 : 3)) {
        return false;
      }
      int prefix = Separators.prefixBytes(low, cells.get(count - 1).key());
      int limit = file.options().maxEntriesPerPage();
      return wholeBytes - count * prefix + low.length > limitBytes || limit != 0 && count > limit;
    }

    /** How many cells the page keeps: as many as the fill factor lets it, but not too few. */
    int fullCut() {
      int cut = cells.size() - (level == 0 ? 1 : 2);
      while (cut > 1 && !isWithinLimit(planTo(cut))) {
        if (file.isStarved(planTo(cut - 1)) && file.fits(planTo(cut))) {
          break;
        }
        cut--;
      }
      return cut;
    }

    private boolean isWithinLimit(PagePlan plan) {
      return file.fits(plan) && plan.usedBytes() <= limitBytes;
    }

    /**
     * How many cells stay if the rest, without a common prefix, is to take half a page; fewer where
     * so many do not fit beside the fence that the page gets now.
     */
    int lastCut() {
      int cut = cells.size() - (level == 0 ? 1 : 2);
      int rest = 0;
      while (cut > 1 && rest + cells.get(cut - 1).bytesIn(0) <= file.capacityBytes() / 2) {
        cut--;
        rest += cells.get(cut).bytesIn(0);
      }
      while (cut > 1 && !file.fits(planTo(cut))) {
        cut--;
      }
      return cut;
    }

    byte[] separatorAt(int cut) {
      byte[] key = cells.get(cut).key();
      return level == 0 ? Separators.shortest(cells.get(cut - 1).key(), key) : key;
    }

    private PagePlan planTo(int cut) {
      return new PagePlan(level, low, separatorAt(cut), cells.subList(0, cut));
    }

    boolean fitsAsLast() {
      return file.fits(new PagePlan(level, low, null, cells));
    }

    /** Writes the first {@code cut} cells, and stands for page {@code nextId} from now on. */
    void writeAndMoveTo(int cut, int nextId) {
      byte[] separator = separatorAt(cut);
      write(planTo(cut));
      List<Cell> rest = cells.subList(level == 0 ? cut : cut + 1, cells.size());
      id = nextId;
      low = separator;
      cells = new ArrayList<>();
      wholeBytes = 0;
      rest.forEach(this::add);
    }

    void writeAsLast() {
      write(new PagePlan(level, low, null, cells));
    }

    private void write(PagePlan plan) {
      Page page = file.pin(id, level);
      TreePage.fill(page.bytes(), plan);
      page.markDirty();
      file.unpin(page);
    }
  }

  /**
   * Loads everything, or what comes before the first entry that cannot be taken ({@link #refusal}),
   * and sets root and size; the last page of each level may be underfull.
   */
  long load(Iterator<OrderedStore.Entry> ascending) {
    levels.add(new OpenPage(0, file.root()));
    long count = 0;
    byte[] last = null;
    OrderedStore.Entry entry = next(ascending, null, 0);
    while (entry != null) {
      last = entry.key().clone();
      addToLeaf(new Cell(last, file.encode(last, entry.value())));
      count++;
      entry = next(ascending, last, count);
    }
    // Closing a page may add one to the level above, or a level.
    for (int level = 0; level < levels.size(); level++) {
      closeLast(levels.get(level));
    }
    OpenPage root = levels.get(levels.size() - 1);
    file.setRoot(root.id, root.level);
    file.setSize(count);
    return count;
  }

  RuntimeException refusal() {
    return refusal;
  }

  /** The entry behind {@code last}, null if there is none that can be taken. */
  private OrderedStore.Entry next(Iterator<OrderedStore.Entry> ascending, byte[] last, long count) {
    try {
      if (!ascending.hasNext()) {
        return null;
      }
      OrderedStore.Entry entry = ascending.next();
      checkNext(last, entry.key(), count);
      Objects.requireNonNull(entry.value(), "value");
      return entry;
    } catch (RuntimeException refused) {
      refusal = refused;
      return null;
    }
  }

  private void checkNext(byte[] last, byte[] key, long count) {
    if (key.length > file.maxKeyBytes()) {
      throw new KeyTooLargeException(file.pager().fileName(), key.length, file.maxKeyBytes());
    }
    if (last != null && PageBytes.compare(last, key) >= 0) {
      throw new IllegalArgumentException(
          "bulk load: key "
              + count
              + " \""
              + KeyText.of(key)
              + "\" is not above \""
              + KeyText.of(last)
              + "\"");
    }
  }

  private void addToLeaf(Cell cell) {
    OpenPage leaf = levels.get(0);
    leaf.add(cell);
    if (leaf.isOver()) {
      cut(leaf, leaf.fullCut());
    }
  }

  /**
   * Writes the last page of a level. It has no upper fence, so its keys share no prefix, and may
   * not fit now; then it becomes two, or more.
   */
  private void closeLast(OpenPage page) {
    while (!page.fitsAsLast()) {
      cut(page, page.lastCut());
    }
    page.writeAsLast();
  }

  /** Writes {@code cut} cells of an open page and goes on with the rest in a new one. */
  private void cut(OpenPage page, int cut) {
    byte[] separator = page.separatorAt(cut);
    int leftId = page.id;
    int rightId = page.level == 0 ? nextLeaf(leftId) : nextInner(page, cut);
    page.writeAndMoveTo(cut, rightId);
    addChild(page.level + 1, leftId, separator, rightId);
  }

  /** Adds an empty leaf to the chain behind {@code leftId}. */
  private int nextLeaf(int leftId) {
    Page next = file.allocate(0);
    TreePage.clear(next.bytes(), 0, new byte[0], null);
    TreePage.setLeft(next.bytes(), leftId);
    int id = next.id();
    file.unpin(next);
    linkTo(leftId, id);
    file.addLeafPages(1);
    return id;
  }

  /** Adds an inner page that begins with the child of the cell that goes up. */
  private int nextInner(OpenPage page, int cut) {
    return openInner(page.level, page.cells.get(cut).child()).id;
  }

  private void linkTo(int leafId, int nextId) {
    Page page = file.pin(leafId, 0);
    TreePage.setRight(page.bytes(), nextId);
    page.markDirty();
    file.unpin(page);
  }

  /** Tells a level that its last child, {@code left}, has got a right neighbour. */
  private void addChild(int level, int left, byte[] separator, int right) {
    if (level == levels.size()) {
      levels.add(openInner(level, left));
    }
    OpenPage page = levels.get(level);
    page.add(Cell.ofChild(separator, right));
    if (page.isOver()) {
      cut(page, page.fullCut());
    }
  }

  private OpenPage openInner(int level, int leftmostChild) {
    Page page = file.allocate(level);
    TreePage.clear(page.bytes(), level, new byte[0], null);
    TreePage.setLeft(page.bytes(), leftmostChild);
    int id = page.id();
    file.unpin(page);
    return new OpenPage(level, id);
  }
}
