package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.distlab.kernel.random.SeededRandom;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link LongBTree} takes of memory, and what becomes of it if there is no more. */
class LongBTreeMemoryTest {

  private static final long ABSENT = -77;
  private static final int THREE_SLABS_OF_ENTRIES = 6_000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void put_memoryRunsOutAtEachArrayInTurn_losesNothingAndGoesOnAfterwards(boolean ascending) {
    ShortOfMemory nodes = new ShortOfMemory();
    LongBTree tree = new LongBTree(nodes, 3, 3);
    long[] keys = keys(THREE_SLABS_OF_ENTRIES, ascending);
    nodes.failing = true;
    int refused = 0;
    for (int i = 0; i < keys.length; i++) {
      for (boolean isIn = false; !isIn; ) {
        try {
          assertThat(tree.put(keys[i], i)).isTrue();
          isIn = true;
        } catch (OutOfMemoryError e) {
          refused++;
          assertThat(tree.get(keys[i], ABSENT)).isEqualTo(ABSENT);
          assertHolds(tree, keys, i);
        }
      }
    }
    assertHolds(tree, keys, keys.length);
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void bulkLoad_memoryRunsOutAtEachArrayInTurn_leavesAnEmptyTree() {
    ShortOfMemory nodes = new ShortOfMemory();
    LongBTree tree = new LongBTree(nodes, 3, 3);
    long[] keys = keys(THREE_SLABS_OF_ENTRIES, true);
    nodes.failing = true;
    int refused = 0;
    while (tree.isEmpty()) {
      try {
        tree.bulkLoad(keys, keys);
      } catch (OutOfMemoryError e) {
        refused++;
        assertHolds(tree, keys, 0);
      }
    }
    assertThat(refused).isGreaterThan(30);
    tree.checkInvariants();
    assertThat(tree.size()).isEqualTo(keys.length);
  }

  @Test
  void clear_memoryRunsOut_changesNothing() {
    ShortOfMemory nodes = new ShortOfMemory();
    LongBTree tree = new LongBTree(nodes, 3, 3);
    long[] keys = keys(100, false);
    for (int i = 0; i < keys.length; i++) {
      tree.put(keys[i], i);
    }
    nodes.failing = true;
    for (int arrays = 0; arrays < 3; arrays++) {
      assertThatThrownBy(tree::clear).isInstanceOf(OutOfMemoryError.class);
      assertHolds(tree, keys, keys.length);
    }
    tree.clear();
    assertHolds(tree, keys, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void put_noMoreNodesAllowed_isRefusedAndLosesNothing(boolean ascending) {
    long[] keys = keys(1_000, ascending);
    for (int most = 1; most < 200; most++) {
      LongBTree tree = new LongBTree(new LongNodes(most), 3, 3);
      int count = putUntilFull(tree, keys, most);
      assertHolds(tree, keys, count);
      assertThat(tree.nodes.nodesInUse()).isBetween(most - 1, most);
      assertThat(tree.put(keys[0], 0)).isFalse();
      assertThat(tree.remove(keys[count - 1])).isTrue();
      assertHolds(tree, keys, count - 1);
    }
  }

  private static int putUntilFull(LongBTree tree, long[] keys, int most) {
    for (int i = 0; i < keys.length; i++) {
      try {
        tree.put(keys[i], i);
      } catch (IllegalStateException e) {
        assertThat(e)
            .hasMessage(
                "the tree is full: %d nodes and 2 more exceed %d", tree.nodes.nodesInUse(), most);
        return i;
      }
    }
    throw new AssertionError("the tree took all keys");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void putAll_noMoreNodesAllowed_hasTheEntriesBefore(boolean ascending) {
    long[] keys = keys(1_000, ascending);
    long[] values = LongStream.range(0, keys.length).toArray();
    for (int most = 1; most < 200; most++) {
      LongBTree tree = new LongBTree(new LongNodes(most), 3, 3);
      assertThatThrownBy(() -> tree.putAll(keys, values)).isInstanceOf(IllegalStateException.class);
      assertHolds(tree, keys, tree.size());
      assertThat(tree.nodes.nodesInUse()).isBetween(most - 1, most);
    }
  }

  @Test
  void bulkLoad_noMoreNodesAllowed_isRefusedAndLeavesTheTreeEmpty() {
    long[] keys = keys(27, true);
    LongBTree tree = new LongBTree(new LongNodes(12), 3, 3);
    assertThatThrownBy(() -> tree.bulkLoad(keys, keys))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the tree is full: 1 nodes and 12 more exceed 12");
    assertHolds(tree, keys, 0);
    LongBTree larger = new LongBTree(new LongNodes(13), 3, 3);
    larger.bulkLoad(keys, keys);
    assertThat(larger.stats().leaves() + larger.stats().innerNodes()).isEqualTo(13);
  }

  @Test
  void maxNodes_allOfThemFullLeaves_haveNoMoreEntriesThanAnIntCounts() {
    assertThat((long) LongNodes.MAX_NODES * LongNodes.LEAF_PAIRS)
        .isBetween(Integer.MAX_VALUE - 64L, (long) Integer.MAX_VALUE);
  }

  @Test
  void put_manyAscendingKeys_allocatesLittleMoreThanItKeeps() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int entries = 4_000_000;
    long before = threads.getThreadAllocatedBytes(thread);
    LongBTree tree = new LongBTree();
    for (long key = 0; key < entries; key++) {
      tree.put(key, key);
    }
    double bytesAnEntry = (threads.getThreadAllocatedBytes(thread) - before) / (double) entries;
    assertThat(bytesAnEntry).isBetween(18.0, 21.5);
    assertThat(tree.size()).isEqualTo(entries);
  }

  private static long[] keys(int count, boolean ascending) {
    long[] keys = LongStream.range(0, count).toArray();
    if (!ascending) {
      new SeededRandom(count).shuffle(keys);
    }
    return keys;
  }

  /** The first {@code count} keys are in a sound tree, and no others. */
  private static void assertHolds(LongBTree tree, long[] keys, int count) {
    tree.checkInvariants();
    assertThat(tree.size()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(tree.get(keys[i], ABSENT)).isEqualTo(i);
    }
  }

  /** Each time that room is made, one more array is granted before memory runs out, up to all. */
  private static final class ShortOfMemory extends LongNodes {

    private static final int ARRAYS = 3;

    private boolean failing;
    private int granted;
    private int made;

    @Override
    long[] slab(long[] other, int nodes, int longsEach) {
      count();
      return super.slab(other, nodes, longsEach);
    }

    @Override
    void resizeLists(int nodes) {
      count();
      super.resizeLists(nodes);
    }

    private void count() {
      if (failing && made++ == granted) {
        made = 0;
        granted = granted == ARRAYS ? 0 : granted + 1;
        throw new OutOfMemoryError("for a test");
      }
    }
  }
}
