package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each invariant of the tree, broken on purpose: the check must notice. */
class BTreeMapInvariantsTest {

  @Test
  void checkInvariants_leafInPlaceOfAnInnerNode_breaksI1() {
    expect(
        "I1: a leaf at level",
        tree -> {
          InnerNode root = (InnerNode) tree.root();
          root.children[0] = ((InnerNode) root.children[0]).children[0];
        });
  }

  @Test
  void checkInvariants_leafWithTooFewKeys_breaksI2() {
    expect("I2: a node at level", tree -> tree.firstLeaf().count = 0);
  }

  @Test
  void checkInvariants_keysSwapped_breaksI3() {
    expect(
        "I3: key",
        tree -> {
          LeafNode leaf = tree.firstLeaf();
          leaf.setKey(0, tree.lastLeaf(), 0);
        });
  }

  @Test
  void checkInvariants_separatorMoved_breaksI3() {
    expect(
        "I3: separator",
        tree -> {
          InnerNode root = (InnerNode) tree.root();
          root.keys[0] = (Integer) root.keys[0] - 1;
          root.prefixes[0]--;
        });
  }

  @Test
  void checkInvariants_chainCut_breaksI4() {
    expect("I4: the chain of leaves", tree -> tree.firstLeaf().next = null);
  }

  @Test
  void checkInvariants_entryLost_breaksI5() {
    expect("I5:", tree -> tree.lastLeaf().count--);
  }

  @Test
  void checkInvariants_prefixOfAnotherKey_breaksI6() {
    expect("I6: prefix", tree -> tree.lastLeaf().prefixes[0]++);
  }

  private static void expect(String law, Consumer<BTree> harm) {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 3);
    for (int key = 0; key < 50; key++) {
      map.put(key * 10, key);
    }
    assertThat(map.stats().height()).isGreaterThanOrEqualTo(3);
    map.checkInvariants();
    harm.accept(map.tree);
    assertThatThrownBy(map::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }
}
