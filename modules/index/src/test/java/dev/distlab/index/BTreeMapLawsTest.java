package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on random views, compared with {@link TreeMap} after every single one. */
class BTreeMapLawsTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  /** A chain of views of the map, and what is done to the last of them. */
  private record Operation(List<View> views, String name, int key, int other, boolean inclusive) {}

  private record View(String name, int from, int to, boolean fromInclusive, boolean toInclusive) {}

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8})
  void everyOperation_naturalOrder_agreesWithTreeMap(int keysPerNode) {
    Laws.check(
        SEEDS,
        OPERATIONS,
        random -> draw(random, 60),
        () -> new Pair<>(new BTreeMap<>(null, keysPerNode), new TreeMap<>(), i -> i));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void everyOperation_keysWithLongEqualBeginnings_agreesWithTreeMap(int keysPerNode) {
    Laws.check(
        SEEDS,
        OPERATIONS,
        random -> draw(random, 60),
        () -> new Pair<>(new BTreeMap<>(null, keysPerNode), new TreeMap<>(), i -> word(i)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void everyOperation_comparator_agreesWithTreeMap(int keysPerNode) {
    Comparator<Integer> lastDigitFirst =
        Comparator.<Integer>comparingInt(i -> i % 10).thenComparing(Comparator.reverseOrder());
    Laws.check(
        SEEDS,
        OPERATIONS,
        random -> draw(random, 60),
        () ->
            new Pair<>(
                new BTreeMap<>(lastDigitFirst, keysPerNode),
                new TreeMap<>(lastDigitFirst),
                i -> i));
  }

  @Test
  void everyOperation_defaultNodeSizeAndManyKeys_agreesWithTreeMap() {
    Laws.check(
        20,
        2_000,
        random -> draw(random, 3_000),
        () -> {
          Pair<Long> pair = new Pair<>(new BTreeMap<>(), new TreeMap<>(), i -> i * 1_000_003L);
          for (int i = 0; i < 2_000; i++) {
            pair.map.put(i * 1_000_003L, i);
            pair.model.put(i * 1_000_003L, i);
          }
          pair.checkEvery = 100;
          return pair;
        });
  }

  @Test
  void removalWhileWalking_anyNodeSizeAndRange_agreesWithTreeMap() {
    Laws.check(
        SEEDS,
        50,
        random -> random.nextLong(),
        () ->
            seed -> {
              SeededRandom random = new SeededRandom(seed);
              BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 3 + random.nextInt(4));
              TreeMap<Integer, Integer> model = new TreeMap<>();
              int count = random.nextInt(80);
              for (int i = 0; i < count; i++) {
                int key = random.nextInt(100);
                map.put(key, i);
                model.put(key, i);
              }
              boolean down = random.nextBoolean();
              View descending = new View("descending", 0, 0, true, true);
              int from = random.nextInt(100);
              View part = new View("sub", from, from + random.nextInt(100), true, false);
              List<View> views = down ? List.of(part, descending) : List.of(part);
              NavigableMap<Integer, Integer> ours = through(map, views, i -> i);
              NavigableMap<Integer, Integer> theirs = through(model, views, i -> i);
              int percent = random.nextInt(101);
              Iterator<Map.Entry<Integer, Integer>> walk = ours.entrySet().iterator();
              Iterator<Map.Entry<Integer, Integer>> modelWalk = theirs.entrySet().iterator();
              while (modelWalk.hasNext()) {
                assertThat(walk.next()).isEqualTo(modelWalk.next());
                if (random.nextInt(100) < percent) {
                  walk.remove();
                  modelWalk.remove();
                  map.checkInvariants();
                }
              }
              assertThat(walk.hasNext()).isFalse();
              assertThat(new ArrayList<>(map.entrySet()))
                  .isEqualTo(new ArrayList<>(model.entrySet()));
            });
  }

  // --- broken twins: maps that are wrong in one place; the law must notice

  private static void assertBroken(Supplier<NavigableMap<Integer, Integer>> twin) {
    assertThatThrownBy(
            () ->
                Laws.check(
                    5,
                    OPERATIONS,
                    random -> draw(random, 60),
                    () -> new Pair<>(twin.get(), new TreeMap<>(), i -> i)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken for seed");
  }

  @Test
  void law_putThatKeepsTheOldValue_isBroken() {
    assertBroken(
        () ->
            new TreeMap<>() {
              @Override
              public Integer put(Integer key, Integer value) {
                return putIfAbsent(key, value);
              }
            });
  }

  @Test
  void law_headMapThatIsAlwaysOpen_isBroken() {
    assertBroken(
        () ->
            new TreeMap<>() {
              @Override
              public NavigableMap<Integer, Integer> headMap(Integer to, boolean inclusive) {
                return super.headMap(to, false);
              }
            });
  }

  @Test
  void law_descendingMapThatIsACopy_isBroken() {
    assertBroken(
        () ->
            new TreeMap<>() {
              @Override
              public NavigableMap<Integer, Integer> descendingMap() {
                return new TreeMap<>(this).descendingMap();
              }
            });
  }

  @Test
  void law_pollThatDoesNotRemove_isBroken() {
    assertBroken(
        () ->
            new TreeMap<>() {
              @Override
              public Map.Entry<Integer, Integer> pollLastEntry() {
                return lastEntry();
              }
            });
  }

  // --- drawing

  private static final String[] NAMES = {
    "put",
    "put",
    "put",
    "put",
    "put",
    "putIfAbsent",
    "remove",
    "remove",
    "remove",
    "remove",
    "get",
    "containsKey",
    "firstEntry",
    "lastEntry",
    "firstKey",
    "lastKey",
    "lowerKey",
    "floorKey",
    "ceilingKey",
    "higherKey",
    "lowerEntry",
    "floorEntry",
    "ceilingEntry",
    "higherEntry",
    "pollFirst",
    "pollLast",
    "keys",
    "descendingKeys",
    "entries",
    "values",
    "size",
    "keySetRemove",
    "entryRemove",
    "entrySetValue",
    "merge",
    "replaceAll",
    "keyNeighbours",
    "clear"
  };

  private static Operation draw(SeededRandom random, int keys) {
    String name = NAMES[random.nextInt(NAMES.length)];
    if (name.equals("clear") && random.nextInt(10) > 0) {
      name = "put";
    }
    int key = random.nextInt(keys);
    int other = random.nextInt(keys);
    return new Operation(drawViews(random, keys), name, key, other, random.nextBoolean());
  }

  private static List<View> drawViews(SeededRandom random, int keys) {
    List<View> views = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String name = List.of("head", "tail", "sub", "descending").get(random.nextInt(4));
      int from = random.nextInt(keys);
      int to = random.nextInt(keys);
      views.add(new View(name, from, to, random.nextBoolean(), random.nextBoolean()));
    }
    return views;
  }

  private static String word(int i) {
    String tail = Integer.toString(i, 3);
    return i % 2 == 0 ? "http" + tail : i % 5 == 0 ? tail : "ht\uD83D\uDE00" + tail;
  }

  private static <K> NavigableMap<K, Integer> through(
      NavigableMap<K, Integer> map, List<View> views, Function<Integer, K> keyOf) {
    NavigableMap<K, Integer> view = map;
    for (View step : views) {
      K from = keyOf.apply(step.from);
      K to = keyOf.apply(step.to);
      view =
          switch (step.name) {
            case "head" -> view.headMap(to, step.toInclusive);
            case "tail" -> view.tailMap(from, step.fromInclusive);
            case "sub" -> view.subMap(from, step.fromInclusive, to, step.toInclusive);
            default -> view.descendingMap();
          };
    }
    return view;
  }

  // --- comparing

  private static final class Pair<K> implements Laws.Subject<Operation> {

    private final NavigableMap<K, Integer> map;
    private final TreeMap<K, Integer> model;
    private final Function<Integer, K> keyOf;
    private int checkEvery = 1;
    private int applied;

    Pair(NavigableMap<K, Integer> map, TreeMap<K, Integer> model, Function<Integer, K> keyOf) {
      this.map = map;
      this.model = model;
      this.keyOf = keyOf;
    }

    @Override
    public void apply(Operation operation) {
      Object saw = outcome(map, operation);
      Object expected = outcome(model, operation);
      check(Objects.equals(saw, expected), operation, saw, expected);
      check(map.size() == model.size(), "size", map.size(), model.size());
      applied++;
      if (applied % checkEvery == 0) {
        if (map instanceof BTreeMap<K, Integer> tree) {
          tree.checkInvariants();
        }
        check(sameEntries(), "entries", map, model);
      }
    }

    private boolean sameEntries() {
      Iterator<Map.Entry<K, Integer>> expected = model.entrySet().iterator();
      for (Map.Entry<K, Integer> entry : map.entrySet()) {
        if (!entry.equals(expected.next())) {
          return false;
        }
      }
      return !expected.hasNext();
    }

    private static void check(boolean holds, Object what, Object saw, Object expected) {
      if (!holds) {
        throw new AssertionError(what + ": saw " + saw + ", expected " + expected);
      }
    }

    private Object outcome(NavigableMap<K, Integer> of, Operation operation) {
      try {
        return result(through(of, operation.views, keyOf), operation);
      } catch (IllegalArgumentException | NoSuchElementException expected) {
        return expected.getClass();
      }
    }

    private Object result(NavigableMap<K, Integer> view, Operation operation) {
      K key = keyOf.apply(operation.key);
      return switch (operation.name) {
        case "put" -> view.put(key, operation.other);
        case "putIfAbsent" -> view.putIfAbsent(key, operation.other);
        case "remove" -> view.remove(key);
        case "get" -> view.get(key);
        case "containsKey" -> view.containsKey(key);
        case "firstEntry" -> view.firstEntry();
        case "lastEntry" -> view.lastEntry();
        case "firstKey" -> view.firstKey();
        case "lastKey" -> view.lastKey();
        case "lowerKey" -> view.lowerKey(key);
        case "floorKey" -> view.floorKey(key);
        case "ceilingKey" -> view.ceilingKey(key);
        case "higherKey" -> view.higherKey(key);
        case "lowerEntry" -> view.lowerEntry(key);
        case "floorEntry" -> view.floorEntry(key);
        case "ceilingEntry" -> view.ceilingEntry(key);
        case "higherEntry" -> view.higherEntry(key);
        case "pollFirst" -> view.pollFirstEntry();
        case "pollLast" -> view.pollLastEntry();
        default -> wholeResult(view, key, operation);
      };
    }

    private Object wholeResult(NavigableMap<K, Integer> view, K key, Operation operation) {
      switch (operation.name) {
        case "keys":
          return new ArrayList<>(view.keySet());
        case "descendingKeys":
          return new ArrayList<>(view.descendingKeySet());
        case "entries":
          return new ArrayList<>(view.entrySet());
        case "values":
          return new ArrayList<>(view.values());
        case "size":
          return view.size() + (view.isEmpty() ? " empty" : " full") + view.hashCode();
        case "keySetRemove":
          return view.navigableKeySet().remove(key);
        case "entryRemove":
          return view.entrySet().remove(Map.entry(key, operation.other));
        case "entrySetValue":
          return setLastValue(view, operation.other);
        case "merge":
          return view.merge(key, 7, (a, b) -> a > 30 ? null : a + b);
        case "replaceAll":
          view.replaceAll((k, v) -> v + 1);
          return "replaced";
        case "keyNeighbours":
          return neighbours(view, key, operation);
        default:
          view.clear();
          return "cleared";
      }
    }

    private Object setLastValue(NavigableMap<K, Integer> view, int value) {
      Integer old = null;
      for (Map.Entry<K, Integer> entry : view.entrySet()) {
        old = entry.setValue(value);
      }
      return old;
    }

    private Object neighbours(NavigableMap<K, Integer> view, K key, Operation operation) {
      var keys = view.navigableKeySet();
      List<Object> all = new ArrayList<>();
      all.add(keys.lower(key));
      all.add(keys.floor(key));
      all.add(keys.ceiling(key));
      all.add(keys.higher(key));
      all.add(new ArrayList<>(keys.headSet(key, operation.inclusive)));
      all.add(new ArrayList<>(keys.tailSet(key, operation.inclusive)));
      all.add(new ArrayList<>(keys.descendingSet()));
      all.add(keys.pollLast());
      return all;
    }
  }
}
