package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.SplitMix64;
import dev.distlab.testing.Laws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** A hash that multiplicative hashing sends to the last slot of any table of these tests. */
  private static final int LAST_HOME = hashNearTheEnd();

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
  void everyOperation_keysWithThreeHashes_agreesWithHashMap() {
    check(200, i -> new Hashed(i, i % 3 << 28));
  }

  @Test
  void everyOperation_keysWhoseHomeIsTheLastSlot_agreesWithHashMapAroundTheWrap() {
    check(20, i -> new Hashed(i, LAST_HOME));
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

  private static int hashNearTheEnd() {
    int best = 1;
    for (int hash = 1; hash < 100_000; hash++) {
      if (Long.compareUnsigned(hash * GOLDEN_RATIO, best * GOLDEN_RATIO) > 0) {
        best = hash;
      }
    }
    return best;
  }

  @Test
  void remove_keysWithOneHash_movesTheOthersUp() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    for (int i = 0; i < 30; i++) {
      map.put(new Hashed(i, LAST_HOME), i);
    }
    assertThat(map.stats().longestProbe()).isEqualTo(3 * 8);
    for (int left = 29; left >= 0; left--) {
      map.remove(new Hashed(29 - left, LAST_HOME));
      map.checkInvariants();
      assertThat(map.stats().longestProbe()).isEqualTo(Math.max(0, left - 1) / 8 * 8);
    }
    assertThat(map.buckets().passed()).containsOnly(0);
  }

  @Test
  void iteratorRemove_clusterAroundTheWrap_visitsEachEntryOnce() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    for (int i = 0; i < 30; i++) {
      map.put(new Hashed(i, i % 2 == 0 ? LAST_HOME : 0), i);
    }
    Set<Integer> seen = new TreeSet<>();
    for (Iterator<Integer> walk = map.values().iterator(); walk.hasNext(); ) {
      int value = walk.next();
      assertThat(seen.add(value)).isTrue();
      if (value % 3 != 0) {
        walk.remove();
        map.checkInvariants();
      }
    }
    assertThat(seen).hasSize(30);
    assertThat(map).hasSize(10);
  }

  @Test
  void put_growingMap_staysAboutHalfFull() {
    HashIndex<Integer, Integer> map = new HashIndex<>();
    for (int i = 0; i < 50_000; i++) {
      map.put(i, i);
      if (i > 89 && i % 97 == 0) {
        assertThat(map.stats().load()).isBetween(0.46, 0.7);
      }
    }
    map.checkInvariants();
  }

  @Test
  void sequentialKeys_spreadOverTheSlots() {
    HashIndex<Integer, Integer> map = new HashIndex<>();
    for (int i = 0; i < 100_000; i++) {
      map.put(i, i);
    }
    assertThat(map.stats().longestProbe()).isLessThanOrEqualTo(7 * 8);
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
  void hasNext_mapClearedOrGrownByAnother_leavesTheRefusalToNext() {
    HashIndex<Integer, Integer> cleared = new HashIndex<>();
    HashIndex<Integer, Integer> grown = new HashIndex<>();
    for (int i = 0; i < 1_000; i++) {
      cleared.put(i, i);
      grown.put(i, i);
    }
    for (int handedOut = 0; handedOut < 8; handedOut++) {
      Iterator<Integer> walk = cleared.keySet().iterator();
      Iterator<Integer> other = grown.keySet().iterator();
      for (int i = 0; i < handedOut; i++) {
        walk.next();
        other.next();
      }
      HashIndex<Integer, Integer> all = new HashIndex<>(cleared);
      cleared.clear();
      int slots = grown.stats().slots();
      while (grown.stats().slots() == slots) {
        grown.put(grown.size(), 0);
      }
      assertThat(walk.hasNext()).isTrue();
      assertThat(other.hasNext()).isTrue();
      assertThatThrownBy(walk::next).isInstanceOf(ConcurrentModificationException.class);
      assertThatThrownBy(other::next).isInstanceOf(ConcurrentModificationException.class);
      cleared.putAll(all);
    }
  }

  @Test
  void serialForm_comesBackEqual() throws Exception {
    HashIndex<String, Integer> map = new HashIndex<>();
    map.put(null, 1);
    map.put("b", null);
    assertThat(read(written(map))).isEqualTo(map).isInstanceOf(HashIndex.class);
  }

  @Test
  void serialForm_entry_comesBackEqualWithoutTheMap() throws Exception {
    HashIndex<String, Integer> map = new HashIndex<>();
    map.put("a", 1);
    assertThat(read(written(map.entrySet().iterator().next()))).isEqualTo(Map.entry("a", 1));
  }

  @Test
  void iteratorRemove_afterAnotherChange_isRefused() {
    HashIndex<Integer, Integer> map = new HashIndex<>();
    map.put(1, 1);
    Iterator<Integer> walk = map.keySet().iterator();
    walk.next();
    map.put(2, 2);
    assertThatThrownBy(walk::remove).isInstanceOf(ConcurrentModificationException.class);
    assertThat(map).hasSize(2);
  }

  @Test
  void serialForm_mapThatHoldsItself_comesBackAsAMapThatDoes() throws Exception {
    HashIndex<String, Object> map = new HashIndex<>();
    map.put("self", map);
    HashIndex<?, ?> back = (HashIndex<?, ?>) read(written(map));
    assertThat(back.get("self")).isSameAs(back);
  }

  @Test
  void serialForm_negativeCount_isRefused() throws Exception {
    byte[] bytes = written(new HashIndex<String, String>());
    // the count is the last that an empty map writes before the mark of its end
    Arrays.fill(bytes, bytes.length - 5, bytes.length - 1, (byte) -1);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage("-1 entries");
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  @Test
  void get_keysOfOneFingerprint_areToldApartByTheKeyAlone() {
    HashIndex<Hashed, Integer> map = new HashIndex<>(1_000);
    for (int i = 0; i < 5; i++) {
      map.put(new Hashed(i, 99), i);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(map.get(new Hashed(i, 99))).isEqualTo(i);
    }
    assertThat(map.get(new Hashed(5, 99))).isNull();
    assertThat(map.getOrDefault(new Hashed(6, 99), -1)).isEqualTo(-1);
  }

  @Test
  void get_absentKey_asksOnlyKeysWithItsFingerprint() {
    HashIndex<Shy, Integer> map = new HashIndex<>();
    for (int i = 0; i < 10_000; i++) {
      map.put(new Shy(i, (int) SplitMix64.mix(i)), i);
    }
    Shy.asked = 0;
    for (int i = 10_000; i < 20_000; i++) {
      assertThat(map.get(new Shy(i, (int) SplitMix64.mix(i)))).isNull();
    }
    // eight slots at most, 128 fingerprints, and the key at home may be asked twice
    assertThat(Shy.asked).isBetween(1, 2 * 10_000 * 8 / 128);
  }

  /** A key that counts how often it is compared and asked for its hash. */
  private static final class Shy {

    private static int asked;
    private static int toldHash;

    private final int id;
    private final int hash;

    Shy(int id, int hash) {
      this.id = id;
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      asked++;
      return other instanceof Shy shy && shy.id == id;
    }

    @Override
    public int hashCode() {
      toldHash++;
      return hash;
    }
  }

  @Test
  void put_keyWhoseHashFailsWhileTheMapGrows_leavesTheMapAsItWas() {
    HashIndex<Moody, Integer> map = new HashIndex<>();
    for (int i = 0; i < 5; i++) {
      map.put(new Moody(), i);
    }
    Moody.refusesAfter = 1;
    assertThatThrownBy(() -> map.put(new Moody(), 5)).isInstanceOf(IllegalStateException.class);
    Moody.refusesAfter = Integer.MAX_VALUE;
    map.checkInvariants();
    assertThat(map).hasSize(5);
  }

  @Test
  void remove_keyOfALongRun_asksEachKeyOfTheRunAFewTimes() {
    HashIndex<Shy, Integer> map = new HashIndex<>(4_000);
    for (int i = 0; i < 2_000; i++) {
      map.put(new Shy(i, 7), i);
    }
    Shy.toldHash = 0;
    map.remove(new Shy(1, 7));
    assertThat(Shy.toldHash).isBetween(2_000, 2_001);
    map.checkInvariants();
  }

  @Test
  void remove_otherKeyWhoseHashFails_leavesTheMapAsItWas() {
    HashIndex<Moody, Integer> map = new HashIndex<>();
    List<Moody> keys = Stream.generate(Moody::new).limit(30).toList();
    keys.forEach(key -> map.put(key, keys.indexOf(key)));
    for (int asked = 1; asked < 30; asked++) {
      Moody.refusesAfter = asked;
      assertThatThrownBy(() -> map.remove(keys.get(0))).isInstanceOf(IllegalStateException.class);
      Moody.refusesAfter = Integer.MAX_VALUE;
      map.checkInvariants();
      assertThat(map).hasSize(30).containsEntry(keys.get(0), 0);
    }
  }

  @Test
  void keysThatChangeTheirHash_mayGetLost_butNoOtherDoes() {
    for (long seed = 1; seed <= 300; seed++) {
      SeededRandom random = new SeededRandom(seed);
      HashIndex<Fickle, Integer> map = new HashIndex<>();
      Map<Fickle, Integer> steady = new HashMap<>();
      List<Fickle> keys = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        keys.add(new Fickle(random.nextInt(6)));
      }
      for (int i = 0; i < 400; i++) {
        Fickle key = keys.get(random.nextInt(keys.size()));
        int what = random.nextInt(20);
        if (what == 0) {
          steady.remove(key);
          key.change(random.nextInt(6));
        } else if (what == 1) {
          map.keySet().removeIf(other -> other == key);
          steady.remove(key);
        } else if (what < 12) {
          map.put(key, i);
          put(steady, key, i);
        } else {
          map.remove(key);
          steady.remove(key);
        }
        assertThat(map.keySet().stream().filter(other -> !other.hasChanged).toList())
            .containsExactlyInAnyOrderElementsOf(steady.keySet());
        steady.forEach((other, value) -> assertThat(map.get(other)).isEqualTo(value));
      }
    }
  }

  private static void put(Map<Fickle, Integer> steady, Fickle key, int value) {
    if (!key.hasChanged) {
      steady.put(key, value);
    }
  }

  /** A key, equal to itself only, that may change its hash. */
  private static final class Fickle {

    private int hash;
    private boolean hasChanged;

    Fickle(int hash) {
      this.hash = hash;
    }

    void change(int other) {
      hash = other;
      hasChanged = true;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Test
  void keySet_remove_asksNoKeyButThoseWithItsFingerprint() {
    HashIndex<Shy, Integer> map = new HashIndex<>();
    for (int i = 0; i < 1_000; i++) {
      map.put(new Shy(i, (int) SplitMix64.mix(i)), null);
    }
    Shy.asked = 0;
    assertThat(map.keySet().remove(new Shy(7, (int) SplitMix64.mix(7)))).isTrue();
    assertThat(map.keySet().remove(new Shy(7, (int) SplitMix64.mix(7)))).isFalse();
    assertThat(Shy.asked).isLessThan(10);
    assertThat(map).hasSize(999);
    map.checkInvariants();
  }

  @Test
  void setValue_entryChangedSinceItWasHandedOut_returnsWhatTheMapHad() {
    HashIndex<Integer, String> map = new HashIndex<>();
    map.put(1, "a");
    Map.Entry<Integer, String> entry = map.entrySet().iterator().next();
    map.put(1, "b");
    assertThat(entry.setValue("c")).isEqualTo("b");
    assertThat(map).containsEntry(1, "c");
    map.remove(1);
    assertThat(entry.setValue("d")).isEqualTo("c");
    assertThat(map).isEmpty();
  }

  @Test
  void growth_nearTheMostBuckets_takesWhatIsLeft() {
    assertThat(HashIndex.bucketsAfter(1)).isEqualTo(2);
    assertThat(HashIndex.bucketsAfter(100)).isEqualTo(150);
    assertThat(HashIndex.bucketsAfter(BucketWord.MAX_BUCKETS - 1))
        .isEqualTo(BucketWord.MAX_BUCKETS);
    assertThatThrownBy(() -> HashIndex.bucketsAfter(BucketWord.MAX_BUCKETS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the map is full");
  }

  @Test
  void checkInvariants_oneKeyInTwoSlots_breaksI7() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    map.put(new Hashed(1, 0), 1);
    map.put(new Hashed(2, 0), 2);
    map.buckets().slots()[2] = new Hashed(1, 0);
    assertLaw(map, "I7: the key in slot 1, Hashed[id=1, hash=0], is found in slot 0");
  }

  /** A key that refuses to tell its hash after a while. */
  private static final class Moody {

    private static int refusesAfter = Integer.MAX_VALUE;

    @Override
    public int hashCode() {
      if (refusesAfter-- <= 0) {
        throw new IllegalStateException("no hash today");
      }
      return 1;
    }
  }

  @Test
  void checkInvariants_entryRemovedFromAFullBucketThatOthersPassed_breaksI7() {
    HashIndex<Hashed, Integer> map = crowded();
    map.buckets().slots()[6] = null;
    map.buckets().slots()[7] = null;
    map.buckets().words()[0] = BucketWord.with(map.buckets().words()[0], 3, 0);
    assertLaw(map, "I7: a search");
  }

  @Test
  void checkInvariants_fingerprintOfAnother_breaksI7() {
    HashIndex<Hashed, Integer> map = crowded();
    map.buckets().words()[0] ^= 2;
    assertLaw(map, "I7: the fingerprint of key");
  }

  @Test
  void checkInvariants_homeSlotFreeWhileItsKeyLiesAside_breaksI7() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    map.put(new Hashed(1, 0), 1);
    long fingerprint = BucketWord.fingerprint(map.buckets().words()[0], 0);
    map.buckets().words()[0] = fingerprint << 8 * 3;
    map.buckets().slots()[6] = map.buckets().slots()[0];
    map.buckets().slots()[7] = map.buckets().slots()[1];
    map.buckets().slots()[0] = null;
    map.buckets().slots()[1] = null;
    assertLaw(map, "I7: key Hashed[id=1, hash=0] in slot 3 wants slot 0, which holds none");
  }

  @Test
  void put_keyWhoseHomeSlotIsTakenByAGuest_comesHomeAndTheOtherMoves() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    int[] hashes = {0, 0, hashWithHomeSlot(1), hashWithHomeSlot(1)};
    for (int i = 0; i < hashes.length; i++) {
      map.put(new Hashed(i, hashes[i]), i);
      map.checkInvariants();
    }
    // 0 and 2 are at home, 1 and 3 lie aside
    assertThat(map.stats().displacedEntries()).isEqualTo(2);
    map.remove(new Hashed(0, 0));
    map.remove(new Hashed(2, hashes[2]));
    map.checkInvariants();
    assertThat(map.stats().displacedEntries()).isZero();
  }

  /** A hash whose home, in the only bucket of a small map, is the given slot. */
  private static int hashWithHomeSlot(int slot) {
    int hash = 1;
    while (BucketWord.home(BucketWord.spread(hash, 1)) != slot) {
      hash++;
    }
    return hash;
  }

  @Test
  void remove_manyTimesBesidePuts_leavesKeysAsNearToHomeAsInANewMap() {
    HashIndex<Long, Long> old = new HashIndex<>(7_000);
    Churn.run(7_000, 100_000, old::remove, old::put);
    old.checkInvariants();
    HashIndex<Long, Long> young = new HashIndex<>(7_000);
    young.putAll(old);
    assertThat(young.stats().slots()).isEqualTo(old.stats().slots());
    assertThat(old.stats().displacedEntries())
        .isBetween(
            young.stats().displacedEntries() * 97 / 100,
            young.stats().displacedEntries() * 103 / 100);
  }

  @Test
  void checkInvariants_classNotedThatNobodyHas_breaksI7() {
    HashIndex<Hashed, Integer> map = new HashIndex<>(100);
    map.put(new Hashed(1, 1), 1);
    map.buckets().passed()[0] |= 16;
    assertLaw(map, "I7: bucket 0 has noted the classes 16 where its keys make 0");
  }

  @Test
  void checkInvariants_eachOtherLawBroken_namesIt() {
    HashIndex<Hashed, Integer> uncounted = crowded();
    Arrays.fill(uncounted.buckets().slots(), null);
    Arrays.fill(uncounted.buckets().words(), 0);
    assertLaw(uncounted, "I8: 0 slots");
    HashIndex<Hashed, Integer> leftover = new HashIndex<>();
    leftover.buckets().slots()[5] = 7;
    assertLaw(leftover, "I9: slot 2");
  }

  /** Keys whose home is the first bucket. */
  private static HashIndex<Hashed, Integer> crowded() {
    HashIndex<Hashed, Integer> map = new HashIndex<>();
    for (int i = 0; i < 30; i++) {
      map.put(new Hashed(i, 0), i);
    }
    map.checkInvariants();
    return map;
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
