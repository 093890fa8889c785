package dev.distlab.index.cow;

import dev.distlab.index.page.PageBytes;
import java.util.Arrays;

/**
 * A node as it is worked with: immutable, so that whoever holds one keeps seeing the tree as it
 * was. Every change of one makes another.
 *
 * <pre>
 *   leaf    keys[i] -> payloads[i]
 *   inner   children[0] | keys[0] | children[1] | ... : child i has the keys from keys[i - 1] on
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record CowNode(int level, byte[][] keys, byte[][] payloads, CowRef[] children) {

  private static final CowRef[] NO_CHILDREN = {};
  private static final byte[][] NO_PAYLOADS = {};
  private static final int KEY_LENGTH_BYTES = 2;

  static CowNode emptyLeaf() {
    return new CowNode(0, new byte[0][], NO_PAYLOADS, NO_CHILDREN);
  }

  /** A root over two nodes. */
  static CowNode over(CowSplit split) {
    return new CowNode(
        split.left().level + 1,
        new byte[][] {split.separator()},
        NO_PAYLOADS,
        new CowRef[] {CowRef.to(split.left()), CowRef.to(split.right())});
  }

  boolean isLeaf() {
    return level == 0;
  }

  int count() {
    return keys.length;
  }

  /** The slot of a key, or -1 - i if it is not there and would become slot i. */
  int find(byte[] key) {
    return Arrays.binarySearch(keys, key, PageBytes::compare);
  }

  /** Which child has the keys around {@code key}. */
  int childIndex(byte[] key) {
    int slot = find(key);
    return slot < 0 ? -1 - slot : slot + 1;
  }

  /** The bytes behind the header that the node takes in a page. */
  int bytes() {
    int bytes = isLeaf() ? 0 : Integer.BYTES;
    for (int i = 0; i < keys.length; i++) {
      bytes += cellBytes(i);
    }
    return bytes;
  }

  int cellBytes(int slot) {
    int payload = isLeaf() ? payloads[slot].length : Integer.BYTES;
    return KEY_LENGTH_BYTES + keys[slot].length + payload;
  }

  // ---- leaves

  CowNode withEntry(byte[] key, byte[] payload) {
    int slot = find(key);
    if (slot >= 0) {
      byte[][] changed = payloads.clone();
      changed[slot] = payload;
      return new CowNode(level, keys, changed, children);
    }
    int at = -1 - slot;
    return new CowNode(level, insert(keys, at, key), insert(payloads, at, payload), children);
  }

  CowNode withoutEntry(int slot) {
    return new CowNode(level, remove(keys, slot), remove(payloads, slot), children);
  }

  // ---- inner nodes

  /** The node with what has become of child {@code index}: one node or two. */
  CowNode withChild(int index, CowSplit below) {
    CowRef[] changed = children.clone();
    changed[index] = CowRef.to(below.left());
    if (!below.isSplit()) {
      return new CowNode(level, keys, payloads, changed);
    }
    return new CowNode(
        level,
        insert(keys, index, below.separator()),
        payloads,
        insert(changed, index + 1, CowRef.to(below.right())));
  }

  /** The node with the children on both sides of a separator replaced by one node or two. */
  CowNode withPair(int separator, CowSplit pair) {
    CowNode without =
        new CowNode(level, remove(keys, separator), payloads, remove(children, separator + 1));
    return without.withChild(separator, pair);
  }

  // ---- cutting and joining

  /** This node and its right neighbour as one; {@code separator} stands between inner nodes. */
  CowNode join(byte[] separator, CowNode right) {
    if (isLeaf()) {
      return new CowNode(
          level, concat(keys, right.keys), concat(payloads, right.payloads), children);
    }
    byte[][] left = insert(keys, keys.length, separator);
    return new CowNode(level, concat(left, right.keys), payloads, concat(children, right.children));
  }

  /** The first {@code cut} entries, and the rest; from an inner node the key at the cut goes up. */
  CowSplit cutAt(int cut) {
    int end = keys.length;
    if (isLeaf()) {
      CowNode left = new CowNode(0, slice(keys, 0, cut), slice(payloads, 0, cut), children);
      CowNode right = new CowNode(0, slice(keys, cut, end), slice(payloads, cut, end), children);
      return new CowSplit(left, keys[cut], right);
    }
    CowNode left = new CowNode(level, slice(keys, 0, cut), payloads, slice(children, 0, cut + 1));
    CowNode right =
        new CowNode(level, slice(keys, cut + 1, end), payloads, slice(children, cut + 1, end + 1));
    return new CowSplit(left, keys[cut], right);
  }

  /** The cut that leaves the most even number of bytes, or of entries if these are limited. */
  int evenCut(boolean byEntries) {
    if (byEntries) {
      return keys.length / 2;
    }
    int last = keys.length - (isLeaf() ? 1 : 2);
    int total = bytes();
    int left = 0;
    int cut = 0;
    while (cut < last && 2 * left < total) {
      left += cellBytes(cut);
      cut++;
    }
    return Math.max(1, cut);
  }

  private static <T> T[] insert(T[] items, int at, T item) {
    T[] longer = Arrays.copyOf(items, items.length + 1);
    System.arraycopy(items, at, longer, at + 1, items.length - at);
    longer[at] = item;
    return longer;
  }

  private static <T> T[] remove(T[] items, int at) {
    T[] shorter = Arrays.copyOf(items, items.length - 1);
    System.arraycopy(items, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private static <T> T[] slice(T[] items, int from, int to) {
    return Arrays.copyOfRange(items, from, to);
  }

  private static <T> T[] concat(T[] left, T[] right) {
    T[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
