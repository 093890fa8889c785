package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongHashTableTest {

  private static final long ABSENT = -77;

  /** Multiplied by the inverse of the hash's factor, neighbours share the first slot. */
  private static final long SAME_HOME_STEP = inverse(0x9E3779B97F4A7C15L);

  private record Operation(String name, long key, long value) {}

  @Test
  void everyOperation_onRandomKeys_agreesWithHashMap() {
    Laws.check(100, 1_000, random -> draw(random, random.nextLong(40)), Pair::new);
  }

  @Test
  void everyOperation_onManyKeys_agreesWithHashMap() {
    Laws.check(100, 3_000, random -> draw(random, random.nextLong() >> 54), Pair::new);
  }

  @Test
  void everyOperation_onKeysWithOneHome_agreesWithHashMap() {
    Laws.check(100, 1_000, random -> draw(random, collidingKey(1 + random.nextInt(60))), Pair::new);
  }

  @Test
  void everyOperation_onKeysAtTheEndOfTheTable_agreesWithHashMapAroundTheWrap() {
    Laws.check(
        100, 1_000, random -> draw(random, collidingKey(-1 - random.nextInt(60))), Pair::new);
  }

  @Test
  void law_putThatKeepsTheOldValue_isBroken() {
    assertBroken(
        () ->
            new Pair() {
              @Override
              boolean put(long key, long value) {
                return super.put(key, table().get(key, value));
              }
            });
  }

  @Test
  void law_removeThatTakesTheNextKeyToo_isBroken() {
    assertBroken(
        () ->
            new Pair() {
              @Override
              boolean remove(long key) {
                super.remove(key + 1);
                return super.remove(key);
              }
            });
  }

  private static void assertBroken(Supplier<Pair> twin) {
    assertThatThrownBy(
            () -> Laws.check(5, 1_000, random -> draw(random, random.nextLong(40)), twin))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken for seed");
  }

  @Test
  void collidingKeys_allWithOneHome_areAllFound() {
    LongHashTable table = new LongHashTable(1_000);
    for (int i = 1; i <= 50; i++) {
      table.put(collidingKey(i), i);
    }
    table.checkInvariants();
    assertThat(table.stats().longestProbe()).isEqualTo(49);
    for (int i = 1; i <= 50; i++) {
      assertThat(table.get(collidingKey(i), ABSENT)).isEqualTo(i);
    }
  }

  @Test
  void remove_keysWithOneHome_movesTheOthersUp() {
    LongHashTable table = new LongHashTable(1_000);
    for (int i = 1; i <= 50; i++) {
      table.put(collidingKey(i), i);
    }
    for (int i = 1; i <= 50; i++) {
      assertThat(table.remove(collidingKey(i))).isTrue();
      table.checkInvariants();
      assertThat(table.get(collidingKey(i), ABSENT)).isEqualTo(ABSENT);
    }
    assertThat(table.stats()).isEqualTo(new HashStats(0, table.stats().slots(), 0, 0));
  }

  @Test
  void put_keyZero_isAnEntryLikeAnyOther() {
    LongHashTable table = new LongHashTable();
    assertThat(table.get(0, ABSENT)).isEqualTo(ABSENT);
    assertThat(table.put(0, 5)).isTrue();
    assertThat(table.put(0, 6)).isFalse();
    assertThat(table.get(0, ABSENT)).isEqualTo(6);
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.isEmpty()).isFalse();
    assertThat(table.remove(0)).isTrue();
    assertThat(table.remove(0)).isFalse();
    assertThat(table.isEmpty()).isTrue();
  }

  @Test
  void getAll_hitsAndMissesAndZero_givesWhatGetGives() {
    LongHashTable table = new LongHashTable();
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 500; i++) {
      table.put(random.nextLong(1_000), i);
    }
    for (int count : new int[] {0, 1, 255, 256, 257, 1_000}) {
      long[] keys = new long[count];
      for (int i = 0; i < count; i++) {
        keys[i] = random.nextLong(1_000);
      }
      long[] values = new long[count];
      table.getAll(keys, values, ABSENT);
      for (int i = 0; i < count; i++) {
        assertThat(values[i]).isEqualTo(table.get(keys[i], ABSENT));
      }
    }
  }

  @Test
  void getAll_valuesInPlaceOfTheKeys_givesTheSame() {
    LongHashTable table = new LongHashTable();
    long[] keys = new long[1_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i % 3 == 0 ? i : i * 1_000_003L;
      if (i % 2 == 0) {
        table.put(keys[i], i + 1);
      }
    }
    long[] values = new long[keys.length];
    table.getAll(keys, values, ABSENT);

    table.getAll(keys, keys, ABSENT);

    assertThat(keys).isEqualTo(values);
  }

  @Test
  void getAll_valuesTooShort_isRefused() {
    assertThatThrownBy(() -> new LongHashTable().getAll(new long[3], new long[2], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values.length=2 is below keys.length=3");
  }

  @Test
  void newTable_negativeOrTooManyEntries_isRefused() {
    assertThatThrownBy(() -> new LongHashTable(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expectedEntries=-1 is out of range: 0..");
    assertThatThrownBy(() -> new LongHashTable(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void newTable_noEntriesExpected_growsLikeAnyOther() {
    LongHashTable table = new LongHashTable(0);
    for (long key = 1; key <= 100; key++) {
      table.put(key, key);
    }
    assertThat(table.size()).isEqualTo(100);
    table.checkInvariants();
  }

  @Test
  void growth_nearTheMostBuckets_takesWhatIsLeft() {
    assertThat(LongHashTable.bucketsAfter(2)).isEqualTo(4);
    assertThat(LongHashTable.bucketsAfter(140)).isEqualTo(150);
    assertThat(LongHashTable.bucketsAfter(LongBuckets.MAX_BUCKETS - 1))
        .isEqualTo(LongBuckets.MAX_BUCKETS);
    assertThatThrownBy(() -> LongHashTable.bucketsAfter(LongBuckets.MAX_BUCKETS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the table is full");
  }

  @Test
  void newTable_withRoom_doesNotGrowUntilItIsUsedUp() {
    LongHashTable table = new LongHashTable(10_000);
    int slots = table.stats().slots();
    assertThat(slots - 10_000 / 0.682).isBetween(0.0, 4.0);
    for (long key = 1; key <= 10_000; key++) {
      table.put(key, key);
    }
    assertThat(table.stats().slots()).isEqualTo(slots);
  }

  @Test
  void put_growingTable_staysSixtyThreePercentFullAndBelowTwentySixBytesAnEntry() {
    LongHashTable table = new LongHashTable();
    SeededRandom random = new SeededRandom(1);
    for (int i = 1; i <= 100_000; i++) {
      table.put(random.nextLong(), i);
      if (i > 1_000 && i % 97 == 0) {
        LongBuckets buckets = table.buckets();
        assertThat((double) i / buckets.slotCount()).isBetween(0.63, 0.69);
        assertThat(8.0 * (buckets.slots.length + buckets.filter.length) / i).isLessThan(26);
      }
    }
    table.checkInvariants();
  }

  @Test
  void clear_usedTable_isEmptyAndSmall() {
    LongHashTable table = new LongHashTable();
    for (long key = 0; key < 1_000; key++) {
      table.put(key, key);
    }
    table.clear();
    assertThat(table.size()).isZero();
    assertThat(table.get(7, ABSENT)).isEqualTo(ABSENT);
    assertThat(table.stats().slots()).isEqualTo(new LongHashTable().stats().slots());
    table.checkInvariants();
  }

  @Test
  void put_keyWhoseHomeIsTakenByAnother_comesHomeAndTheOtherMoves() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] first = keysWithHome(buckets, 0, 2);
    long second = keysWithHome(buckets, 1, 1)[0];
    table.put(first[0], 1);
    table.put(first[1], 2);
    assertThat(buckets.find(first[1])).isEqualTo(2);
    table.put(second, 3);
    assertThat(buckets.find(second)).isEqualTo(2);
    assertThat(buckets.find(first[1])).isEqualTo(4);
    assertThat(table.stats()).isEqualTo(new HashStats(3, buckets.slotCount(), 1, 2));
    table.checkInvariants();
  }

  @Test
  void put_keyIntoAFullBucketWithAGuest_sendsTheGuestOn() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    for (long key : keysWithHome(buckets, 0, 5)) {
      table.put(key, key);
    }
    long guest = buckets.key(8);
    assertThat(buckets.home(guest)).isZero();
    for (long key : keysWithHome(buckets, 5, 4)) {
      table.put(key, key);
      table.checkInvariants();
    }
    assertThat(buckets.find(guest)).isEqualTo(16);
  }

  @Test
  void stats_keysBesideTheirHomeAndBeyondTheLastSlot_countTheSlotsBetween() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    int slots = buckets.slotCount();
    for (long key : keysWithHome(buckets, 3, 2)) {
      table.put(key, key);
    }
    assertThat(table.stats()).isEqualTo(new HashStats(2, slots, 1, 1));
    for (long key : keysWithHome(buckets, slots - 4, 5)) {
      table.put(key, key);
    }
    assertThat(table.stats()).isEqualTo(new HashStats(7, slots, 5, 4));
  }

  @Test
  void remove_keyAtHomeOfAFullBucket_bringsOneWithItsHomeBackFromTheNext() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] others = keysWithHome(buckets, 1, 1);
    long[] sameHome = keysWithHome(buckets, 0, 2);
    long[] last = keysWithHome(buckets, 2, 2);
    for (long key : new long[] {others[0], sameHome[0], last[0], last[1], sameHome[1]}) {
      table.put(key, key);
    }
    assertThat(buckets.find(sameHome[1])).isEqualTo(8);

    table.remove(sameHome[0]);

    assertThat(buckets.find(sameHome[1])).isZero();
    table.checkInvariants();
  }

  @Test
  void remove_keyOfARunOfFullBuckets_movesOneUpFromEach() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] keys = keysWithHome(buckets, 0, 21);
    for (long key : keys) {
      table.put(key, key);
    }
    assertThat(buckets.key(40)).isNotZero();
    for (int left = 20; left >= 0; left--) {
      table.remove(keys[20 - left]);
      table.checkInvariants();
      assertThat(usedSlots(buckets, left / 4)).isEqualTo(left % 4);
    }
  }

  @Test
  void put_keysThatShareAHome_noteTheQuarterOfEachButTheOneAtHome() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long noted = 0;
    for (long key : keysWithHome(buckets, 3, 9)) {
      table.put(key, key);
      if (buckets.find(key) != 6) {
        noted |= bitOf(buckets, key);
      }
      assertThat(buckets.filter[0]).isEqualTo(noted);
    }
    assertThat(noted).isEqualTo(0b1111L << 4 * 3);
    for (long key : keysWithHome(buckets, 3, 9)) {
      table.remove(key);
    }
    assertThat(buckets.filter[0]).isZero();
  }

  @Test
  void remove_keyThatWasNotAtHome_clearsItsBitAndLeavesThoseOfOtherBuckets() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] first = keysWithHome(buckets, 1, 2);
    long[] second = keysWithHome(buckets, 5, 2);
    for (long key : new long[] {first[0], first[1], second[0], second[1]}) {
      table.put(key, key);
    }
    assertThat(buckets.filter[0]).isEqualTo(bitOf(buckets, first[1]) | bitOf(buckets, second[1]));

    table.remove(first[1]);

    assertThat(buckets.filter[0]).isEqualTo(bitOf(buckets, second[1]));
  }

  @Test
  void getAll_zeroAmongAbsentAndPresentKeys_hasItsOwnValue() {
    LongHashTable table = new LongHashTable();
    for (long key = 1; key < 200; key++) {
      table.put(key, key);
    }
    long[] keys = LongStream.range(-150, 150).toArray();
    long[] values = new long[keys.length];
    table.getAll(keys, values, ABSENT);
    assertThat(values[150]).isEqualTo(ABSENT);
    table.put(0, 42);
    table.getAll(keys, values, ABSENT);
    assertThat(values[149]).isEqualTo(ABSENT);
    assertThat(values[150]).isEqualTo(42);
    assertThat(values[151]).isEqualTo(1);
  }

  @Test
  void remove_manyTimesBesidePuts_leavesKeysAsNearToHomeAsInANewTable() {
    LongHashTable old = new LongHashTable(7_000);
    Churn.run(7_000, 100_000, old::remove, old::put);
    old.checkInvariants();
    LongHashTable young = new LongHashTable(7_000);
    old.forEach(young::put);
    assertThat(young.stats().slots()).isEqualTo(old.stats().slots());
    assertThat(old.stats().displacedEntries()).isEqualTo(young.stats().displacedEntries());
  }

  @Test
  void put_sameKeysInAnyOrder_putsAsManyAtHome() {
    long[] keys = new SeededRandom(9).longs().limit(3_000).toArray();
    LongHashTable forwards = new LongHashTable(3_000);
    LongHashTable backwards = new LongHashTable(3_000);
    for (int i = 0; i < keys.length; i++) {
      forwards.put(keys[i], i);
      backwards.put(keys[keys.length - 1 - i], i);
    }
    assertThat(forwards.stats().displacedEntries()).isEqualTo(backwards.stats().displacedEntries());
  }

  @Test
  void getAll_keysFarBeyondTheirHome_areFound() {
    LongHashTable table = new LongHashTable(1_000);
    long[] keys = new long[300];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = collidingKey(i - 150);
      if (i % 2 == 0) {
        table.put(keys[i], i + 1);
      }
    }
    long[] values = new long[keys.length];
    table.getAll(keys, values, ABSENT);
    for (int i = 0; i < keys.length; i++) {
      assertThat(values[i]).isEqualTo(i % 2 == 0 ? i + 1 : ABSENT);
    }
  }

  @Test
  void getAll_moreKeysInFurtherBucketsThanAGroupHas_areFoundInPlaceToo() {
    LongHashTable table = new LongHashTable(4_000);
    for (int i = 1; i <= 1_000; i++) {
      table.put(collidingKey(i), i);
    }
    long[] keys = new long[3_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i % 5 == 0 ? 0 : collidingKey(1 + i % 1_500);
    }
    long[] values = new long[keys.length];
    table.getAll(keys, values, ABSENT);
    for (int i = 0; i < keys.length; i++) {
      boolean present = i % 5 > 0 && i % 1_500 < 1_000;
      assertThat(values[i]).isEqualTo(present ? 1 + i % 1_500 : ABSENT);
    }
    table.getAll(keys, keys, ABSENT);
    assertThat(keys).isEqualTo(values);
  }

  @Test
  void forEach_actionInsertsOrRemoves_isNotCalledAgain() {
    List<Consumer<LongHashTable>> changes =
        List.of(
            table -> table.remove(1),
            table -> table.put(100, 1),
            table -> table.put(0, 1),
            LongHashTable::clear,
            table -> exchange(table, 1, 1),
            table -> exchange(table, 1, 3),
            table -> exchangeAll(table, 20),
            table -> exchangeAll(table, 60));
    for (Consumer<LongHashTable> change : changes) {
      LongHashTable table = new LongHashTable();
      for (long key = 1; key <= 20; key++) {
        table.put(key, 10 * key);
      }
      assertOneCall(table, change);
    }
    List<Consumer<LongHashTable>> changesOfZero =
        List.of(
            table -> table.remove(0),
            table -> exchange(table, 0, 1),
            table -> exchange(table, 0, 3));
    for (Consumer<LongHashTable> change : changesOfZero) {
      LongHashTable onlyZero = new LongHashTable();
      onlyZero.put(0, 0);
      assertOneCall(onlyZero, change);
    }
  }

  @Test
  void forEach_actionRemovesAbsentKeysAndSetsValues_goesOn() {
    LongHashTable table = new LongHashTable();
    for (long key = 1; key <= 20; key++) {
      table.put(key, 10 * key);
    }
    table.forEach(
        (key, value) -> {
          table.remove(0);
          table.remove(100);
          table.put(key, value + 1);
        });
    assertThat(table.get(20, ABSENT)).isEqualTo(201);
  }

  private static void exchange(LongHashTable table, long key, int others) {
    table.remove(key);
    putOthers(table, others);
  }

  private static void exchangeAll(LongHashTable table, int others) {
    table.clear();
    putOthers(table, others);
  }

  private static void putOthers(LongHashTable table, int others) {
    for (long key = 101; key <= 100 + others; key++) {
      table.put(key, key);
    }
  }

  private static void assertOneCall(LongHashTable table, Consumer<LongHashTable> change) {
    int[] calls = new int[1];
    assertThatThrownBy(
            () ->
                table.forEach(
                    (key, value) -> {
                      calls[0]++;
                      change.accept(table);
                    }))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(calls[0]).isEqualTo(1);
  }

  /** The bit of the first filter that tells of this key, whose home is in the first 16 slots. */
  private static long bitOf(LongBuckets buckets, long key) {
    return 1L << LongBuckets.quarter(key, buckets.slots.length);
  }

  private static long usedSlots(LongBuckets buckets, int bucket) {
    return IntStream.range(0, 4).filter(slot -> buckets.key(8 * bucket + 2 * slot) != 0).count();
  }

  /** The first keys whose home is the given slot. */
  private static long[] keysWithHome(LongBuckets buckets, int slot, int count) {
    return LongStream.iterate(1, key -> key + 1)
        .filter(key -> buckets.home(key) == 2 * slot)
        .limit(count)
        .toArray();
  }

  @Test
  void checkInvariants_anySlotFreeBeforeAnEntry_breaksI7() {
    for (int slot = 5; slot < 8; slot++) {
      LongHashTable table = new LongHashTable(100);
      LongBuckets buckets = table.buckets();
      for (long key : keysWithHome(buckets, 4, 5)) {
        table.put(key, 1);
      }
      buckets.set(2 * slot, 0, 0);
      assertBreaks(
          table, "I7: a search for key " + buckets.key(16) + " stops in bucket 1, before bucket 2");
    }
  }

  @Test
  void checkInvariants_filterWithoutABitOrWithOneTooMany_breaksI7() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] keys = keysWithHome(buckets, 5, 2);
    table.put(keys[0], 1);
    table.put(keys[1], 1);
    long right = buckets.filter[0] >>> 4 * 4;
    assertThat(buckets.filter[0]).isEqualTo(bitOf(buckets, keys[1]));
    buckets.filter[0] = 0;
    assertBreaks(table, "I7: the filter of bucket 1 is 0 where its keys make " + right);
    long wrong = right | 4;
    buckets.filter[0] = wrong << 4 * 4;
    assertBreaks(table, "I7: the filter of bucket 1 is " + wrong + " where its keys make " + right);
  }

  @Test
  void checkInvariants_homeLeftWhileItsKeysLieElsewhere_breaksI7() {
    LongHashTable table = new LongHashTable(100);
    long[] keys = keysWithHome(table.buckets(), 0, 2);
    table.put(keys[0], 1);
    table.put(keys[1], 1);
    table.buckets().set(0, 0, 0);
    assertBreaks(table, "I7: the home of key " + keys[1] + ", slot 0, holds no key with this home");
  }

  @Test
  void checkInvariants_homeHeldByAGuestWhileItsKeyLiesElsewhere_breaksI7() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] first = keysWithHome(buckets, 0, 2);
    long second = keysWithHome(buckets, 1, 1)[0];
    for (long key : new long[] {first[0], first[1], second}) {
      table.put(key, 1);
    }
    buckets.set(2, first[1], 1);
    buckets.set(4, second, 1);
    buckets.filter[0] = bitOf(buckets, first[1]) | bitOf(buckets, second);
    assertBreaks(table, "I7: the home of key " + second + ", slot 1, holds no key with this home");
  }

  @Test
  void checkInvariants_keyInTwoSlots_breaksI7() {
    LongHashTable table = new LongHashTable(100);
    LongBuckets buckets = table.buckets();
    long[] keys = keysWithHome(buckets, 0, 2);
    table.put(keys[0], 1);
    table.put(keys[1], 1);
    assertThat(buckets.find(keys[1])).isEqualTo(2);
    buckets.set(2, keys[0], 1);
    buckets.filter[0] = bitOf(buckets, keys[0]);
    assertBreaks(table, "I7: a search for key " + keys[0] + " does not end at slot 1");
  }

  @Test
  void checkInvariants_valueInAFreeSlot_breaksI9() {
    LongHashTable table = new LongHashTable(100);
    table.buckets().set(4, 0, 7);
    assertBreaks(table, "I9: slot 2 is free and holds the value 7");
  }

  @Test
  void checkInvariants_lostEntry_breaksI8() {
    LongHashTable table = new LongHashTable(100);
    table.put(5, 1);
    table.buckets().set(table.buckets().find(5), 0, 0);
    assertBreaks(table, "I8: 0 slots in use, 1 counted");
  }

  private static void assertBreaks(LongHashTable table, String message) {
    assertThatThrownBy(table::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining(message);
  }

  private static Operation draw(SeededRandom random, long key) {
    int dice = random.nextInt(100);
    String name = dice < 50 ? "put" : dice < 85 ? "remove" : dice < 99 ? "get" : "clear";
    return new Operation(name, key, random.nextLong(1_000));
  }

  /** The {@code i}-th of many keys whose hashes are close together, at the table's start or end. */
  private static long collidingKey(int i) {
    return i * SAME_HOME_STEP;
  }

  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** A table and its model, compared after every operation. */
  private static class Pair implements Laws.Subject<Operation> {

    private final LongHashTable table = new LongHashTable();
    private final Map<Long, Long> model = new HashMap<>();

    LongHashTable table() {
      return table;
    }

    @Override
    public void apply(Operation operation) {
      long key = operation.key();
      switch (operation.name()) {
        case "put" ->
            assertThat(put(key, operation.value()))
                .isEqualTo(model.put(key, operation.value()) == null);
        case "remove" -> assertThat(remove(key)).isEqualTo(model.remove(key) != null);
        case "clear" -> {
          table.clear();
          model.clear();
        }
        default -> assertThat(table.containsKey(key)).isEqualTo(model.containsKey(key));
      }
      assertThat(table.size()).isEqualTo(model.size());
      assertThat(table.get(key, ABSENT)).isEqualTo(model.getOrDefault(key, ABSENT));
      table.checkInvariants();
    }

    boolean put(long key, long value) {
      return table.put(key, value);
    }

    boolean remove(long key) {
      return table.remove(key);
    }

    @Override
    public void finish() {
      Map<Long, Long> seen = new HashMap<>();
      table.forEach(seen::put);
      assertThat(seen).isEqualTo(model);
      long[] keys = new long[model.size() + 1];
      int count = 0;
      for (long key : model.keySet()) {
        keys[count++] = key;
        assertThat(table.get(key, ABSENT)).isEqualTo(model.get(key));
      }
      keys[count] = Long.MIN_VALUE;
      long[] values = new long[keys.length];
      table.getAll(keys, values, ABSENT);
      for (int i = 0; i < keys.length; i++) {
        assertThat(values[i]).isEqualTo(model.getOrDefault(keys[i], ABSENT));
      }
    }
  }
}
