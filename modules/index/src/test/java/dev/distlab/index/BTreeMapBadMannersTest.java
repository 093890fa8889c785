package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Sources that fail, functions that change the map, keys that change in it. */
class BTreeMapBadMannersTest {

  // --- loading

  @Test
  void bulkLoad_errorOfTheSource_leavesTheMapEmpty() {
    BTreeMap<Integer, String> map = new BTreeMap<>(null, 3);
    Iterable<Map.Entry<Integer, String>> source =
        fromOneTo(
            10,
            key -> {
              if (key == 8) {
                throw new AssertionError("source failed");
              }
            });
    assertThatThrownBy(() -> map.bulkLoad(source)).hasMessage("source failed");
    assertEmptyAndAlive(map);
  }

  @Test
  void bulkLoad_errorOfTheComparator_leavesTheMapEmpty() {
    Comparator<Integer> order =
        (a, b) -> {
          if (a == 8 || b == 8) {
            throw new StackOverflowError();
          }
          return Integer.compare(a, b);
        };
    BTreeMap<Integer, String> map = new BTreeMap<>(order, 3);
    assertThatThrownBy(() -> map.bulkLoad(fromOneTo(10, key -> {})))
        .isInstanceOf(StackOverflowError.class);
    assertEmptyAndAlive(map);
  }

  private static void assertEmptyAndAlive(BTreeMap<Integer, String> map) {
    map.checkInvariants();
    assertThat(new ArrayList<>(map.entrySet())).isEmpty();
    assertThat(map.get(1)).isNull();
    map.put(5, "five");
    assertThat(map).containsExactly(Map.entry(5, "five"));
    map.checkInvariants();
  }

  @Test
  void bulkLoad_sourceThatPutsIntoTheMap_isAConcurrentModification() {
    BTreeMap<Integer, String> map = new BTreeMap<>(null, 3);
    Iterable<Map.Entry<Integer, String>> source =
        fromOneTo(
            5,
            key -> {
              if (key == 3) {
                map.put(100, "mine");
              }
            });
    assertThatThrownBy(() -> map.bulkLoad(source))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(map).containsExactly(Map.entry(100, "mine"));
    map.checkInvariants();
  }

  private static Iterable<Map.Entry<Integer, String>> fromOneTo(
      int last, java.util.function.IntConsumer before) {
    return () ->
        new Iterator<>() {
          private int key;

          @Override
          public boolean hasNext() {
            return key < last;
          }

          @Override
          public Map.Entry<Integer, String> next() {
            key++;
            before.accept(key);
            return Map.entry(key, "value " + key);
          }
        };
  }

  // --- functions

  private interface Call extends BiConsumer<NavigableMap<Integer, Integer>, Runnable> {}

  private static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("absent", (map, change) -> map.computeIfAbsent(5, k -> then(change, 1)));
    calls.put("absent null", (map, change) -> map.computeIfAbsent(5, k -> then(change, null)));
    calls.put("present", (map, change) -> map.computeIfPresent(4, (k, v) -> then(change, 1)));
    calls.put(
        "present null", (map, change) -> map.computeIfPresent(4, (k, v) -> then(change, null)));
    calls.put("compute new", (map, change) -> map.compute(5, (k, v) -> then(change, 1)));
    calls.put("compute old", (map, change) -> map.compute(4, (k, v) -> then(change, 1)));
    calls.put("compute null", (map, change) -> map.compute(4, (k, v) -> then(change, null)));
    calls.put("merge", (map, change) -> map.merge(4, 1, (v, w) -> then(change, 1)));
    calls.put("merge null", (map, change) -> map.merge(4, 1, (v, w) -> then(change, null)));
    return calls;
  }

  private static Integer then(Runnable change, Integer value) {
    change.run();
    return value;
  }

  @Test
  void compute_functionThatInsertsOrRemoves_isAConcurrentModificationAsInTreeMap() {
    calls()
        .forEach(
            (name, call) -> {
              for (boolean removes : new boolean[] {false, true}) {
                for (boolean view : new boolean[] {false, true}) {
                  BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(2, 2, 4, 4, 6, 6));
                  TreeMap<Integer, Integer> model = new TreeMap<>(map);
                  assertThat(outcome(map, view, call, removes))
                      .as("%s, removes %s, view %s", name, removes, view)
                      .isEqualTo(outcome(model, view, call, removes))
                      .isEqualTo("changed");
                  assertThat(map).isEqualTo(model);
                  map.checkInvariants();
                }
              }
            });
  }

  private static String outcome(
      NavigableMap<Integer, Integer> map, boolean view, Call call, boolean removes) {
    try {
      call.accept(
          view ? map.tailMap(2, true) : map,
          removes ? () -> map.remove(6) : () -> map.put(100, 100));
      return "accepted";
    } catch (ConcurrentModificationException changed) {
      return "changed";
    }
  }

  @Test
  void compute_functionThatReplacesAValue_isAccepted() {
    calls()
        .forEach(
            (name, call) -> {
              BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(2, 2, 4, 4, 6, 6));
              TreeMap<Integer, Integer> model = new TreeMap<>(map);
              call.accept(map, () -> map.put(6, 60));
              call.accept(model, () -> model.put(6, 60));
              assertThat(map).as(name).isEqualTo(model);
            });
  }

  // --- entries of a walk

  @Test
  void setValue_ofAnEntryWhoseValueWasReplaced_returnsWhatItReplaces() {
    BTreeMap<Integer, String> map = new BTreeMap<>(Map.of(1, "a"));
    Map.Entry<Integer, String> entry = map.entrySet().iterator().next();
    map.put(1, "b");
    assertThat(entry.getValue()).isEqualTo("a");
    assertThat(entry.setValue("c")).isEqualTo("b");
    assertThat(entry.getValue()).isEqualTo("c");
    assertThat(map).containsExactly(Map.entry(1, "c"));
    map.remove(1);
    assertThat(entry.setValue("d")).isEqualTo("c");
    assertThat(map).isEmpty();
  }

  // --- keys that change

  @Test
  void poll_keyChangedAfterwards_takesItOutByItsPlaceAsTreeMap() {
    for (int changed = 0; changed < 40; changed++) {
      for (boolean first : new boolean[] {true, false}) {
        List<StringBuilder> keys = new ArrayList<>();
        BTreeMap<StringBuilder, Integer> map = new BTreeMap<>(null, 3);
        TreeMap<StringBuilder, Integer> model = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
          keys.add(new StringBuilder("k").append((char) ('A' + i)));
          map.put(keys.get(i), i);
          model.put(keys.get(i), i);
        }
        keys.get(changed).setCharAt(0, first ? 'z' : 'a');
        for (int left = 39; left >= 0; left--) {
          assertThat(first ? map.pollFirstEntry() : map.pollLastEntry())
              .isEqualTo(first ? model.pollFirstEntry() : model.pollLastEntry());
          assertThat(map).hasSize(left);
        }
        map.checkInvariants();
      }
    }
  }
}
