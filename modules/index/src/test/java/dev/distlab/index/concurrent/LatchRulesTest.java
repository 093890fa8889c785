package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the two protocols, I8 and I9, checked at every latch; and what they cost. */
class LatchRulesTest {

  @Test
  void coupledCalls_latches_areTakenDownwardsAndCoupled() {
    Coupled tree = new Coupled();
    int most = 0;
    for (Call call : calls()) {
      tree.begin();
      call.of(tree);
      assertThat(tree.held).isEmpty();
      most = Math.max(most, tree.mostExclusive);
    }
    tree.checkInvariants();
    assertThat(most).as("a merge that goes up holds several").isGreaterThan(4);
  }

  @Test
  void bLinkCalls_latches_areTakenUpwardsAndAreThreeAtMost() {
    BLink tree = new BLink();
    for (Call call : calls()) {
      tree.begin();
      call.of(tree);
      assertThat(tree.held).isEmpty();
      if (!call.kind().writes()) {
        assertThat(tree.taken).as("I9: a reader takes no latch").isZero();
      }
    }
    tree.checkInvariants();
  }

  @Test
  void coupledTwin_thatUnlatchesTheParentFirst_breaksI8() {
    Coupled twin =
        new Coupled() {
          @Override
          LatchedNode stepDown(LatchedNode parent, LatchedNode child, boolean exclusive) {
            unlatchShared(parent);
            latchShared(child);
            return child;
          }
        };
    twin.begin();
    assertThatThrownBy(() -> twin.get(1))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I8: a latch without that of a parent or left neighbour");
  }

  @Test
  void coupledTwin_thatLatchesToTheLeft_breaksI8() {
    Coupled tree = new Coupled();
    calls().forEach(call -> call.of(tree));
    LatchedNode root = tree.anchor.child(0);
    tree.begin();
    tree.latchExclusive(tree.anchor);
    tree.latchExclusive(root);
    tree.latchExclusive(root.child(1));
    assertThatThrownBy(() -> tree.latchExclusive(root.child(0)))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I8: a latch above or to the left of one that is held");
  }

  @Test
  void bLinkTwin_thatLatchesDownwardsOrTooMany_breaksI9() {
    BLink tree = new BLink();
    calls().forEach(call -> call.of(tree));
    tree.begin();
    tree.latch(tree.root);
    BLinkNode child = tree.root.contents.child(0);
    while (!child.isLeaf()) {
      child = child.contents.child(0);
    }
    BLinkNode leaf = child;
    assertThatThrownBy(() -> tree.latch(leaf))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I9: a latch below or to the left of one that is held");
    tree.unlatch(tree.root);
    tree.latch(leaf);
    tree.latch(leaf.contents.right());
    tree.latch(leaf.contents.right().contents.right());
    assertThatThrownBy(() -> tree.latch(tree.root))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I9: 4 latches");
  }

