package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStrategyTest {

  private static HashRing allocated(int nodes, int virtualNodes) {
    HashRing ring = new HashRing(RingOptions.allocated(virtualNodes));
    ring.addAll(HashRingTest.nodes(nodes));
    return ring;
  }

  @Test
  void hashed_moreTokens_keepTheFirstOnes() {
    TokenStrategy tokens = TokenStrategy.hashed(3);
    long[] few = tokens.positions(RingSnapshot.EMPTY, Node.of("a"), 10);
    long[] more = tokens.positions(RingSnapshot.EMPTY, Node.of("a"), 25);
    assertThat(more).startsWith(few).hasSize(25);
  }

  @Test
  void greedy_firstNode_isSpacedEvenly() {
    HashRing ring = allocated(1, 4);
    for (int i = 0; i < 4; i++) {
      assertThat(ring.snapshot().point(i).position()).isEqualTo(RingSnapshot.POSITIONS / 4 * i);
    }
  }

  /** Random tokens need a thousand points for 3 %; chosen ones need four. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 30})
  void greedy_fourTokensEach_areMoreEvenThanManyRandomOnes(int nodes) {
    HashRing chosen = allocated(nodes, 4);
    chosen.snapshot().checkInvariants();
    assertThat(chosen.stats().largestShare() * nodes).isLessThan(1.25);
    HashRing random = HashRingTest.ringOf(nodes, 4, 1);
    assertThat(chosen.stats().largestShare()).isLessThan(random.stats().largestShare());
  }

  @Test
  void greedy_sixteenTokens_areEvenAtEverySizeOnTheWay() {
    HashRing ring = new HashRing(RingOptions.allocated(16));
    for (Node node : HashRingTest.nodes(40)) {
      ring.add(node);
      assertThat(ring.stats().largestShare() * ring.nodes().size()).isLessThan(1.1);
    }
  }

  @Test
  void greedy_joining_movesKeysToTheNewNodeOnly() {
    HashRing ring = allocated(7, 8);
    RingSnapshot before = ring.snapshot();
    ring.add(Node.of("late"));
    RingLaws.checkMinimalMovement(before, ring.snapshot());
  }

  @Test
  void greedy_weights_decideTheShares() {
    HashRing ring = new HashRing(RingOptions.allocated(8));
    ring.addAll(
        List.of(
            Node.of("a"), Node.of("b").withWeight(2), Node.of("c"), Node.of("d").withWeight(4)));
    assertThat(ring.snapshot().shares().get("d")).isCloseTo(0.5, within(0.01));
    assertThat(ring.snapshot().shares().get("a")).isCloseTo(0.125, within(0.02));
  }

  @Test
  void greedy_ringWithoutRoom_stillGivesTokens() {
    TokenStrategy crowded = (ring, node, count) -> new long[] {0};
    HashRing one = new HashRing(new RingOptions(1, crowded));
    one.add(Node.of("a"));
    assertThat(TokenStrategy.greedy().positions(one.snapshot(), Node.of("b"), 3)).hasSize(3);
  }

  private static void assertRefused(TokenStrategy tokens, String message) {
    HashRing ring = new HashRing(new RingOptions(2, tokens));
    assertThatIllegalStateException()
        .isThrownBy(() -> ring.add(Node.of("a")))
        .withMessageContaining(message);
    assertThat(ring.nodes()).isEmpty();
  }

  @Test
  void strategy_wrongNumberOfPositions_isRefused() {
    assertRefused((ring, node, count) -> null, "null for node a, not 2 positions");
    assertRefused((ring, node, count) -> new long[0], "0 positions for node a, not 2");
    assertRefused((ring, node, count) -> new long[3], "3 positions for node a, not 2");
  }

  @Test
  void strategy_positionThatIsNotOnTheRing_isRefused() {
    String allowed = "allowed 0.." + (RingSnapshot.POSITIONS - 1);
    assertRefused((ring, node, count) -> new long[] {3, -1}, "position -1 for node a: " + allowed);
    assertRefused(
        (ring, node, count) -> new long[] {1L << 50, 3},
        "position " + (1L << 50) + " for node a: " + allowed);
  }
}
