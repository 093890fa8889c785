package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.KeyedOptions.WhenFull;
import dev.distlab.testing.Laws;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedLimiterTest {

  private final VirtualClock clock = new VirtualClock();

  private record Ask(long key, long permits, long advanceNanos) {}

  /** I6: what is forgotten was idle, so that a table decides as if it forgot nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLIDING_LOG")
  void keys_inASmallTable_decideAsLimitersOfTheirOwn(Algorithm algorithm) {
    Limit limit = Limit.of(5, MILLIS);
    Laws.check(
        100,
        1_000,
        KeyedLimiterTest::draw,
        () -> {
          VirtualClock time = new VirtualClock();
          WordLimiter rule = (WordLimiter) algorithm.limiter(limit, time);
          KeyedLimiter table = KeyedLimiter.forOneThread(rule, KeyedOptions.of(40));
          Map<Long, RateLimiter> model = new HashMap<>();
          return ask -> {
            time.advance(ask.advanceNanos);
            RateLimiter own = model.computeIfAbsent(ask.key, key -> algorithm.limiter(limit, time));
            long now = time.nanos();
            assertThat(table.availablePermits(ask.key, now)).isEqualTo(own.availablePermits(now));
            assertThat(table.waitNanos(ask.key, ask.permits, now))
                .isEqualTo(own.waitNanos(ask.permits, now));
            assertThat(table.decide(ask.key, ask.permits, now))
                .isEqualTo(own.decide(ask.permits, now));
            table.checkInvariants(now);
          };
        });
  }

  /** A few hot keys among many that come once; a rest now and then. */
  private static Ask draw(SeededRandom random) {
    long key = random.nextInt(3) == 0 ? random.nextInt(10_000) : random.nextInt(8);
    long advance = random.nextInt(20) == 0 ? random.nextLong(3 * MILLIS) : random.nextLong(150_000);
    return new Ask(key, 1 + random.nextInt(random.nextInt(4) == 0 ? 5 : 1), advance);
  }

  @Test
  void idleKeys_amongManyThatComeOnce_areEvictedWithoutLosingABusyOne() {
    KeyedLimiter table =
        KeyedLimiter.forOneThread(new Gcra(Limit.of(1, SECONDS), clock), KeyedOptions.of(100));
    assertThat(table.tryAcquire(-1, 1, 0)).isTrue();
    int slots = table.stats().slotCount();
    for (long key = 0; key < 100_000; key++) {
      long now = key * 20 * MILLIS;
      assertThat(table.tryAcquire(key, 1, now)).isTrue();
      assertThat(table.tryAcquire(-1, 1, now)).isEqualTo(now % SECONDS == 0 && now > 0);
    }
    assertThat(table.stats().takenSlots()).isLessThanOrEqualTo(slots);
    assertThat(table.stats().evictions()).isGreaterThan(99_000);
    assertThat(table.stats().turnedAway()).isZero();
    table.checkInvariants(100_000 * 20 * MILLIS);
  }

  @Test
  void newKey_withoutRoom_isDeniedAndToldWhenThereWillBeSome() {
    KeyedLimiter table = full(WhenFull.DENY);
    assertThat(table.tryAcquire(1_000, 1, 0)).isFalse();
    assertThat(table.decide(1_000, 1, 400 * MILLIS))
        .isEqualTo(new Decision(false, 0, 600 * MILLIS, SECONDS, 0));
    assertThat(table.stats().turnedAway()).isEqualTo(2);
    assertThat(table.tryAcquire(1_000, 1, SECONDS)).isTrue();
  }

  @Test
  void keys_ofAFullTable_areFoundInWhateverBucketTheyStand() {
    KeyedLimiter table = full(WhenFull.DENY);
    for (long key = 0; key < table.stats().slotCount(); key++) {
      assertThat(table.availablePermits(key, 0)).isZero();
      assertThat(table.tryAcquire(key, 1, 0)).isFalse();
    }
    assertThat(table.stats().turnedAway()).isZero();
    table.checkInvariants(0);
  }

  @Test
  void price_outOfRange_isAnErrorAndPutsNoKeyIn() {
    KeyedLimiter table =
        KeyedLimiter.forOneThread(new Gcra(Limit.of(3, SECONDS), clock), KeyedOptions.of(1));
    for (long permits : new long[] {Long.MIN_VALUE, -1, 0, 4}) {
      assertThatThrownBy(() -> table.tryAcquire(7, permits, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("permits=" + permits + " is out of range: allowed 1..3");
      assertThatThrownBy(() -> table.decide(7, permits, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(table.stats().insertions()).isZero();
  }

  @Test
  void newKey_withoutRoomInATableThatAdmits_passesUncounted() {
    KeyedLimiter table = full(WhenFull.ADMIT);
    for (int i = 0; i < 10; i++) {
      assertThat(table.tryAcquire(1_000, 1, 0)).isTrue();
    }
    assertThat(table.decide(1_000, 1, 0).allowed()).isTrue();
    assertThat(table.tryAcquire(0, 1, 0)).isFalse();
  }

  @Test
  void newKey_withoutRoom_isToldTheSameByAllQuestions() {
    KeyedLimiter denies = full(WhenFull.DENY);
    assertThat(denies.waitNanos(1_000, 1, 400 * MILLIS)).isEqualTo(600 * MILLIS);
    assertThat(denies.availablePermits(1_000, 400 * MILLIS)).isZero();
    assertThat(denies.availablePermits(1_000, 0)).isZero();
    assertThat(denies.waitNanos(1_000, 1, SECONDS)).isZero();
    assertThat(denies.availablePermits(1_000, SECONDS)).isEqualTo(1);
    assertThat(denies.stats().turnedAway()).isZero();
    assertThatThrownBy(() -> denies.waitNanos(1_000, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
    KeyedLimiter admits = full(WhenFull.ADMIT);
    assertThat(admits.waitNanos(1_000, 1, 0)).isZero();
    assertThat(admits.availablePermits(1_000, 0)).isEqualTo(1);
  }

  /** Whatever the table looks like, the questions foretell the answers. */
  @Test
  void questions_inATableThatIsOftenFull_foretellTheAnswers() {
    for (WhenFull whenFull : WhenFull.values()) {
      Laws.check(
          50,
          500,
          KeyedLimiterTest::draw,
          () -> {
            VirtualClock time = new VirtualClock();
            TokenBucket rule = new TokenBucket(Limit.of(5, MILLIS), time);
            KeyedLimiter table = KeyedLimiter.forOneThread(rule, new KeyedOptions(4, whenFull));
            return ask -> {
              time.advance(ask.advanceNanos);
              long now = time.nanos();
              long available = table.availablePermits(ask.key, now);
              long wait = table.waitNanos(ask.key, ask.permits, now);
              Decision decision = table.decide(ask.key, ask.permits, now);
              assertThat(decision.allowed())
                  .isEqualTo(wait == 0)
                  .isEqualTo(available >= ask.permits);
              assertThat(decision.retryAfterNanos()).isEqualTo(wait);
            };
          });
    }
  }

  @Test
  void options_withoutAnAnswerForAFullTable_areAnError() {
    assertThatThrownBy(() -> new KeyedOptions(3, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("whenFull");
  }

  private KeyedLimiter full(WhenFull whenFull) {
    Gcra rule = new Gcra(Limit.of(1, SECONDS), clock);
    KeyedLimiter table = KeyedLimiter.forOneThread(rule, new KeyedOptions(8, whenFull));
    for (long key = 0; key < table.stats().slotCount(); key++) {
      assertThat(table.tryAcquire(key, 1, 0)).isTrue();
    }
    return table;
  }

  @Test
  void key_ofZero_isAKeyLikeAnyOther() {
    KeyedLimiter table =
        KeyedLimiter.forThreads(new Gcra(Limit.of(2, SECONDS), clock), KeyedOptions.of(1));
    assertThat(table.availablePermits(0, 0)).isEqualTo(2);
    assertThat(table.tryAcquire(0)).isTrue();
    assertThat(table.tryAcquire(0)).isTrue();
    assertThat(table.tryAcquire(0)).isFalse();
    assertThat(table.ticker()).isSameAs(clock);
  }

  @Test
  void key_ofZeroInAnySlot_isToldFromFreeOnes() {
    for (int others = 0; others < 4; others++) {
      KeyedLimiter table =
          KeyedLimiter.forThreads(new Gcra(Limit.of(1, SECONDS), clock), KeyedOptions.of(1));
      for (int key = 1; key <= others; key++) {
        assertThat(table.tryAcquire(key)).isTrue();
      }
      assertThat(table.tryAcquire(0)).isTrue();
      assertThat(table.tryAcquire(0)).isFalse();
      assertThat(table.availablePermits(0, 0)).isZero();
      assertThat(table.stats().takenSlots()).isEqualTo(others + 1);
    }
  }

  @Test
  void key_thatWasForgotten_doesNotProfitFromAClockThatGoesBack() {
    Gcra rule = new Gcra(Limit.of(3, SECONDS), clock);
    KeyedLimiter table = KeyedLimiter.forOneThread(rule, KeyedOptions.of(1));
    assertThat(table.tryAcquire(1, 3, 0)).isTrue();
    for (long key = 2; key <= 5; key++) {
      table.tryAcquire(key, 3, 10 * SECONDS);
    }
    assertThat(table.stats().evictions()).isEqualTo(1);
    assertThat(table.tryAcquire(1, 1, 0)).isFalse();
  }

  @Test
  void key_thatComesBackEarlierThanItWasForgotten_countsFromWhenItWas() {
    Gcra rule = new Gcra(Limit.of(3, SECONDS), clock);
    KeyedLimiter table = KeyedLimiter.forOneThread(rule, KeyedOptions.of(1));
    assertThat(table.tryAcquire(1, 3, 0)).isTrue();
    assertThat(table.tryAcquire(2, 3, 10 * SECONDS)).isTrue();
    assertThat(table.stats().evictions()).isEqualTo(1);
    assertThat(table.tryAcquire(1, 3, 0)).isTrue();
    assertThat(table.availablePermits(1, 10 * SECONDS)).isZero();
  }

  @Test
  void keys_ofStrings_areTheirHashes() {
    assertThat(KeyedLimiter.keyOf("user:42")).isEqualTo(KeyedLimiter.keyOf("user:" + 42));
    assertThat(KeyedLimiter.keyOf("user:42")).isNotEqualTo(KeyedLimiter.keyOf("user:43"));
  }

  @Test
  void memory_forAMillionKeys_isBelow32BytesAKeyBesidesTheKey() {
    KeyedLimiter table =
        KeyedLimiter.forOneThread(
            new Gcra(Limit.of(10, SECONDS), clock), KeyedOptions.of(1_000_000));
    for (long key = 0; key < 1_000_000; key++) {
      table.tryAcquire(key, 1, 0);
    }
    KeyedStats stats = table.stats();
    assertThat(stats.takenSlots()).isEqualTo(1_000_000);
    assertThat(stats.stateBytes() / 1_000_000.0 - Long.BYTES).isBetween(18.0, 20.0);
    assertThat(stats.displacements()).isBetween(1L, 100_000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, KeyedOptions.MAX_KEYS + 1})
  void table_forANumberOfKeysOutOfRange_isAnError(int maxKeys) {
    assertThatThrownBy(() -> KeyedOptions.of(maxKeys))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxKeys=" + maxKeys + " is out of range: allowed 1..67108864");
    assertThat(KeyedOptions.of(KeyedOptions.MAX_KEYS).maxKeys()).isEqualTo(1 << 26);
  }

  @Test
  void invariants_biteWhenAKeyStandsTwice() {
    Table table = new Table();
    table.limiter.tryAcquire(5, 1, 0);
    table.cells.setRelease(table.freeSlot(), 5);
    table.cells.setRelease(table.freeSlot() + 4, 1);
    assertThatThrownBy(() -> table.limiter.checkInvariants(0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I7: key 5 in slots");
  }

  @Test
  void invariants_biteWhenAWordIsSpoilt() {
    Table table = new Table();
    table.cells.setRelease(table.freeSlot() + 4, SECONDS + 1);
    assertThatThrownBy(() -> table.limiter.checkInvariants(0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I3: TAT 1000000001 is more than tau");
  }

  @Test
  void invariants_biteWhenAHeaderMiscounts() {
    Table table = new Table();
    table.limiter.tryAcquire(5, 1, 0);
    table.limiter.checkInvariants(0);
    table.headers.setRelease(0, 2);
    assertThatThrownBy(() -> table.limiter.checkInvariants(0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I8: header 2 of bucket 0, 0 expected");
  }

  /** A table of one bucket whose memory can be spoilt. */
  private final class Table {
    private final KeyedOptions options = KeyedOptions.of(1);
    private final PlainCells cells = new PlainCells(KeyedLimiter.cellsFor(options));
    private final PlainCells headers = new PlainCells(KeyedLimiter.headersFor(options));
    private final KeyedLimiter limiter =
        new KeyedLimiter(new Gcra(Limit.of(2, SECONDS), clock), options, cells, headers);

    private int freeSlot() {
      return KeyedLimiter.cellsFor(options) - 5;
    }
  }

  @Test
  void table_withoutARule_isRefused() {
    assertThatThrownBy(() -> KeyedLimiter.forThreads(null, KeyedOptions.of(1)))
        .isInstanceOf(NullPointerException.class);
  }
}