  /** The table of costs in package-info, counted on trees of three levels. */
  @Test
  void latches_ofEachCall_areAsTheTableOfCostsSays() {
    Coupled coupled = new Coupled();
    BLink bLink = new BLink();
    for (int key = 0; key < 16; key++) {
      coupled.put(key * 10, key);
      bLink.put(key * 10, key);
    }
    int levels = 3;
    assertThat(bLink.root.level).isEqualTo(levels - 1);
    coupled.begin();
    coupled.get(0);
    assertThat(coupled.taken).isEqualTo(levels + 1);
    assertThat(coupled.mostExclusive).isZero();

    coupled.begin();
    coupled.put(0, 1);
    assertThat(coupled.taken).isEqualTo(levels + 1);
    assertThat(coupled.mostExclusive).isEqualTo(1);

    coupled.begin();
    coupled.put(1, 1);
    coupled.put(2, 1);
    assertThat(coupled.taken).as("the second put descends twice").isEqualTo(3 * (levels + 1));

    bLink.begin();
    bLink.get(0);
    bLink.ceiling(5);
    bLink.forEach((key, value) -> {});
    assertThat(bLink.taken).isZero();
    bLink.put(0, 1);
    bLink.put(1, 1);
    assertThat(bLink.taken).isEqualTo(2);
    bLink.put(2, 1);
    assertThat(bLink.taken).as("a split: the leaf and its parent").isEqualTo(4);
  }

  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    SeededRandom random = new SeededRandom(1);
    for (int key = 0; key < 120; key++) {
      calls.add(Call.put(key * 7 % 120));
    }
    for (int i = 0; i < 3_000; i++) {
      calls.add(Call.draw(random, 120));
    }
    for (int key = 0; key < 110; key++) {
      calls.add(Call.remove(key * 11 % 120));
    }
    return calls;
  }

  /** Where a node stands: levels from the top, and the place on the level. */
  private record Position(int depth, int place) {
    boolean isAboveOrLeftOf(Position other) {
      return depth < other.depth || depth == other.depth && place < other.place;
    }
  }

  /** A latch-coupled tree that checks I8 at each latch. */
  private static class Coupled extends LatchCoupledTree<Integer, Integer> {
    final Map<LatchedNode, Boolean> held = new IdentityHashMap<>();
    int taken;
    int mostExclusive;

    Coupled() {
      super(null, 3);
    }

    final void begin() {
      held.clear();
      taken = 0;
      mostExclusive = 0;
    }

    private void taking(LatchedNode node, boolean exclusive) {
      boolean isFirst = held.isEmpty() && node == anchor;
      boolean isCoupled = held.keySet().stream().anyMatch(one -> leadsTo(one, node));
      Invariant.check(
          isFirst || isCoupled, "I8: a latch without that of a parent or left neighbour");
      Map<LatchedNode, Position> positions = positions();
      for (LatchedNode one : held.keySet()) {
        Invariant.check(
            positions.get(one).isAboveOrLeftOf(positions.get(node)),
            "I8: a latch above or to the left of one that is held");
      }
      held.put(node, exclusive);
      taken++;
      int exclusives = (int) held.values().stream().filter(mode -> mode).count();
      mostExclusive = Math.max(mostExclusive, exclusives);
    }

    private static boolean leadsTo(LatchedNode one, LatchedNode node) {
      for (int i = 0; !one.isLeaf && i <= one.count; i++) {
        if (one.child(i) == node) {
          return true;
        }
      }
      return one.isLeaf && one.next == node;
    }

    private Map<LatchedNode, Position> positions() {
      Map<LatchedNode, Position> positions = new IdentityHashMap<>();
      ArrayDeque<LatchedNode> nodes = new ArrayDeque<>(List.of(anchor));
      positions.put(anchor, new Position(0, 0));
      while (!nodes.isEmpty()) {
        LatchedNode node = nodes.remove();
        for (int i = 0; !node.isLeaf && i <= node.count; i++) {
          int depth = positions.get(node).depth + 1;
          positions.put(node.child(i), new Position(depth, positions.size()));
          nodes.add(node.child(i));
        }
      }
      return positions;
    }

    @Override
    void latchShared(LatchedNode node) {
      taking(node, false);
    }

    @Override
    void latchExclusive(LatchedNode node) {
      taking(node, true);
    }

    @Override
    void unlatchShared(LatchedNode node) {
      assertThat(held.remove(node)).isFalse();
    }

    @Override
    void unlatchExclusive(LatchedNode node) {
      assertThat(held.remove(node)).isTrue();
    }
  }

  /** A B-link tree that checks I9 at each latch. */
  private static class BLink extends BLinkTree<Integer, Integer> {
    final List<BLinkNode> held = new ArrayList<>();
    int taken;

    BLink() {
      super(null, 3);
    }

    final void begin() {
      held.clear();
      taken = 0;
    }

    private static boolean isRightOf(BLinkNode node, BLinkNode left) {
      BLinkNode one = left.contents.right();
      while (one != null && one != node) {
        one = one.contents.right();
      }
      return one == node;
    }

    @Override
    void latch(BLinkNode node) {
      for (BLinkNode one : held) {
        // the new right half of the root is not linked yet: nobody else can want it
        boolean isNew = one == root && node.level == one.level;
        Invariant.check(
            one.level < node.level || one.level == node.level && (isNew || isRightOf(node, one)),
            "I9: a latch below or to the left of one that is held");
      }
      held.add(node);
      taken++;
      Invariant.check(held.size() <= 3, "I9: %d latches", held.size());
    }

    @Override
    void unlatch(BLinkNode node) {
      assertThat(held.remove(node)).isTrue();
    }
  }
}
