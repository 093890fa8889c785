package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.TreeMap;
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
          root.setChild(0, ((InnerNode) root.child(0)).child(0));
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
          root.items[1] = (Integer) root.key(0) - 1;
          root.prefixes[0]--;
        });
  }

  @Test
  void checkInvariants_chainCut_breaksI4() {
    expect("I4: the chain of leaves", tree -> tree.firstLeaf().next = null);
  }

  @Test
  void checkInvariants_entryLost_breaksI5() {
    expect("I5:", tree -> tree.lastLeaf().remove(tree.lastLeaf().count - 1));
  }

  @Test
  void checkInvariants_prefixOfAnotherKey_breaksI6() {
    expect("I6: prefix", tree -> tree.lastLeaf().prefixes[0]++);
  }

  @Test
  void checkInvariants_prefixInAnUnusedPlace_breaksI6() {
    expect("I6: prefix 0 of no key", tree -> tree.lastLeaf().prefixes[tree.lastLeaf().count] = 0);
  }

  @Test
  void checkInvariants_signpostOfAnotherGroup_breaksI6() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>();
    for (int key = 0; key < 1_000; key++) {
      map.put(key, key);
    }
    map.checkInvariants();
    map.tree.firstLeaf().signposts[1]++;
    assertThatThrownBy(map::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I6: signpost");
  }

  @Test
  void putAndRemove_nodesOfFullSize_keepEverySignpost() {
    SeededRandom random = new SeededRandom(7);
    BTreeMap<Integer, Integer> map = new BTreeMap<>();
    TreeMap<Integer, Integer> model = new TreeMap<>();
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < 1_000; i++) {
        int key = random.nextInt(20_000);
        if (random.nextInt(40) < round) {
          assertThat(map.remove(key)).isEqualTo(model.remove(key));
        } else {
          assertThat(map.put(key, i)).isEqualTo(model.put(key, i));
        }
      }
      map.checkInvariants();
      assertThat(map).isEqualTo(model);
      for (int key = 0; key < 20_000; key++) {
        assertThat(map.get(key)).isEqualTo(model.get(key));
      }
    }
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
