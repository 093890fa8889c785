package dev.distlab.index.concurrent;

import dev.distlab.kernel.Invariant;
import java.util.ArrayList;
import java.util.List;

/** Checks a quiet {@link BLinkTree}, level by level, against the invariants of the package. */
final class BLinkCheck {

  /** A node, and the key up to which its parent leads to it; null if nothing limits it. */
  private record Expected(BLinkNode node, Object high) {}

  private final BLinkTree<?, ?> tree;
  private long entries;

  BLinkCheck(BLinkTree<?, ?> tree) {
    this.tree = tree;
  }

  void run() {
    List<Expected> expected = List.of(new Expected(tree.root, null));
    for (int level = tree.root.level; level >= 0; level--) {
      expected = checkLevel(level, expected);
    }
    Invariant.check(
        entries == tree.size(), "I5: %d entries in leaves, size is %d", entries, tree.size());
  }

  /** Follows the links of a level beside what the level above leads to; returns the children. */
  private List<Expected> checkLevel(int level, List<Expected> expected) {
    List<Expected> children = new ArrayList<>();
    Object low = null;
    BLinkNode node = expected.get(0).node;
    for (Expected one : expected) {
      Invariant.check(
          node == one.node, "I4: the links of level %d miss the node up to %s", level, one.high);
      Invariant.check(node.level == level, "I1: level %d below level %d", node.level, level + 1);
      Invariant.check(node.latch.isFree(), "I7: a latch on level %d is held", level);
      BLinkContents contents = node.contents;
      Invariant.check(
          one.high == null ? contents.high() == null : isSame(one.high, contents.high()),
          "I6: high key %s of a node that its parent leads to up to %s",
          contents.high(),
          one.high);
      checkKeys(contents, low);
      if (node.isLeaf()) {
        entries += contents.keys().length;
      } else {
        addChildren(contents, children);
      }
      low = contents.high();
      node = contents.right();
    }
    Invariant.check(node == null, "I4: the links of level %d lead on", level);
    return children;
  }

  private void checkKeys(BLinkContents contents, Object low) {
    Object[] keys = contents.keys();
    Invariant.check(
        keys.length <= tree.maxKeys, "I2: %d keys, allowed %d", keys.length, tree.maxKeys);
    Object before = low;
    for (Object key : keys) {
      Invariant.check(
          before == null || tree.order.compare(before, key) < 0,
          "I3: key %s is not above %s",
          key,
          before);
      before = key;
    }
    Object last = keys.length == 0 ? null : before;
    Invariant.check(
        last == null || !tree.isBeyond(contents, last),
        "I3: key %s is above the high key %s",
        last,
        contents.high());
  }

  private void addChildren(BLinkContents contents, List<Expected> children) {
    int last = contents.keys().length;
    Invariant.check(
        contents.slots().length == last + 1,
        "I3: %d children at %d separators",
        contents.slots().length,
        last);
    for (int i = 0; i < last; i++) {
      children.add(new Expected(contents.child(i), contents.keys()[i]));
    }
    children.add(new Expected(contents.child(last), contents.high()));
  }

  private boolean isSame(Object a, Object b) {
    return b != null && tree.order.compare(a, b) == 0;
  }
}
