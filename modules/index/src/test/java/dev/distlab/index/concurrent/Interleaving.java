package dev.distlab.index.concurrent;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One thread that plays several: a call is stopped before one of its steps, others run as a whole,
 * then it goes on. Whoever would wait for a latch that the stopped call holds runs after it.
 */
final class Interleaving {

  /** What runs when the stopped call has taken so many steps. */
  record Interruption(int step, Call call) {}

  /** A call that would have to wait; it has done nothing so far. */
  private static final class WouldWait extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Done(Call call, Object answer) {}

  /** The latches that a call holds: exclusively, if true. */
  private static final class Held extends IdentityHashMap<Object, Boolean> {
    private static final long serialVersionUID = 1L;
  }

  private final ConcurrentTree<Integer, Integer> tree;
  private final Map<Object, Runnable> unlatches = new IdentityHashMap<>();
  private final List<Done> inside = new ArrayList<>();
  private final List<Call> waiting = new ArrayList<>();
  private List<Interruption> interruptions = List.of();
  private Held outer = new Held();
  private Held nested;
  private int steps;
  private int stepsOfCall;

  private Interleaving(Function<Interleaving, ConcurrentTree<Integer, Integer>> maker) {
    this.tree = maker.apply(this);
  }

  static Interleaving of(Function<Interleaving, ConcurrentTree<Integer, Integer>> maker) {
    return new Interleaving(maker);
  }

  ConcurrentTree<Integer, Integer> tree() {
    return tree;
  }

  /** How many steps the last call took. */
  int steps() {
    return stepsOfCall;
  }

  /** How many of the interruptions of the last call ran while it was stopped. */
  int ranInside() {
    return inside.size();
  }

  /**
   * Makes a call with its interruptions; null if the answers and what is left in the tree are those
   * of one call after the other, with the stopped one anywhere between those inside it; else what
   * happened.
   */
  String run(Call call, List<Interruption> now) {
    TreeMap<Integer, Integer> before = content();
    inside.clear();
    waiting.clear();
    interruptions = now;
    steps = 0;
    Object answer = call.of(tree);
    interruptions = List.of();
    stepsOfCall = steps;
    List<Done> after = new ArrayList<>();
    for (Call late : waiting) {
      after.add(new Done(late, late.of(tree)));
    }
    TreeMap<Integer, Integer> left = content();
    for (int place = 0; place <= inside.size(); place++) {
      List<Done> order = new ArrayList<>(inside);
      order.add(place, new Done(call, answer));
      order.addAll(after);
      TreeMap<Integer, Integer> model = new TreeMap<>(before);
      if (order.stream().allMatch(one -> Objects.equals(one.call.of(model), one.answer))
          && model.equals(left)) {
        return null;
      }
    }
    return call + " = " + answer + ", inside " + inside + ", after " + after + ", left " + left;
  }

  private TreeMap<Integer, Integer> content() {
    TreeMap<Integer, Integer> content = new TreeMap<>();
    tree.forEach(content::put);
    return content;
  }

  /** A step of whoever runs. Only the outer call is stopped. */
  void step() {
    if (nested != null) {
      return;
    }
    int step = steps++;
    for (Interruption one : interruptions) {
      if (one.step == step) {
        interrupt(one.call);
      }
    }
  }

  private void interrupt(Call call) {
    // A writer of a B-link tree waits for parents after it has split: it cannot be taken back.
    if (tree instanceof BLinkTree && call.kind().writes() && !outer.isEmpty()) {
      waiting.add(call);
      return;
    }
    nested = new Held();
    try {
      inside.add(new Done(call, call.of(tree)));
    } catch (WouldWait tooEarly) {
      for (Object latched : List.copyOf(nested.keySet())) {
        unlatches.remove(latched).run();
      }
      waiting.add(call);
    } finally {
      nested = null;
    }
  }

  /** To be called before a latch is taken. */
  void beforeLatch(Object node, boolean exclusive, Runnable unlatch) {
    step();
    if (nested != null) {
      Boolean mode = outer.get(node);
      if (mode != null && (mode || exclusive)) {
        throw new WouldWait();
      }
      unlatches.put(node, unlatch);
    }
    (nested == null ? outer : nested).put(node, exclusive);
  }

  /** To be called after a latch was given back. */
  void afterUnlatch(Object node) {
    (nested == null ? outer : nested).remove(node);
    step();
  }

  /** A latch-coupled tree that stops at each latch. */
  static class Coupled extends LatchCoupledTree<Integer, Integer> {
    private final Interleaving run;

    Coupled(Interleaving run) {
      super(null, 3);
      this.run = run;
    }

    @Override
    void latchShared(LatchedNode node) {
      run.beforeLatch(node, false, () -> super.unlatchShared(node));
      super.latchShared(node);
    }

    @Override
    void latchExclusive(LatchedNode node) {
      run.beforeLatch(node, true, () -> super.unlatchExclusive(node));
      super.latchExclusive(node);
    }

    @Override
    void unlatchShared(LatchedNode node) {
      super.unlatchShared(node);
      run.afterUnlatch(node);
    }

    @Override
    void unlatchExclusive(LatchedNode node) {
      super.unlatchExclusive(node);
      run.afterUnlatch(node);
    }
  }

  /** A B-link tree that stops at each look at a node and at each latch. */
  static class BLink extends BLinkTree<Integer, Integer> {
    private final Interleaving run;

    BLink(Interleaving run) {
      super(null, 3);
      this.run = run;
    }

    @Override
    BLinkContents read(BLinkNode node) {
      run.step();
      return super.read(node);
    }

    @Override
    void latch(BLinkNode node) {
      run.beforeLatch(node, true, () -> super.unlatch(node));
      super.latch(node);
    }

    @Override
    void unlatch(BLinkNode node) {
      super.unlatch(node);
      run.afterUnlatch(node);
    }
  }
}
