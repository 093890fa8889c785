package dev.distlab.ring.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.KeyHash;
import dev.distlab.ring.Node;
import dev.distlab.ring.RingOptions;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLoadsTest {

  private static BoundedLoads loads(double balanceFactor, int nodes, int virtualNodes, long seed) {
    BoundedLoads loads = new BoundedLoads(balanceFactor, RingOptions.seeded(virtualNodes, seed));
    for (int i = 1; i <= nodes; i++) {
      loads.add(Node.of("n" + i));
    }
    return loads;
  }

  private static long[] assign(BoundedLoads loads, int count, long seed) {
    SeededRandom random = new SeededRandom(seed);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = random.nextLong();
      loads.assign(keys[i]);
    }
    return keys;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0, -3, Double.NaN, Double.NEGATIVE_INFINITY})
  void balanceFactor_notAboveOne_isRefused(double balanceFactor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedLoads(balanceFactor, RingOptions.of(8)))
        .withMessageContaining("balanceFactor=" + balanceFactor)
        .withMessageContaining("above 1");
  }

  @Test
  void assign_unboundedFactor_equalsThePlainRing() {
    BoundedLoads loads = loads(Double.POSITIVE_INFINITY, 10, 20, 1);
    for (long key : assign(loads, 2_000, 1)) {
      assertThat(loads.ownerOf(key)).isEqualTo(loads.homeOf(key));
    }
    assertThat(loads.forwardedCount()).isZero();
    loads.checkInvariants();
  }

  /** n = 50, v = 20, K = 5000; the busiest node of one such ring had 1.46 times the mean. */
  @Test
  void assign_withoutABound_letsTheBusiestNodeHoldHalfAsMuchAgainAsTheMean() {
    double sum = 0;
    for (int seed = 1; seed <= 10; seed++) {
      BoundedLoads loads = loads(Double.POSITIVE_INFINITY, 50, 20, seed);
      assign(loads, 5_000, seed);
      sum += Collections.max(loads.loads().values()) * 50.0 / 5_000;
    }
    assertThat(sum / 10).isBetween(1.4, 1.7);
  }

  /** n = 50, v = 20, K = 5000; one such ring forwarded 1.2, 4.8 and 7.3 % elsewhere. */
  @ParameterizedTest
  @CsvSource({"1.25, 0.005, 0.04", "1.1, 0.03, 0.09", "1.05, 0.05, 0.12"})
  void assign_tighterFactor_forwardsMoreKeys(double balanceFactor, double from, double to) {
    double forwardedSum = 0;
    for (int seed = 1; seed <= 10; seed++) {
      BoundedLoads loads = loads(balanceFactor, 50, 20, seed);
      assign(loads, 5_000, seed);
      int cap = (int) Math.ceil(balanceFactor * 5_000 / 50);
      assertThat(Collections.max(loads.loads().values())).isLessThanOrEqualTo(cap);
      forwardedSum += loads.forwardedCount() / 5_000.0;
      loads.checkInvariants();
    }
    assertThat(forwardedSum / 10).isBetween(from, to);
  }

  @Test
  void release_whenLoadDecreases_bringsForwardedKeysHome() {
    BoundedLoads loads = loads(1.1, 5, 20, 3);
    long[] keys = assign(loads, 500, 3);
    assertThat(loads.forwardedCount()).isPositive();
    String fullest =
        Collections.max(loads.loads().entrySet(), Map.Entry.comparingByValue()).getKey();
    long awayBefore = awayFrom(loads, fullest, keys);
    int released = 0;
    for (long key : keys) {
      if (released < 20 && loads.ownerOf(key).name().equals(fullest)) {
        loads.release(key);
        loads.checkInvariants();
        released++;
      }
    }
    assertThat(released).isEqualTo(20);
    assertThat(awayBefore).isPositive();
    assertThat(awayFrom(loads, fullest, keys)).isLessThan(awayBefore);
  }

  /** How many keys have this home but are elsewhere. */
  private static long awayFrom(BoundedLoads loads, String home, long[] keys) {
    return java.util.Arrays.stream(keys)
        .filter(key -> loads.ownerOf(key) != null && loads.homeOf(key).name().equals(home))
        .filter(key -> !loads.ownerOf(key).name().equals(home))
        .count();
  }

  @Test
  void release_allKeys_leavesNothing() {
    BoundedLoads loads = loads(1.2, 4, 10, 5);
    for (long key : assign(loads, 300, 5)) {
      loads.release(key);
      loads.checkInvariants();
    }
    assertThat(loads.keyCount()).isZero();
    assertThat(loads.loads().values()).containsOnly(0);
    assertThat(loads.caps().values()).containsOnly(0);
  }

  @Test
  void caps_weightedNodes_followTheWeights() {
    BoundedLoads loads = new BoundedLoads(1.25, RingOptions.of(20));
    loads.add(Node.of("light"));
    loads.add(Node.of("heavy").withWeight(3));
    assign(loads, 400, 7);
    assertThat(loads.caps()).containsExactly(Map.entry("heavy", 375), Map.entry("light", 125));
    loads.checkInvariants();
  }

  @Test
  void assign_sameKeyAgain_changesNothing() {
    BoundedLoads loads = loads(1.2, 3, 10, 1);
    Node first = loads.assign(42);
    long moves = loads.moveCount();
    assertThat(loads.assign(42)).isEqualTo(first);
    assertThat(loads.keyCount()).isEqualTo(1);
    assertThat(loads.moveCount()).isEqualTo(moves);
  }

  @Test
  void release_keyThatIsNotThere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loads(1.2, 3, 10, 1).release(0xabcL))
        .withMessageContaining("key abc is not assigned");
  }

  @Test
  void assign_noNodes_isRefusedAndChangesNothing() {
    BoundedLoads loads = new BoundedLoads(1.2, RingOptions.of(4));
    assertThatIllegalStateException().isThrownBy(() -> loads.assign(1));
    assertThat(loads.keyCount()).isZero();
    assertThat(loads.ownerOf(1)).isNull();
  }

  @Test
  void remove_lastOneWithKeys_isRefused() {
    BoundedLoads loads = loads(1.2, 1, 4, 1);
    loads.assign(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> loads.remove("n1"))
        .withMessageContaining("1 keys need a place");
    loads.release(1);
    loads.remove("n1");
    assertThat(loads.nodes()).isEmpty();
  }

  @Test
  void remove_withKeys_movesThemWithinTheNewCaps() {
    BoundedLoads loads = loads(1.1, 6, 20, 1);
    assign(loads, 600, 1);
    loads.remove("n3");
    loads.checkInvariants();
    assertThat(loads.loads()).hasSize(5);
    assertThat(loads.keyCount()).isEqualTo(600);
  }

  private static void assertBroken(BoundedLoads loads, String law) {
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(loads::checkInvariants)
        .withMessageStartingWith(law);
  }

  @Test
  void checkI1_nodeAboveItsCap_bites() {
    BoundedLoads loads = loads(1.1, 3, 20, 1);
    assign(loads, 90, 1);
    loads.bin("n2").cap = 1;
    assertBroken(loads, "I1");
  }

  @Test
  void checkI2_roomAtANodeThatWasPassed_bites() {
    BoundedLoads loads = loads(1.05, 5, 4, 1);
    assign(loads, 200, 1);
    assertThat(loads.forwardedCount()).isPositive();
    loads.loads().keySet().forEach(name -> loads.bin(name).cap++);
    assertBroken(loads, "I2");
  }

  @Test
  void checkI3_nodeThatForgetsItsKeys_bites() {
    BoundedLoads loads = loads(1.1, 3, 20, 1);
    assign(loads, 90, 1);
    loads.bin("n2").held.clear();
    assertBroken(loads, "I3: nodes hold");
  }

  @Test
  void checkI3_nodeThatHoldsAKeyForAnother_bites() {
    BoundedLoads loads = loads(1.1, 3, 20, 1);
    assign(loads, 90, 1);
    TreeMap<Long, BoundedLoads.HeldKey> held = loads.bin("n2").held;
    held.put(held.firstKey(), held.lastEntry().getValue());
    assertBroken(loads, "I3: key");
  }

  @Test
  void assign_manyKeys_movesAConstantNumberForEach() {
    BoundedLoads loads = loads(1.25, 20, 50, 2);
    assign(loads, 4_000, 2);
    assertThat(loads.moveCount() / 4_000.0).isLessThan(3);
  }

  /** The mean share of a very light node rounds to nothing; the ceiling of it is one key. */
  @Test
  void caps_nodeWithHardlyAnyWeight_areAtLeastOneKey() {
    BoundedLoads loads = new BoundedLoads(1.25, RingOptions.of(1));
    loads.add(Node.of("a"));
    loads.add(Node.of("b").withWeight(1e-10));
    loads.add(Node.of("c"));
    for (long i = 0; i < 1_000; i++) {
      loads.assign(KeyHash.of(i));
      loads.checkInvariants();
      assertThat(loads.caps()).containsEntry("b", 1);
    }
    for (long i = 0; i < 1_000; i++) {
      loads.release(KeyHash.of(i));
      loads.checkInvariants();
    }
  }

  @Test
  void assign_unboundedFactorAndTheSmallestWeight_equalsThePlainRing() {
    BoundedLoads loads = new BoundedLoads(Double.POSITIVE_INFINITY, RingOptions.of(4));
    loads.add(Node.of("a").withWeight(Node.MAX_WEIGHT));
    loads.add(Node.of("b").withWeight(Double.MIN_VALUE));
    for (long key : assign(loads, 2_000, 1)) {
      assertThat(loads.ownerOf(key)).isEqualTo(loads.homeOf(key));
    }
  }

  @Test
  void add_sameNodeAgain_movesNoKey() {
    BoundedLoads loads = loads(1.25, 3, 8, 1);
    assign(loads, 50, 1);
    long before = loads.moveCount();

    assertThat(loads.add(Node.of("n1"))).isFalse();
    assertThat(loads.moveCount()).isEqualTo(before);
  }
}
