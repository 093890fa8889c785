package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.Pager;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;

/**
 * A place in a B+tree: a leaf and a slot while nothing changes, and the key from which the place is
 * found again after something has.
 *
 * <p>No page stays pinned between calls. As long as the page object still holds the leaf, the pool
 * is not asked, so that a scan counts each leaf once.
 */
final class BPlusTreeCursor implements Cursor {

  /** The least key. */
  private static final byte[] NOTHING = {};

  private final BPlusTree tree;
  private final TreeFile file;
  private final KeyRange range;

  private Page leaf;
  private int leafId = Pager.NO_PAGE;
  private int touchedLeaf = Pager.NO_PAGE;

  /** The slot of the entry that the cursor is on, or of the one that is next if it is on none. */
  private int slot;

  private boolean onEntry;

  /** The key of the entry, or the key before which the cursor stands; null: behind the last. */
  private byte[] place;

  private long version;

  BPlusTreeCursor(BPlusTree tree, TreeFile file, KeyRange range) {
    this.tree = tree;
    this.file = file;
    this.range = range;
    byte[] from = range.lowerBound();
    placeBefore(from == null ? NOTHING : from);
  }

  @Override
  public void seek(byte[] key) {
    byte[] first = range.lowerBound();
    placeBefore(first != null && range.isAbove(key) ? first : key.clone());
  }

  @Override
  public void seekToEnd() {
    placeBefore(range.end());
  }

  private void placeBefore(byte[] key) {
    place = key;
    onEntry = false;
    leafId = Pager.NO_PAGE;
  }

  @Override
  public boolean next() {
    byte[] page = arrive();
    int wanted = onEntry ? slot + 1 : slot;
    while (true) {
      expectMoreSteps(page);
      if (wanted == TreePage.count(page)) {
        int behind = TreePage.right(page);
        if (behind == Pager.NO_PAGE) {
          return leave(wanted, null);
        }
        page = visit(file.pin(behind, 0));
        wanted = 0;
        continue;
      }
      byte[] key = TreePage.key(page, wanted, usedKey());
      if (range.isBelow(key)) {
        return leave(wanted, range.end());
      }
      if (!range.isAbove(key)) {
        return stand(wanted, key);
      }
      wanted++;
    }
  }

  @Override
  public boolean previous() {
    byte[] page = arrive();
    int wanted = slot - 1;
    while (true) {
      expectMoreSteps(page);
      if (wanted < 0) {
        int before = TreePage.left(page);
        if (before == Pager.NO_PAGE) {
          return leave(0, NOTHING);
        }
        page = visit(file.pin(before, 0));
        wanted = TreePage.count(page) - 1;
        continue;
      }
      byte[] key = TreePage.key(page, wanted, usedKey());
      if (range.isAbove(key)) {
        return leave(wanted + 1, key);
      }
      if (!range.isBelow(key)) {
        return stand(wanted, key);
      }
      wanted--;
    }
  }

  /**
   * A second step shows that this is a scan, which will see the cells of the leaf: all of them are
   * asked from memory at once. In the order of their keys, which is not that of their places, each
   * would be waited for.
   */
  private void expectMoreSteps(byte[] page) {
    if (onEntry && touchedLeaf != leafId) {
      touchedLeaf = leafId;
      file.touchCells(page);
    }
  }

  /** The array of the last entry's key, which is the cursor's own; null if it is on none. */
  private byte[] usedKey() {
    return onEntry ? place : null;
  }

  private boolean stand(int newSlot, byte[] key) {
    slot = newSlot;
    place = key;
    onEntry = true;
    return true;
  }

  private boolean leave(int newSlot, byte[] key) {
    slot = newSlot;
    place = key;
    onEntry = false;
    return false;
  }

  /** The bytes of the leaf in which the cursor stands, with {@link #slot} right. */
  private byte[] arrive() {
    if (leafId == Pager.NO_PAGE || version != tree.version() || !file.pager().isUsable()) {
      return findPlace();
    }
    return leaf.id() == leafId ? leaf.bytes() : visit(file.pin(leafId, 0));
  }

  private byte[] findPlace() {
    version = tree.version();
    if (place == null) {
      byte[] last = visit(file.pin(tree.lastLeaf(), 0));
      slot = TreePage.count(last);
      return last;
    }
    byte[] page = visit(tree.leafOf(place));
    int found = TreePage.find(page, place);
    onEntry &= found >= 0;
    slot = found >= 0 ? found : -1 - found;
    return page;
  }

  /** Makes a pinned page the cursor's leaf; its bytes stay valid until the pool is asked again. */
  private byte[] visit(Page page) {
    leaf = page;
    leafId = page.id();
    file.unpin(page);
    return page.bytes();
  }

  @Override
  public byte[] key() {
    checkOnEntry();
    return place.clone();
  }

  @Override
  public int key(byte[] target) {
    checkOnEntry();
    System.arraycopy(place, 0, target, 0, Math.min(place.length, target.length));
    return place.length;
  }

  @Override
  public byte[] value() {
    byte[] page = arrive();
    checkOnEntry();
    return file.values().decode(page, TreePage.payloadOffset(page, slot));
  }

  @Override
  public int value(byte[] target) {
    byte[] page = arrive();
    checkOnEntry();
    return file.values().decode(page, TreePage.payloadOffset(page, slot), target);
  }

  private void checkOnEntry() {
    if (!onEntry) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
  }
}
