package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen threads at once: nothing is lost, nothing is met twice, and the tree is whole after. */
class ConcurrentTreeContentionTest {

  private static final int THREADS = 16;

  /** Keys of different threads are neighbours in the same leaves. */
  @ParameterizedTest
  @CsvSource({"LATCH_COUPLED,3", "LATCH_COUPLED,64", "B_LINK,3", "B_LINK,64"})
  void keysOfTheirOwn_under16Threads_areAsEachThreadLeftThem(TreeKind kind, int keysPerNode)
      throws Exception {
    ConcurrentTree<Integer, Integer> tree = kind.make(null, keysPerNode);
    int keys = 400;
    Integer[][] expected = new Integer[THREADS][keys];
    ManyThreads.run(
        THREADS,
        thread -> {
          SeededRandom random = new SeededRandom(thread);
          for (int i = 0; i < 10_000; i++) {
            int one = random.nextInt(keys);
            int key = one * THREADS + thread;
            boolean removes = random.nextInt(3) == 0;
            Integer before = removes ? tree.remove(key) : tree.put(key, i);
            assertThat(before).isEqualTo(expected[thread][one]);
            expected[thread][one] = removes ? null : Integer.valueOf(i);
            assertThat(tree.get(key)).isEqualTo(expected[thread][one]);
          }
        });
    tree.checkInvariants();
    long present = 0;
    for (int thread = 0; thread < THREADS; thread++) {
      for (int one = 0; one < keys; one++) {
        assertThat(tree.get(one * THREADS + thread)).isEqualTo(expected[thread][one]);
        present += expected[thread][one] == null ? 0 : 1;
      }
    }
    assertThat(tree.size()).isEqualTo(present);
  }

  /**
   * All threads want the same keys. Each value is put once, so a key's history is a chain: what was
   * put is what some later call returned, or what is left.
   */
  @ParameterizedTest
  @CsvSource({"LATCH_COUPLED,3", "LATCH_COUPLED,64", "B_LINK,3", "B_LINK,64"})
  void sameKeys_under16Threads_returnEachValueOnce(TreeKind kind, int keysPerNode)
      throws Exception {
    ConcurrentTree<Integer, Integer> tree = kind.make(null, keysPerNode);
    int keys = 200;
    int calls = 10_000;
    AtomicLongArray put = new AtomicLongArray(keys);
    AtomicLongArray returned = new AtomicLongArray(keys);
    AtomicLongArray came = new AtomicLongArray(keys);
    ManyThreads.run(
        THREADS,
        thread -> {
          SeededRandom random = new SeededRandom(thread);
          for (int i = 0; i < calls; i++) {
            int key = random.nextInt(keys);
            int value = thread * calls + i + 1;
            Integer before;
            if (random.nextInt(3) == 0) {
              before = tree.remove(key);
              came.addAndGet(key, before == null ? 0 : -1);
            } else if (random.nextBoolean()) {
              before = tree.put(key, value);
              put.addAndGet(key, value);
              came.addAndGet(key, before == null ? 1 : 0);
            } else {
              boolean stored = tree.putIfAbsent(key, value) == null;
              before = null;
              put.addAndGet(key, stored ? value : 0);
              came.addAndGet(key, stored ? 1 : 0);
            }
            returned.addAndGet(key, before == null ? 0 : before);
          }
        });
    tree.checkInvariants();
    for (int key = 0; key < keys; key++) {
      Integer left = tree.get(key);
      assertThat(put.get(key)).isEqualTo(returned.get(key) + (left == null ? 0 : left));
      assertThat(came.get(key)).isEqualTo(left == null ? 0 : 1);
    }
  }

  /** Keys divisible by four stay; all others come and go. */
  @ParameterizedTest
  @EnumSource
  void scans_besideWriters_meetWhatStaysOnceAndInOrder(TreeKind kind) throws Exception {
    ConcurrentTree<Integer, Integer> tree = kind.make(null, 3);
    int keys = 2_000;
    for (int key = 0; key < keys; key += 4) {
      tree.put(key, key);
    }
    ManyThreads.run(
        THREADS,
        thread -> {
          SeededRandom random = new SeededRandom(thread);
          for (int i = 0; thread >= 4 && i < 20_000; i++) {
            int key = random.nextInt(keys / 4) * 4 + 1 + random.nextInt(3);
            if (random.nextBoolean()) {
              tree.put(key, key);
            } else {
              tree.remove(key);
            }
          }
          for (int i = 0; thread < 4 && i < 50; i++) {
            List<Integer> met = new ArrayList<>();
            tree.scan(100, 1_900, (key, value) -> met.add(key));
            assertThat(met).isSorted().doesNotHaveDuplicates();
            assertThat(met.stream().filter(key -> key % 4 == 0).count()).isEqualTo(450);
            int from = random.nextInt(keys - 4);
            Map.Entry<Integer, Integer> ceiling = tree.ceiling(from);
            assertThat(ceiling.getKey()).isBetween(from, (from + 3) / 4 * 4);
          }
        });
    tree.checkInvariants();
  }
}
