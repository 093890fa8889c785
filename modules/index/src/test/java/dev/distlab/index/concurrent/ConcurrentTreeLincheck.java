package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Every history of a tree that threads can bring about is one that a {@link TreeMap} could have
 * with a single thread: searched by Lincheck, by model checking and by stress.
 */
class ConcurrentTreeLincheck {

  private static final List<Integer> KEYS = List.of(2, 4, 6, 8, 10);
  private static final List<Integer> FEW_KEYS = List.of(4, 6, 8);

  @Test
  void latchCoupledTree_inAnyInterleaving_isLinearizable() {
    check(Coupled.class, Model.class);
  }

  @Test
  void bLinkTree_inAnyInterleaving_isLinearizable() {
    check(BLink.class, Model.class);
  }

  @Test
  void bLinkTree_ofOneLeaf_isLinearizableWhileItsRootSplits() {
    check(BLinkOfOneLeaf.class, SmallModel.class);
  }

  @Test
  void twin_thatDoesNotMoveRight_isCaught() {
    assertThatThrownBy(() -> search(NeverMovesRight.class, Model.class))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void twin_thatUnlatchesTheParentFirst_isCaught() {
    assertThatThrownBy(() -> search(UnlatchesFirst.class, Model.class))
        .isInstanceOf(AssertionError.class);
  }

  private static void check(Class<?> subject, Class<?> model) {
    search(subject, model);
    new StressOptions()
        .iterations(20)
        .invocationsPerIteration(1_000)
        .threads(3)
        .actorsPerThread(3)
        .sequentialSpecification(model)
        .check(subject);
  }

  private static void search(Class<?> subject, Class<?> model) {
    new ModelCheckingOptions()
        .iterations(40)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(3)
        .sequentialSpecification(model)
        .check(subject);
  }

  /** A tree of three keys a node at most, with some keys in it. */
  @Param(name = "key", gen = IntGen.class, conf = "1:11")
  @Param(name = "value", gen = IntGen.class, conf = "1:99")
  abstract static class Subject {

    private final ConcurrentTree<Integer, Integer> tree;

    Subject(ConcurrentTree<Integer, Integer> tree, List<Integer> keys) {
      this.tree = tree;
      keys.forEach(key -> tree.put(key, key));
    }

    @Operation
    public Integer get(@Param(name = "key") int key) {
      return tree.get(key);
    }

    @Operation
    public Integer put(@Param(name = "key") int key, @Param(name = "value") int value) {
      return tree.put(key, value);
    }

    @Operation
    public Integer remove(@Param(name = "key") int key) {
      return tree.remove(key);
    }

    @Operation
    public Integer ceiling(@Param(name = "key") int key) {
      Map.Entry<Integer, Integer> entry = tree.ceiling(key);
      return entry == null ? null : Integer.valueOf(100 * entry.getKey() + entry.getValue());
    }
  }

  /** What one thread would see. */
  public static class Model {

    private final TreeMap<Integer, Integer> map = new TreeMap<>();

    public Model() {
      this(KEYS);
    }

    Model(List<Integer> keys) {
      keys.forEach(key -> map.put(key, key));
    }

    public Integer get(int key) {
      return map.get(key);
    }

    public Integer put(int key, int value) {
      return map.put(key, value);
    }

    public Integer remove(int key) {
      return map.remove(key);
    }

    public Integer ceiling(int key) {
      Map.Entry<Integer, Integer> entry = map.ceilingEntry(key);
      return entry == null ? null : Integer.valueOf(100 * entry.getKey() + entry.getValue());
    }
  }

  /** The same, of fewer keys. */
  public static class SmallModel extends Model {
    public SmallModel() {
      super(FEW_KEYS);
    }
  }

  /** See {@link Subject}. */
  public static class Coupled extends Subject {
    public Coupled() {
      super(new LatchCoupledTree<>(null, 3), KEYS);
    }
  }

  /** See {@link Subject}. */
  public static class BLink extends Subject {
    public BLink() {
      super(new BLinkTree<>(null, 3), KEYS);
    }
  }

  /** One full leaf, the root. */
  public static class BLinkOfOneLeaf extends Subject {
    public BLinkOfOneLeaf() {
      super(new BLinkTree<>(null, 3), FEW_KEYS);
    }
  }

  /** Holds nothing for a moment between parent and child. */
  public static class UnlatchesFirst extends Subject {
    public UnlatchesFirst() {
      super(
          new LatchCoupledTree<>(null, 3) {
            @Override
            LatchedNode stepDown(LatchedNode parent, LatchedNode child, boolean exclusive) {
              unlatchShared(parent);
              if (exclusive) {
                latchExclusive(child);
              } else {
                latchShared(child);
              }
              return child;
            }
          },
          KEYS);
    }
  }

  /** Trusts what the parent said. */
  public static class NeverMovesRight extends Subject {
    public NeverMovesRight() {
      super(
          new BLinkTree<>(null, 3) {
            @Override
            boolean isBeyond(BLinkContents contents, Object key) {
              return false;
            }
          },
          KEYS);
    }
  }
}
