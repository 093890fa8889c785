package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {

  private record Operation(String name, int key, int value) {}

  /** A key whose hash is chosen. */
  private record Hashed(int id, int hash) {

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Test
  void everyOperation_fewKeys_agreesWithHashMap() {
    check(60, i -> i == 0 ? null : i);
  }

  @Test
  void everyOperation_allKeysWithOneHash_agreesWithHashMap() {
    check(60, i -> new Hashed(i, 42));
  }

  @Test
  void everyOperation_keysThatAgreeInTheirTag_agreesWithHashMap() {
    check(200, i -> new Hashed(i, i % 3 << 28));
  }

  @Test
  void everyOperation_manyKeys_agreesWithHashMap() {
    check(2_000, i -> "key " + i);
  }

  private static void check(int keys, Function<Integer, Object> keyOf) {
    Laws.check(100, 1_000, random -> draw(random, keys), () -> new Pair(keyOf));
  }

  @Test
  void law_putThatKeepsTheOldValue_isBroken() {
    assertBroken(
        () ->
            new Pair(i -> i) {
              @Override
              Integer put(HashIndex<Object, Integer> index, Object key, Integer value) {
                return index.putIfAbsent(key, value);
              }
            });
  }

  @Test
  void law_removeThatTakesAnotherKeyToo_isBroken() {
    assertBroken(
        () ->
            new Pair(i -> i) {
              @Override
              Integer remove(HashIndex<Object, Integer> index, Object key) {
                index.remove(((Integer) key) + 1);
                return index.remove(key);
              }
            });
  }

  private static void assertBroken(Supplier<Pair> twin) {
    assertThatThrownBy(() -> Laws.check(5, 1_000, random -> draw(random, 60), twin))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken for seed");
  }

  private static Operation draw(SeededRandom random, int keys) {
    String[] names = {"put", "put", "put", "remove", "remove", "get", "walk", "clear"};
    String name = names[random.nextInt(names.length)];
    if (name.equals("clear") && random.nextInt(100) > 0) {
      name = "put";
    }
    return new Operation(name, random.nextInt(keys), random.nextInt(1_000));
  }

  @Test
  void removals_inAFullGroup_leaveMarksThatRehashingClears() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    for (int i = 0; i < 30; i++) {
      map.put(new Hashed(i, 7), i);
    }
    assertThat(map.stats().longestProbe()).isGreaterThanOrEqualTo(3);
    for (int i = 0; i < 30; i++) {
      map.remove(new Hashed(i, 7));
      map.checkInvariants();
    }
    assertThat(map.stats().deletedMarkers()).isPositive();
    int slots = map.stats().slots();
    for (int round = 0; round < 1_000; round++) {
      map.put(new Hashed(round, round), round);
      map.remove(new Hashed(round, round));
      map.checkInvariants();
    }
    assertThat(map.stats().slots()).isEqualTo(slots);
  }

  @Test
  void put_growingMap_staysBetweenSevenSixteenthsAndSevenEighthsFull() {
    HashIndex<Integer, Integer> map = new HashIndex<>();
    for (int i = 0; i < 50_000; i++) {
      map.put(i, i);
      if (i > 100 && i % 97 == 0) {
        assertThat(map.stats().load()).isBetween(0.43, 0.88);
      }
    }
    map.checkInvariants();
  }

  @Test
  void sequentialKeys_spreadOverTheGroups() {
    HashIndex<Integer, Integer> map = new HashIndex<>();
    for (int i = 0; i < 100_000; i++) {
      map.put(i, i);
    }
    assertThat(map.stats().longestProbe()).isLessThan(12);
  }

  @Test
  void newMap_withRoom_doesNotGrowUntilItIsUsedUp() {
    HashIndex<Integer, Integer> map = new HashIndex<>(1_000);
    int slots = map.stats().slots();
    for (int i = 0; i < 1_000; i++) {
      map.put(i, i);
    }
    assertThat(map.stats().slots()).isEqualTo(slots);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE})
  void newMap_sizeOutOfRange_isRefused(int expectedEntries) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashIndex<String, String>(expectedEntries))
        .withMessageStartingWith("expectedEntries=" + expectedEntries + " is out of range: 0..");
  }

  @Test
  void nullKeyAndNullValue_areAllowedAsByHashMap() {
    HashIndex<String, String> map = new HashIndex<>();
    assertThat(map.put(null, "a")).isNull();
    assertThat(map.put(null, null)).isEqualTo("a");
    assertThat(map.containsKey(null)).isTrue();
    assertThat(map.containsValue(null)).isTrue();
    assertThat(map.keySet().iterator().next()).isNull();
    assertThat(map.remove(null)).isNull();
    assertThat(map).isEmpty();
  }

  @Test
  void iterator_mapChangedByAnother_failsFast() {
    HashIndex<Integer, Integer> map = new HashIndex<>(Map.of(1, 1, 2, 2, 3, 3));
    Iterator<Integer> walk = map.keySet().iterator();
    map.put(4, 4);
    assertThatThrownBy(walk::next).isInstanceOf(ConcurrentModificationException.class);
    Iterator<Integer> empty = new HashIndex<Integer, Integer>().keySet().iterator();
    assertThatThrownBy(empty::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(empty::remove).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void serialForm_comesBackEqual() throws Exception {
    HashIndex<String, Integer> map = new HashIndex<>();
    map.put(null, 1);
    map.put("b", null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(map);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(map).isInstanceOf(HashIndex.class);
    }
  }

  @Test
  void checkInvariants_eachLawBroken_namesIt() {
    HashIndex<Hashed, Integer> lost = crowded();
    lost.controls()[0] = GroupControl.ALL_FREE;
    java.util.Arrays.fill(lost.slots(), 0, 16, null);
    assertLaw(lost, "I");
    HashIndex<Hashed, Integer> wrongTag = crowded();
    wrongTag.controls()[firstUsedGroup(wrongTag)] ^= 1;
    assertLaw(wrongTag, "I9: slot");
    HashIndex<Hashed, Integer> gap = crowded();
    int group = firstUsedGroup(gap);
    gap.controls()[group] = GroupControl.with(gap.controls()[group], 0, GroupControl.FREE);
    gap.slots()[16 * group] = null;
    assertLaw(gap, "I7: a search");
    HashIndex<Hashed, Integer> uncounted = new HashIndex<>();
    uncounted.put(new Hashed(1, 1), 1);
    uncounted.controls()[0] = GroupControl.ALL_FREE;
    java.util.Arrays.fill(uncounted.slots(), null);
    assertLaw(uncounted, "I8: 0 entries");
  }

  private static HashIndex<Hashed, Integer> crowded() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    for (int i = 0; i < 30; i++) {
      map.put(new Hashed(i, 7), i);
    }
    map.checkInvariants();
    return map;
  }

  /** The home group of the crowd: full, so that the others lie behind it. */
  private static int firstUsedGroup(HashIndex<Hashed, Integer> map) {
    int best = 0;
    for (int group = 0; group < map.controls().length; group++) {
      Object key = map.slots()[16 * group];
      if (key instanceof Hashed hashed && hashed.id() == 0) {
        best = group;
      }
    }
    return best;
  }

  private static void assertLaw(HashIndex<?, ?> map, String law) {
    assertThatThrownBy(map::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }

  /** A map and its model, compared after every operation. */
  private static class Pair implements Laws.Subject<Operation> {

    private final HashIndex<Object, Integer> map = new HashIndex<>();
    private final Map<Object, Integer> model = new HashMap<>();
    private final Function<Integer, Object> keyOf;

    Pair(Function<Integer, Object> keyOf) {
      this.keyOf = keyOf;
    }

    @Override
    public void apply(Operation operation) {
      Object key = keyOf.apply(operation.key);
      switch (operation.name) {
        case "put" -> same(put(map, key, operation.value), model.put(key, operation.value));
        case "remove" -> same(remove(map, key), model.remove(key));
        case "walk" -> removeWhileWalking(operation.value);
        case "clear" -> {
          map.clear();
          model.clear();
        }
        default -> same(map.containsKey(key), model.containsKey(key));
      }
      same(map.get(key), model.get(key));
      same(map.size(), model.size());
      map.checkInvariants();
    }

    Integer put(HashIndex<Object, Integer> index, Object key, Integer value) {
      return index.put(key, value);
    }

    Integer remove(HashIndex<Object, Integer> index, Object key) {
      return index.remove(key);
    }

    private void removeWhileWalking(int value) {
      for (Iterator<Map.Entry<Object, Integer>> walk = map.entrySet().iterator();
          walk.hasNext(); ) {
        Map.Entry<Object, Integer> entry = walk.next();
        if (entry.getValue() % 7 == value % 7) {
          walk.remove();
        } else {
          entry.setValue(entry.getValue() + 1);
        }
      }
      model.values().removeIf(other -> other % 7 == value % 7);
      model.replaceAll((key, other) -> other + 1);
      same(map, model);
    }

    @Override
    public void finish() {
      same(new HashMap<>(map), model);
    }

    private static void same(Object saw, Object expected) {
      if (!Objects.equals(saw, expected)) {
        throw new AssertionError("saw " + saw + ", expected " + expected);
      }
    }
  }
}
