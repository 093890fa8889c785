package dev.distlab.index.cow;

import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import java.util.function.Supplier;

/**
 * A place in a copy-on-write tree: the nodes from the root to a leaf. Leaves are not linked (a link
 * would have to be changed in the neighbour, hence in all its ancestors), so the way to the next
 * leaf leads over the ancestors.
 *
 * <p>Of a snapshot it always sees the same entries. Of a tree that is changed it finds its place
 * again by its key.
 */
final class CowCursor implements Cursor {

  private static final byte[] NOTHING = {};

  private final Supplier<CowView> source;
  private final KeyRange range;

  /** The tree that the path belongs to; null before the first step. */
  private CowView view;

  /** The path: level l's node at place l, the leaf at 0, with the child or slot taken in each. */
  private CowNode[] nodes = {};

  private int[] taken = {};
  private boolean onEntry;

  /** The key of the entry, or the key before which the cursor stands; null: behind the last. */
  private byte[] place;

  /**
   * @param source gives the tree as it is now
   */
  CowCursor(Supplier<CowView> source, KeyRange range) {
    this.source = source;
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
    view = null;
  }

  @Override
  public boolean next() {
    arrive();
    int wanted = onEntry ? taken[0] + 1 : taken[0];
    while (true) {
      if (wanted == nodes[0].count()) {
        if (!moveToNextLeaf()) {
          return leave(wanted, null);
        }
        wanted = 0;
        continue;
      }
      byte[] key = nodes[0].keys()[wanted];
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
    arrive();
    int wanted = taken[0] - 1;
    while (true) {
      if (wanted < 0) {
        if (!moveToLeafBefore()) {
          return leave(0, NOTHING);
        }
        wanted = nodes[0].count() - 1;
        continue;
      }
      byte[] key = nodes[0].keys()[wanted];
      if (range.isAbove(key)) {
        return leave(wanted + 1, key);
      }
      if (!range.isBelow(key)) {
        return stand(wanted, key);
      }
      wanted--;
    }
  }

  private boolean stand(int slot, byte[] key) {
    taken[0] = slot;
    place = key;
    onEntry = true;
    return true;
  }

  private boolean leave(int slot, byte[] key) {
    taken[0] = slot;
    place = key;
    onEntry = false;
    return false;
  }

  // ---- the path

  /** Makes the path lead to the place in the tree as it is now. */
  private void arrive() {
    CowView now = source.get();
    if (view != null && view.root() == now.root()) {
      return;
    }
    view = null; // until there is a path
    nodes = new CowNode[now.level() + 1];
    taken = new int[now.level() + 1];
    nodes[now.level()] = now.pages().node(now.root(), now.level(), now.commit());
    view = now;
    for (int level = now.level(); level > 0; level--) {
      enter(level, place == null ? nodes[level].count() : nodes[level].childIndex(place));
    }
    int found = place == null ? -1 - nodes[0].count() : nodes[0].find(place);
    onEntry &= found >= 0;
    taken[0] = found >= 0 ? found : -1 - found;
  }

  /** Takes a child of the node at {@code level}. */
  private void enter(int level, int child) {
    CowView here = view;
    view = null; // the path is of no use if the page cannot be read
    taken[level] = child;
    CowRef ref = nodes[level].children()[child];
    nodes[level - 1] = here.pages().node(ref, level - 1, here.commit());
    view = here;
  }

  private boolean moveToNextLeaf() {
    int level = 1;
    while (level < nodes.length && taken[level] == nodes[level].count()) {
      level++;
    }
    if (level >= nodes.length) {
      return false;
    }
    enter(level, taken[level] + 1);
    for (int below = level - 1; below > 0; below--) {
      enter(below, 0);
    }
    return true;
  }

  private boolean moveToLeafBefore() {
    int level = 1;
    while (level < nodes.length && taken[level] == 0) {
      level++;
    }
    if (level >= nodes.length) {
      return false;
    }
    enter(level, taken[level] - 1);
    for (int below = level - 1; below > 0; below--) {
      enter(below, nodes[below].count());
    }
    return true;
  }

  @Override
  public byte[] key() {
    checkOnEntry();
    return place.clone();
  }

  @Override
  public byte[] value() {
    arrive();
    checkOnEntry();
    return view.pages().value(nodes[0].payloads()[taken[0]], view.commit());
  }

  private void checkOnEntry() {
    if (!onEntry) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
  }
}
