package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Every method, on every kind of view, with arguments that are odd: null, of another class, without
 * an order, outside the range. What {@link TreeMap} answers or throws is what is expected.
 */
class BTreeMapOddArgumentsTest {

  /** A method with the rest of its arguments. */
  private interface Call extends BiFunction<NavigableMap<Object, Object>, Object, Object> {}

  /** A kind of view. */
  private interface View extends UnaryOperator<NavigableMap<Object, Object>> {}

  private static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("get", Map::get);
    calls.put("getOrDefault", (map, key) -> map.getOrDefault(key, "default"));
    calls.put("containsKey", Map::containsKey);
    calls.put("containsValue", Map::containsValue);
    calls.put("put", (map, key) -> map.put(key, "new"));
    calls.put("put null", (map, key) -> map.put(key, null));
    calls.put("putIfAbsent", (map, key) -> map.putIfAbsent(key, "new"));
    calls.put("remove", Map::remove);
    calls.put("remove key and value", (map, key) -> map.remove(key, "v"));
    calls.put("replace", (map, key) -> map.replace(key, "new"));
    calls.put("replace value", (map, key) -> map.replace(key, "v", "new"));
    calls.put("computeIfAbsent", (map, key) -> map.computeIfAbsent(key, k -> "new"));
    calls.put("computeIfAbsent null", (map, key) -> map.computeIfAbsent(key, k -> null));
    calls.put("computeIfPresent", (map, key) -> map.computeIfPresent(key, (k, v) -> v + "!"));
    calls.put("computeIfPresent null", (map, key) -> map.computeIfPresent(key, (k, v) -> null));
    calls.put("compute", (map, key) -> map.compute(key, (k, v) -> v + "!"));
    calls.put("compute null", (map, key) -> map.compute(key, (k, v) -> null));
    calls.put("merge", (map, key) -> map.merge(key, "new", (a, b) -> a + "," + b));
    calls.put("merge null", (map, key) -> map.merge(key, null, (a, b) -> a));
    calls.put("lowerKey", NavigableMap::lowerKey);
    calls.put("floorKey", NavigableMap::floorKey);
    calls.put("ceilingKey", NavigableMap::ceilingKey);
    calls.put("higherKey", NavigableMap::higherKey);
    calls.put("lowerEntry", NavigableMap::lowerEntry);
    calls.put("floorEntry", NavigableMap::floorEntry);
    calls.put("ceilingEntry", NavigableMap::ceilingEntry);
    calls.put("higherEntry", NavigableMap::higherEntry);
    addRanges(calls);
    addSets(calls);
    return calls;
  }

  private static void addRanges(Map<String, Call> calls) {
    for (boolean inclusive : new boolean[] {true, false}) {
      String end = inclusive ? " inclusive" : " exclusive";
      calls.put("headMap" + end, (map, key) -> list(map.headMap(key, inclusive)));
      calls.put("tailMap" + end, (map, key) -> list(map.tailMap(key, inclusive)));
      calls.put("subMap to" + end, (map, key) -> list(map.subMap(3, true, key, inclusive)));
      calls.put("subMap from" + end, (map, key) -> list(map.subMap(key, inclusive, 6, true)));
      calls.put("subMap both" + end, (map, key) -> list(map.subMap(key, inclusive, key, true)));
      calls.put("headMap made" + end, (map, key) -> map.headMap(key, inclusive) != null);
      calls.put("tailMap made" + end, (map, key) -> map.tailMap(key, inclusive) != null);
      calls.put("headSet" + end, (map, key) -> list(map.navigableKeySet().headSet(key, inclusive)));
      calls.put("tailSet" + end, (map, key) -> list(map.navigableKeySet().tailSet(key, inclusive)));
      calls.put(
          "subSet" + end,
          (map, key) -> list(map.navigableKeySet().subSet(3, true, key, inclusive)));
    }
  }

  private static void addSets(Map<String, Call> calls) {
    calls.put("keySet contains", (map, key) -> map.keySet().contains(key));
    calls.put("keySet remove", (map, key) -> map.keySet().remove(key));
    calls.put("keySet removeAll", (map, key) -> map.keySet().removeAll(Arrays.asList(key)));
    calls.put("keySet retainAll", (map, key) -> map.keySet().retainAll(Arrays.asList(key)));
    calls.put("keySet lower", (map, key) -> map.navigableKeySet().lower(key));
    calls.put("keySet floor", (map, key) -> map.navigableKeySet().floor(key));
    calls.put("keySet ceiling", (map, key) -> map.navigableKeySet().ceiling(key));
    calls.put("keySet higher", (map, key) -> map.navigableKeySet().higher(key));
    calls.put("keySet add", (map, key) -> map.keySet().add(key));
    calls.put("entrySet contains", (map, key) -> map.entrySet().contains(entry(key, "v")));
    calls.put("entrySet contains other", (map, key) -> map.entrySet().contains(entry(key, null)));
    calls.put("entrySet contains no entry", (map, key) -> map.entrySet().contains(key));
    calls.put("entrySet remove", (map, key) -> map.entrySet().remove(entry(key, "v")));
    calls.put("entrySet remove no entry", (map, key) -> map.entrySet().remove(key));
    calls.put("values remove", (map, key) -> map.values().remove(key));
    calls.put("firstEntry setValue", (map, key) -> map.firstEntry().setValue(key));
    calls.put("floorEntry setValue", (map, key) -> map.floorEntry(6).setValue(key));
    calls.put("walked setValue", (map, key) -> map.entrySet().iterator().next().setValue(key));
  }

  private static Map<String, View> views() {
    Map<String, View> views = new LinkedHashMap<>();
    views.put("map", map -> map);
    views.put("head", map -> map.headMap(6, true));
    views.put("tail", map -> map.tailMap(3, false));
    views.put("sub", map -> map.subMap(3, true, 6, false));
    views.put("descending", NavigableMap::descendingMap);
    views.put("head of descending", map -> map.descendingMap().headMap(3, true));
    views.put("sub of descending", map -> map.descendingMap().subMap(6, false, 3, true));
    views.put("descending of tail", map -> map.tailMap(3, true).descendingMap());
    return views;
  }

  private static SimpleEntry<Object, Object> entry(Object key, Object value) {
    return new SimpleEntry<>(key, value);
  }

  private static List<?> list(NavigableMap<?, ?> map) {
    return new ArrayList<>(map.entrySet());
  }

  private static List<?> list(Iterable<?> keys) {
    List<Object> list = new ArrayList<>();
    keys.forEach(list::add);
    return list;
  }

  @Test
  void anyMethod_naturalOrderAndOddArguments_answersOrThrowsAsTreeMap() {
    List<Object> arguments =
        Arrays.asList(null, 0, 3, 4, 5, 6, 7, 100, "text", 4L, 4.0, new Object());
    for (int size = 0; size <= 20; size += size < 2 ? 1 : 9) {
      compareAll(null, size, arguments);
    }
  }

  /** Null sorts first, and every class has its place. */
  @Test
  void anyMethod_comparatorThatTakesAnything_answersOrThrowsAsTreeMap() {
    Comparator<Object> anything =
        Comparator.comparing(
            object ->
                object instanceof Integer number
                    ? String.valueOf((char) ('0' + number))
                    : String.valueOf(object),
            Comparator.naturalOrder());
    compareAll(anything, 9, Arrays.asList(null, 0, 3, 4, 6, 7, 100, "text", 4L));
  }

  private static void compareAll(Comparator<Object> order, int size, List<Object> arguments) {
    int compared = 0;
    for (Map.Entry<String, View> view : views().entrySet()) {
      for (Map.Entry<String, Call> call : calls().entrySet()) {
        for (Object argument : arguments) {
          String what = view.getKey() + " of " + size + "." + call.getKey() + "(" + argument + ")";
          BTreeMap<Object, Object> map = new BTreeMap<>(order, 3);
          TreeMap<Object, Object> model = new TreeMap<>(order);
          for (int key = 0; key < size; key++) {
            map.put(key, key % 4 == 3 ? null : "v");
            model.put(key, key % 4 == 3 ? null : "v");
          }
          Object saw = outcome(() -> call.getValue().apply(view.getValue().apply(map), argument));
          Object expected =
              outcome(() -> call.getValue().apply(view.getValue().apply(model), argument));
          if (!isAllowedToDiffer(call.getKey(), model.isEmpty(), saw, expected)) {
            assertThat(saw).as(what).isEqualTo(expected);
          }
          assertThat(list(map)).as(what).isEqualTo(list(model));
          map.checkInvariants();
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(3_000);
  }

  /**
   * TreeMap does not look at the key at all while it is empty, though its contract says that a key
   * without an order is refused; and of two bad arguments either may be the one complained about.
   */
  private static boolean isAllowedToDiffer(
      String call, boolean empty, Object saw, Object expected) {
    boolean refused = saw == NullPointerException.class || saw == ClassCastException.class;
    if (empty && expected == null) {
      return refused;
    }
    boolean twoBadArguments = call.equals("merge null") || call.startsWith("subMap from");
    return twoBadArguments && saw instanceof Class && expected instanceof Class;
  }

  private static Object outcome(java.util.function.Supplier<Object> call) {
    try {
      return call.get();
    } catch (RuntimeException thrown) {
      return thrown.getClass();
    }
  }

  // --- orders in which unequal keys are the same

  @Test
  void put_keyThatTheComparatorTakesForAnother_replacesTheValueAndKeepsTheKey() {
    BTreeMap<String, Integer> map = new BTreeMap<>(String.CASE_INSENSITIVE_ORDER, 3);
    TreeMap<String, Integer> model = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String word : "a B c A b C d D".split(" ")) {
      assertThat(map.put(word, map.size())).isEqualTo(model.put(word, model.size()));
    }
    assertThat(list(map)).isEqualTo(list(model)).hasSize(4);
    assertThat(map.entrySet().contains(Map.entry("A", 3))).isTrue();
    assertThat(map.keySet().contains("D")).isTrue();
    assertThat(map.headMap("C", true)).hasSize(3);
    assertThat(map.keySet().remove("C")).isTrue();
    map.checkInvariants();
  }

  @Test
  void get_naturalOrderInconsistentWithEquals_findsByTheOrder() {
    BTreeMap<BigDecimal, String> map = new BTreeMap<>(null, 3);
    for (int i = 0; i < 20; i++) {
      map.put(new BigDecimal(i + ".0"), "v" + i);
    }
    assertThat(map.get(new BigDecimal("7.00"))).isEqualTo("v7");
    assertThat(map.put(new BigDecimal("7.000"), "new")).isEqualTo("v7");
    assertThat(map.floorKey(new BigDecimal("7.00"))).isEqualTo(new BigDecimal("7.0"));
    assertThat(map).hasSize(20);
  }

  // --- changes in the midst of a walk

  /** A stream notices a change at its next step, so it has none to notice one at its last. */
  @Test
  void walk_mapChangedInItsMidst_throwsWhereTreeMapThrows() {
    for (int changedAt = 0; changedAt < 9; changedAt++) {
      for (Map.Entry<String, View> view : views().entrySet()) {
        for (String how : List.of("iterator", "forEach", "replaceAll", "keys", "spliterator")) {
          BTreeMap<Object, Object> map = new BTreeMap<>(null, 3);
          TreeMap<Object, Object> model = new TreeMap<>();
          for (int key = 0; key < 9; key++) {
            map.put(key, "v");
            model.put(key, "v");
          }
          int at = how.equals("spliterator") ? Math.min(changedAt, 7) : changedAt;
          Object saw = outcome(() -> walk(map, view.getValue().apply(map), how, at));
          Object expected = outcome(() -> walk(model, view.getValue().apply(model), how, at));
          assertThat(saw).as("%s of %s, %d", how, view.getKey(), at).isEqualTo(expected);
        }
      }
    }
  }

  private static Object walk(
      NavigableMap<Object, Object> map, NavigableMap<Object, Object> view, String how, int at) {
    List<Object> seen = new ArrayList<>();
    Object changeAt = new ArrayList<>(view.keySet()).get(Math.min(at, view.size() - 1));
    switch (how) {
      case "forEach" -> view.forEach((key, value) -> step(map, seen, key, changeAt));
      case "replaceAll" ->
          view.replaceAll(
              (key, value) -> {
                step(map, seen, key, changeAt);
                return "w";
              });
      case "keys" -> view.keySet().forEach(key -> step(map, seen, key, changeAt));
      case "spliterator" ->
          view.entrySet().stream().forEach(entry -> step(map, seen, entry.getKey(), changeAt));
      default -> view.entrySet().forEach(entry -> step(map, seen, entry.getKey(), changeAt));
    }
    return seen;
  }

  private static void step(
      NavigableMap<Object, Object> map, List<Object> seen, Object key, Object changeAt) {
    seen.add(key);
    if (key.equals(changeAt)) {
      map.put(100, "added");
    }
  }
}
