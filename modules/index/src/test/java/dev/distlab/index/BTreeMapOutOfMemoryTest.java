package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change, at every place where it gets memory, without any left: nothing may change. */
class BTreeMapOutOfMemoryTest {

  /** Memory for a few arrays only. */
  private static final class Scarce extends SpareArrays {

    private int left = Integer.MAX_VALUE;
    private boolean keeping;

    private void take() {
      if (left == 0) {
        throw new OutOfMemoryError("none left on purpose");
      }
      left--;
    }

    @Override
    Object[] takeObjects(int length) {
      take();
      return super.takeObjects(length);
    }

    @Override
    long[] takeNumbers(int length) {
      take();
      return super.takeNumbers(length);
    }

    @Override
    long[] newNumbers(int length) {
      take();
      return super.newNumbers(length);
    }

    @Override
    void setTreeHeight(int height) {
      boolean begins = height >= 3 && !keeping;
      if (begins) {
        take();
      }
      keeping = height >= 3;
      super.setTreeHeight(height);
    }
  }

  private final Scarce memory = new Scarce();
  private final TreeMap<Integer, Integer> model = new TreeMap<>();
  private BTreeMap<Integer, Integer> map;
  private int failures;

  private void begin(Comparator<Object> order, int keysPerNode) {
    memory.left = Integer.MAX_VALUE;
    map = new BTreeMap<>(new BTree(order, keysPerNode, memory));
    model.clear();
  }

  /** Tries a change with no memory, with memory for one array, for two and so on. */
  private void withEverMoreMemory(Runnable change) {
    for (int arrays = 0; ; arrays++) {
      memory.left = arrays;
      try {
        change.run();
        memory.left = Integer.MAX_VALUE;
        return;
      } catch (OutOfMemoryError expected) {
        memory.left = Integer.MAX_VALUE;
        failures++;
        assertSameAsModel();
      }
    }
  }

  private void assertSameAsModel() {
    map.checkInvariants();
    Iterator<Map.Entry<Integer, Integer>> walk = map.entrySet().iterator();
    for (Map.Entry<Integer, Integer> expected : model.entrySet()) {
      Map.Entry<Integer, Integer> entry = walk.next();
      if (!entry.equals(expected)) {
        assertThat(entry).isEqualTo(expected);
      }
    }
    assertThat(walk.hasNext()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 40, 170})
  void putAndRemove_noMemoryLeftAtAnyPlace_changeNothing(int keysPerNode) {
    Comparator<Object> byNumber = Comparator.comparingInt(key -> (Integer) key);
    Map<TreeChange, Long> seen = new EnumMap<>(TreeChange.class);
    for (Comparator<Object> order : Arrays.asList(null, byNumber)) {
      begin(order, keysPerNode);
      SeededRandom random = new SeededRandom(keysPerNode);
      int steps = keysPerNode < 40 ? 1_000 : 6_000;
      int ascending = 10 * steps;
      for (int i = 0; i < steps; i++) {
        boolean growing = i < steps / 2;
        if (random.nextInt(10) < (growing ? 9 : 2)) {
          int key = random.nextInt(10) == 0 ? ascending++ : random.nextInt(10 * steps);
          withEverMoreMemory(() -> map.put(key, key + 1));
          model.put(key, key + 1);
        } else if (!model.isEmpty()) {
          Integer from = model.ceilingKey(random.nextInt(10 * steps));
          Integer key = from == null ? model.lastKey() : from;
          withEverMoreMemory(() -> map.remove(key));
          model.remove(key);
        }
      }
      while (!model.isEmpty()) {
        withEverMoreMemory(map::pollFirstEntry);
        model.pollFirstEntry();
      }
      assertSameAsModel();
      map.stats().changes().forEach((change, count) -> seen.merge(change, count, Long::sum));
    }
    assertThat(failures).isGreaterThan(100);
    if (keysPerNode < 40) {
      for (TreeChange change : TreeChange.values()) {
        if (change != TreeChange.LEAF_SHIFT) {
          assertThat(seen.get(change)).as("%s", change).isPositive();
        }
      }
    }
  }

  @Test
  void ascendingPuts_noMemoryLeftAtAnyPlace_changeNothing() {
    begin(null, 16);
    for (int key = 0; key < 3_000; key++) {
      int next = key;
      withEverMoreMemory(() -> map.put(next, next));
      model.put(next, next);
    }
    assertSameAsModel();
    assertThat(map.stats().height()).isEqualTo(3);
    assertThat(failures).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 40})
  void bulkLoadAndClear_noMemoryLeftAtAnyPlace_changeNothing(int keysPerNode) {
    TreeMap<Integer, Integer> source = new TreeMap<>();
    for (int key = 0; key < 300; key++) {
      source.put(key, -key);
    }
    begin(null, keysPerNode);
    withEverMoreMemory(() -> map.bulkLoad(source.entrySet()));
    model.putAll(source);
    assertSameAsModel();
    withEverMoreMemory(map::clear);
    model.clear();
    assertSameAsModel();
    assertThat(failures).isGreaterThan(20);
  }

  @Test
  void firstPut_noMemoryLeftAtAnyPlace_leavesAnEmptyMapThatAnswers() {
    begin(null, 3);
    for (int arrays = 0; arrays < 3; arrays++) {
      memory.left = arrays;
      assertThatThrownBy(() -> map.put(1, 1)).isInstanceOf(OutOfMemoryError.class);
      assertThat(map.get(1)).isNull();
      assertThat(map.ceilingKey(0)).isNull();
      map.checkInvariants();
    }
  }

  /** The insert may have left behind the array along which the walk goes. */
  @Test
  void walk_afterAnInsertWithoutMemory_failsFast() {
    begin(null, 40);
    for (int key = 0; key < 15; key++) {
      map.put(2 * key, key);
    }
    Iterator<Integer> walk = map.keySet().iterator();
    walk.next();
    memory.left = 1;
    assertThatThrownBy(() -> map.put(7, 7)).isInstanceOf(OutOfMemoryError.class);
    memory.left = Integer.MAX_VALUE;
    assertThatThrownBy(walk::next).isInstanceOf(ConcurrentModificationException.class);
  }
}
