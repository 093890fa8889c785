package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BTreeMapTest {

  // --- empty and small

  @Test
  void emptyMap_everyQuery_findsNothing() {
    BTreeMap<Integer, String> map = new BTreeMap<>();
    assertThat(map.get(1)).isNull();
    assertThat(map.remove(1)).isNull();
    assertThat(map.firstEntry()).isNull();
    assertThat(map.pollLastEntry()).isNull();
    assertThat(map.floorKey(1)).isNull();
    assertThat(map.headMap(5)).isEmpty();
    assertThat(map.entrySet().iterator().hasNext()).isFalse();
    assertThatThrownBy(map::firstKey).isInstanceOf(NoSuchElementException.class);
    assertThat(map.stats().height()).isEqualTo(1);
    map.checkInvariants();
  }

  @Test
  void oneKey_rootIsALeaf_hasNoNeighbours() {
    BTreeMap<Integer, String> map = new BTreeMap<>();
    map.put(7, "seven");
    assertThat(map.lowerKey(7)).isNull();
    assertThat(map.higherKey(7)).isNull();
    assertThat(map.floorKey(7)).isEqualTo(7);
    assertThat(map.ceilingKey(7)).isEqualTo(7);
    assertThat(map.stats().innerNodes()).isZero();
  }

  // --- shape

  @Test
  void ascendingKeys_appendSplits_fillEveryLeaf() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 16);
    for (int key = 0; key < 16_000; key++) {
      map.put(key, key);
    }
    assertThat(map.stats().leafFill()).isGreaterThan(0.99);
    assertThat(map.stats().count(TreeChange.LEAF_SPLIT)).isZero();
    map.checkInvariants();
  }

  @Test
  void bulkLoad_anyCount_givesASoundTreeOfFullLeaves() {
    for (int count = 0; count < 300; count++) {
      for (int keysPerNode = 3; keysPerNode <= 5; keysPerNode++) {
        TreeMap<Integer, Integer> source = new TreeMap<>();
        for (int key = 0; key < count; key++) {
          source.put(key, -key);
        }
        BTreeMap<Integer, Integer> map = new BTreeMap<>(null, keysPerNode);
        map.bulkLoad(source.entrySet());
        map.checkInvariants();
        assertThat(map.equals(source)).isTrue();
        int leaves = Math.max(1, (count + keysPerNode - 1) / keysPerNode);
        assertThat(map.stats().leaves()).isEqualTo(leaves);
      }
    }
  }

  @Test
  void bulkLoad_keyOutOfOrder_isRefusedAndLeavesTheMapEmpty() {
    BTreeMap<Integer, String> map = new BTreeMap<>();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> map.bulkLoad(List.of(Map.entry(1, "a"), Map.entry(3, "b"), Map.entry(3, "c"))))
        .withMessage("entry 2 with key 3 is not above the one before, 3");
    assertThat(map).isEmpty();
    map.checkInvariants();
    map.put(4, "d");
    assertThat(map).containsExactly(Map.entry(4, "d"));
  }

  @Test
  void clone_ofAnyMap_hasTheSameEntriesAndOrderAndIsAMapOfItsOwn() {
    BTreeMap<Integer, String> map = new BTreeMap<>(Comparator.reverseOrder(), 3);
    assertThat(map.clone()).isEmpty();
    for (int key = 0; key < 100; key++) {
      map.put(key, key % 7 == 0 ? null : "value " + key);
    }
    BTreeMap<Integer, String> copy = map.clone();
    copy.checkInvariants();
    assertThat(copy).isEqualTo(map);
    assertThat(copy.comparator()).isSameAs(map.comparator());
    assertThat(copy.stats().maxLeafEntries()).isEqualTo(3);
    assertThat(copy.get(50)).isSameAs(map.get(50));
    copy.remove(50);
    map.put(51, "other");
    assertThat(map.get(50)).isEqualTo("value 50");
    assertThat(copy.get(51)).isEqualTo("value 51");
  }

  @Test
  void bulkLoad_intoAMapWithEntries_isRefused() {
    BTreeMap<Integer, String> map = new BTreeMap<>(Map.of(1, "a"));
    assertThatThrownBy(() -> map.bulkLoad(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a load needs an empty tree, not 1 entries");
  }

  @Test
  void newMap_ofASortedMap_keepsItsOrder() {
    TreeMap<String, Integer> source = new TreeMap<>(Comparator.reverseOrder());
    source.putAll(Map.of("a", 1, "b", 2, "c", 3));
    BTreeMap<String, Integer> map = new BTreeMap<>(source);
    assertThat(map.keySet()).containsExactly("c", "b", "a");
    assertThat(map.comparator()).isSameAs(source.comparator());
    assertThat(new BTreeMap<>(new HashMap<>(source)).keySet()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2, 4_097})
  void newMap_keysPerNodeOutOfRange_isRefused(int keysPerNode) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BTreeMap<String, String>(null, keysPerNode))
        .withMessage("keysPerNode=" + keysPerNode + " is out of range: 3..4096");
  }

  // --- keys that are special

  @Test
  void nullKey_naturalOrder_isRefusedAsByTreeMap() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>();
    assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.put(null, 1)).isInstanceOf(NullPointerException.class);
    map.put(1, 1);
    assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.put(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.remove(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.ceilingKey(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.headMap(null)).isInstanceOf(NullPointerException.class);
    assertThat(map).hasSize(1);
  }

  @Test
  void nullKey_comparatorThatAllowsIt_isAKey() {
    BTreeMap<String, Integer> map =
        new BTreeMap<>(Comparator.nullsFirst(Comparator.<String>naturalOrder()), 3);
    for (String key : Arrays.asList("b", null, "a", "d", "c")) {
      map.put(key, 1);
    }
    assertThat(map.firstKey()).isNull();
    assertThat(map.containsKey(null)).isTrue();
    assertThat(map.remove(null)).isEqualTo(1);
    assertThat(map.keySet()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void keyOfAnotherClass_naturalOrder_isAClassCastExceptionAndChangesNothing() {
    for (BTreeMap<Object, Integer> map : List.of(mapOf(1L, 2L), mapOf("a", "b"), mapOf(1, 2))) {
      Object foreign = map.firstKey() instanceof String ? (Object) 1L : "x";
      assertThatThrownBy(() -> map.get(foreign)).isInstanceOf(ClassCastException.class);
      assertThatThrownBy(() -> map.put(foreign, 1)).isInstanceOf(ClassCastException.class);
      assertThatThrownBy(() -> map.remove(foreign)).isInstanceOf(ClassCastException.class);
      assertThatThrownBy(() -> map.floorKey(foreign)).isInstanceOf(ClassCastException.class);
      assertThat(map).hasSize(2);
      map.checkInvariants();
    }
  }

  @Test
  void keyWithoutAnOrder_evenInAnEmptyMap_isAClassCastException() {
    BTreeMap<Object, Integer> map = new BTreeMap<>();
    assertThatThrownBy(() -> map.put(new Object(), 1)).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> map.get(new Object()))
        .isInstanceOf(ClassCastException.class)
        .hasMessage("key of class java.lang.Object has no natural order");
  }

  @Test
  void keyClass_afterTheMapWasEmptied_mayBeAnother() {
    BTreeMap<Object, Integer> map = mapOf(1L, 2L, 3L);
    map.keySet().removeAll(List.of(1L, 2L, 3L));
    map.put("a", 1);
    map.put("b", 1);
    assertThat(map.keySet()).containsExactly("a", "b");
    map.checkInvariants();
  }

  @Test
  void doubleKeys_nanAndBothZeros_sortAsDoubleDoes() {
    List<Double> keys =
        List.of(
            Double.NaN,
            0.0,
            -0.0,
            1e-300,
            -1e300,
            Double.NEGATIVE_INFINITY,
            5.0,
            -5.0,
            Double.POSITIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MIN_VALUE);
    BTreeMap<Double, Integer> map = new BTreeMap<>(null, 3);
    TreeMap<Double, Integer> model = new TreeMap<>();
    for (double key : keys) {
      map.put(key, 1);
      model.put(key, 1);
    }
    assertThat(new ArrayList<>(map.keySet())).isEqualTo(new ArrayList<>(model.keySet()));
    assertThat(map.containsKey(Double.NaN)).isTrue();
    assertThat(map.lowerKey(0.0)).isEqualTo(-0.0);
    map.checkInvariants();
  }

  @Test
  void longAndIntegerKeys_atTheEndsOfTheirRange_sortAsNumbers() {
    BTreeMap<Long, Integer> map = new BTreeMap<>(null, 3);
    for (long key : new long[] {0, Long.MAX_VALUE, -1, Long.MIN_VALUE, 1, Long.MAX_VALUE - 1}) {
      map.put(key, 1);
    }
    assertThat(map.keySet())
        .containsExactly(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    assertThat(map.higherKey(Long.MAX_VALUE)).isNull();
    assertThat(map.ceilingKey(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(map.lowerKey(Long.MIN_VALUE)).isNull();
  }

  @Test
  void stringKeys_thatDifferAfterFourCharactersOrByNulCharacters_areKeptApart() {
    List<String> keys =
        List.of(
            "",
            "\0",
            "\0\0",
            "a",
            "a\0",
            "abcd",
            "abcd\0",
            "abcde",
            "abce",
            "\uFFFF",
            "\uD83D\uDE00",
            "\uE000");
    BTreeMap<String, Integer> map = new BTreeMap<>(null, 3);
    for (String key : keys) {
      map.put(key, key.length());
    }
    assertThat(new ArrayList<>(map.keySet()))
        .isEqualTo(keys.stream().sorted().collect(Collectors.toList()));
    for (String key : keys) {
      assertThat(map.get(key)).isEqualTo(key.length());
    }
    map.checkInvariants();
  }

  // --- orders that contradict themselves

  @Test
  void put_comparatorThatAlwaysSaysGreater_isRefused() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>((a, b) -> 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.put(1, 1))
        .withMessage(
            "the order of the keys contradicts itself:" + " compare(1, 1) = 1, compare(1, 1) = 1");
    assertThat(map).isEmpty();
  }

  @Test
  void put_comparatorThatIsNotSymmetric_isRefusedAndChangesNothing() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>((a, b) -> a.equals(b) ? 0 : 1);
    map.put(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.put(2, 2))
        .withMessageContaining("compare(1, 2) = 1, compare(2, 1) = 1");
    assertThat(map).containsExactly(Map.entry(1, 1));
    map.checkInvariants();
  }

  @Test
  void bulkLoad_comparatorThatIsNotSymmetric_isRefusedAndLeavesTheMapEmpty() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>((a, b) -> a.equals(b) ? 0 : -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.bulkLoad(List.of(Map.entry(1, 1), Map.entry(2, 2))))
        .withMessageContaining("compare(2, 1) = -1, compare(1, 2) = -1");
    assertThat(map).isEmpty();
  }

  @Test
  void put_orderThatGoesInACircle_losesNoAcceptedEntry() {
    Comparator<Integer> stonePaperScissors =
        (a, b) -> a.equals(b) ? 0 : (a - b + 300) % 3 == 1 ? 1 : -1;
    BTreeMap<Integer, Integer> map = new BTreeMap<>(stonePaperScissors, 3);
    int accepted = 0;
    int refused = 0;
    for (int key = 0; key < 100; key++) {
      try {
        map.put(key, key);
        accepted++;
      } catch (IllegalArgumentException contradiction) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(map).hasSize(accepted);
    assertThat(new ArrayList<>(map.values())).hasSize(accepted);
  }

  /** 25 belongs behind 20, the last of its leaf; 30, the first of the next, says it is below 25. */
  @Test
  void put_contradictionWithTheFirstKeyOfTheNextLeaf_isRefusedAndChangesNothing() {
    Comparator<Integer> order = (a, b) -> a == 30 && b == 25 ? -1 : Integer.compare(a, b);
    BTreeMap<Integer, Integer> map = new BTreeMap<>(order, 3);
    for (int key : new int[] {40, 30, 20, 10}) {
      map.put(key, key);
    }
    assertThat(map.tree.firstLeaf().next.key(0)).isEqualTo(30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.put(25, 25))
        .withMessageContaining("compare(30, 25) = -1, compare(25, 30) = -1");
    assertThat(map.keySet()).containsExactly(10, 20, 30, 40);
    map.checkInvariants();
  }

  @Test
  void checkInvariants_keyChangedAfterwards_breaksI3() {
    BTreeMap<StringBuilder, Integer> map = new BTreeMap<>();
    StringBuilder changing = new StringBuilder("a");
    map.put(changing, 1);
    map.put(new StringBuilder("b"), 2);
    changing.setCharAt(0, 'z');
    assertThatThrownBy(map::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I3: key z is not below key b");
  }

  // --- walking

  @Test
  void iterator_mapChangedByAnother_failsFast() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(1, 1, 2, 2, 3, 3));
    Iterator<Integer> walk = map.keySet().iterator();
    walk.next();
    map.put(4, 4);
    assertThatThrownBy(walk::next).isInstanceOf(ConcurrentModificationException.class);
    assertThatThrownBy(walk::remove).isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void iterator_valueReplaced_goesOn() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(1, 1, 2, 2));
    Iterator<Map.Entry<Integer, Integer>> walk = map.entrySet().iterator();
    walk.next();
    map.put(2, 20);
    assertThat(walk.next().getValue()).isEqualTo(20);
  }

  @Test
  void remove_withoutNext_isRefused() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(1, 1));
    Iterator<Integer> walk = map.keySet().iterator();
    assertThatThrownBy(walk::remove).isInstanceOf(IllegalStateException.class);
    walk.next();
    walk.remove();
    assertThatThrownBy(walk::remove).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void setValue_ofAnEntryFromAWalk_writesThrough() {
    BTreeMap<Integer, String> map = new BTreeMap<>(Map.of(1, "a", 2, "b"));
    Map.Entry<Integer, String> entry = map.entrySet().iterator().next();
    assertThat(entry.setValue("z")).isEqualTo("a");
    assertThat(map.get(1)).isEqualTo("z");
    map.remove(1);
    entry.setValue("again");
    assertThat(map).doesNotContainKey(1);
  }

  @Test
  void streams_ofEntriesAndValues_comeInOrder() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 3);
    for (int key = 99; key >= 0; key--) {
      map.put(key, -key);
    }
    assertThat(map.values().stream().limit(3)).containsExactly(0, -1, -2);
    assertThat(map.descendingMap().entrySet().stream().map(Map.Entry::getKey).limit(3))
        .containsExactly(99, 98, 97);
  }

  // --- views

  @Test
  void put_outsideTheRangeOfAView_isRefused() {
    NavigableMap<Integer, Integer> view = new BTreeMap<Integer, Integer>().subMap(3, true, 7, true);
    view.put(3, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.put(8, 1))
        .withMessage("key 8 lies outside the range of this view");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.headMap(9, true))
        .withMessage("high end 9 is out of range: [3, 7]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.subMap(6, true, 5, true))
        .withMessage("low end 6 is above high end 5");
  }

  @Test
  void sizeOfAView_overManyLeaves_countsItsEntries() {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 4);
    for (int key = 0; key < 1_000; key += 2) {
      map.put(key, key);
    }
    assertThat(map.subMap(100, 200).size()).isEqualTo(50);
    assertThat(map.tailMap(101).size()).isEqualTo(449);
    assertThat(map.headMap(99, true).descendingMap().size()).isEqualTo(50);
    assertThat(map.subMap(101, true, 101, true).size()).isZero();
  }

  private static BTreeMap<Object, Integer> mapOf(Object... keys) {
    BTreeMap<Object, Integer> map = new BTreeMap<>(null, 3);
    for (Object key : keys) {
      map.put(key, 1);
    }
    return map;
  }

  @Test
  void put_aboveTheLastKeyMixedWithRemovalsOfIt_agreesWithTreeMap() {
    for (int keysPerNode : new int[] {3, 4, 16, 40}) {
      SeededRandom random = new SeededRandom(keysPerNode);
      BTreeMap<String, Integer> words = new BTreeMap<>(null, keysPerNode);
      TreeMap<String, Integer> wordModel = new TreeMap<>();
      BTreeMap<Integer, Integer> numbers = new BTreeMap<>(null, keysPerNode);
      TreeMap<Integer, Integer> numberModel = new TreeMap<>();
      int next = 0;
      for (int i = 0; i < 1_000; i++) {
        if (random.nextInt(4) == 0 && !numberModel.isEmpty()) {
          assertThat(numbers.pollLastEntry()).isEqualTo(numberModel.pollLastEntry());
          assertThat(words.pollLastEntry()).isEqualTo(wordModel.pollLastEntry());
        } else {
          int key = random.nextInt(4) == 0 ? random.nextInt(next + 1) : next++;
          String word = "same" + (1_000 + key);
          assertThat(numbers.put(key, i)).isEqualTo(numberModel.put(key, i));
          assertThat(words.put(word, i)).isEqualTo(wordModel.put(word, i));
        }
        numbers.checkInvariants();
        words.checkInvariants();
      }
      assertThat(numbers).isEqualTo(numberModel);
      assertThat(words).isEqualTo(wordModel);
    }
  }

  @Test
  void put_highestKeyThereIs_standsLastAndIsReplaced() {
    BTreeMap<Long, Integer> map = new BTreeMap<>(null, 16);
    for (long key = 0; key < 40; key++) {
      map.put(key, 0);
      map.put(Long.MAX_VALUE, (int) key);
      map.checkInvariants();
      assertThat(map.size()).isEqualTo((int) key + 2);
      assertThat(map.get(Long.MAX_VALUE)).isEqualTo((int) key);
      assertThat(map.put(Long.MAX_VALUE, 7)).isEqualTo((int) key);
      assertThat(map.remove(Long.MAX_VALUE)).isEqualTo(7);
    }
  }
}
