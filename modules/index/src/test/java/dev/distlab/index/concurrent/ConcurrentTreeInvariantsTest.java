package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each invariant of a quiet tree, broken on purpose in either tree: the check must notice. */
class ConcurrentTreeInvariantsTest {

  @Test
  void checkInvariants_leafInPlaceOfAnInnerNode_breaksI1() {
    coupled("I1: leaves at depths", tree -> inner(tree).slots[1] = inner(tree).child(1).child(0));
    bLink(
        "I1: level 2 below level 4",
        tree -> {
          BLinkContents root = tree.root.contents;
          root.slots()[0] = root.child(0).contents.child(0);
        });
  }

  @Test
  void checkInvariants_tooManyOrTooFewKeys_breakI2() {
    coupled("I2: 0 keys at depth", tree -> firstLeaf(tree).count = 0);
    bLink(
        "I2: 4 keys",
        tree -> {
          BLinkNode leaf = firstLeaf(tree);
          BLinkContents now = leaf.contents;
          leaf.contents = now.withEntry(0, -1, 0).withEntry(0, -2, 0).withEntry(0, -3, 0);
          leaf.contents = firstOf(leaf.contents, 4);
        });
  }

  @Test
  void checkInvariants_keyInTheWrongPlace_breaksI3() {
    coupled("I3: key 0 is not above 0", tree -> firstLeaf(tree).keys[1] = 0);
    coupled("I3: key 999 is above the separator", tree -> lastKey(firstLeaf(tree), 999));
    bLink("I3: key 0 is not above 0", tree -> firstLeaf(tree).contents.keys()[1] = 0);
    bLink("I3: key 999 is above the high key", tree -> lastKey(firstLeaf(tree), 999));
    bLink(
        "I3: key -1 is not above",
        tree -> firstLeaf(tree).contents.right().contents.keys()[0] = -1);
  }

  @Test
  void checkInvariants_linkThatMissesANode_breaksI4() {
    coupled("I4: the links of the leaves miss", tree -> skip(firstLeaf(tree)));
    coupled("I4: the links of the leaves lead on", tree -> lastLeaf(tree).next = firstLeaf(tree));
    bLink("I4: the links of level 0 miss", tree -> skip(firstLeaf(tree)));
    bLink(
        "I4: the links of level 4 lead on",
        tree -> {
          BLinkContents root = tree.root.contents;
          tree.root.contents = new BLinkContents(root.keys(), root.slots(), null, firstLeaf(tree));
        });
  }

  @Test
  void checkInvariants_entryLost_breaksI5() {
    coupled("I5: 49 entries in leaves, size is 50", tree -> lastLeaf(tree).count--);
    bLink(
        "I5: 49 entries in leaves, size is 50",
        tree -> firstLeaf(tree).contents = firstLeaf(tree).contents.withoutEntry(0));
  }

  @Test
  void checkInvariants_highKeyMoved_breaksI6() {
    bLink(
        "I6: high key 11 of a node that its parent leads to up to 10",
        tree -> {
          BLinkContents now = firstLeaf(tree).contents;
          firstLeaf(tree).contents =
              new BLinkContents(now.keys(), now.slots(), (Integer) now.high() + 1, now.right());
        });
    bLink(
        "I6: high key 490 of a node that its parent leads to up to null",
        tree -> {
          BLinkContents root = tree.root.contents;
          tree.root.contents = new BLinkContents(root.keys(), root.slots(), 490, null);
        });
  }

  @Test
  void checkInvariants_latchLeftBehind_breaksI7() {
    coupled("I7: a latch at depth", tree -> firstLeaf(tree).latch.acquireShared());
    coupled("I7: a latch at depth 0", tree -> tree.anchor.latch.acquireExclusive());
    bLink("I7: a latch on level 0", tree -> firstLeaf(tree).latch.acquireExclusive());
  }

  private static LatchedNode inner(LatchCoupledTree<?, ?> tree) {
    return tree.anchor.child(0);
  }

  private static LatchedNode firstLeaf(LatchCoupledTree<?, ?> tree) {
    LatchedNode node = tree.anchor;
    while (!node.isLeaf) {
      node = node.child(0);
    }
    return node;
  }

  private static LatchedNode lastLeaf(LatchCoupledTree<?, ?> tree) {
    LatchedNode node = tree.anchor;
    while (!node.isLeaf) {
      node = node.child(node.count);
    }
    return node;
  }

  private static void lastKey(LatchedNode leaf, int key) {
    leaf.keys[leaf.count - 1] = key;
  }

  private static void skip(LatchedNode leaf) {
    leaf.next = leaf.next.next;
  }

  private static BLinkNode firstLeaf(BLinkTree<?, ?> tree) {
    BLinkNode node = tree.root;
    while (!node.isLeaf()) {
      node = node.contents.child(0);
    }
    return node;
  }

  private static void lastKey(BLinkNode leaf, int key) {
    Object[] keys = leaf.contents.keys();
    keys[keys.length - 1] = key;
  }

  private static void skip(BLinkNode leaf) {
    BLinkContents now = leaf.contents;
    leaf.contents =
        new BLinkContents(now.keys(), now.slots(), now.high(), now.right().contents.right());
  }

  private static BLinkContents firstOf(BLinkContents contents, int count) {
    BLinkContents fewer = contents;
    while (fewer.keys().length > count) {
      fewer = fewer.withoutEntry(fewer.keys().length - 1);
    }
    return fewer;
  }

  private static void coupled(String law, Consumer<LatchCoupledTree<Integer, Integer>> harm) {
    LatchCoupledTree<Integer, Integer> tree = new LatchCoupledTree<>(null, 3);
    fill(tree);
    harm.accept(tree);
    expect(law, tree);
  }

  private static void bLink(String law, Consumer<BLinkTree<Integer, Integer>> harm) {
    BLinkTree<Integer, Integer> tree = new BLinkTree<>(null, 3);
    fill(tree);
    harm.accept(tree);
    expect(law, tree);
  }

  private static void fill(ConcurrentTree<Integer, Integer> tree) {
    for (int key = 0; key < 50; key++) {
      tree.put(key * 10, key);
    }
    tree.checkInvariants();
    assertThat(tree.size()).isEqualTo(50);
  }

  private static void expect(String law, ConcurrentTree<?, ?> tree) {
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }
}
