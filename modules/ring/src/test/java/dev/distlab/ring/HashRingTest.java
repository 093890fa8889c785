package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashRingTest {

  /** The ring of the package's picture: a has 20 and 65, b has 45 and 90, c has 30 and 75. */
  private static HashRing pictureRing() {
    TokenStrategy drawn =
        (ring, node, count) ->
            switch (node.name()) {
              case "a" -> new long[] {20, 65};
              case "b" -> new long[] {90, 45};
              default -> new long[] {30, 75};
            };
    HashRing ring = new HashRing(new RingOptions(2, drawn));
    ring.addAll(List.of(Node.of("a"), Node.of("b")));
    return ring;
  }

  private static String ownerAt(HashRing ring, long position) {
    return ring.owner(position << 16).name();
  }

  static List<Node> nodes(int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      nodes.add(Node.of("n" + i));
    }
    return nodes;
  }

  static HashRing ringOf(int nodes, int virtualNodes, long seed) {
    HashRing ring = new HashRing(RingOptions.seeded(virtualNodes, seed));
    ring.addAll(nodes(nodes));
    return ring;
  }

  @Test
  void owner_pictureOfThePackage_isTheFirstPointClockwise() {
    HashRing ring = pictureRing();
    assertThat(ownerAt(ring, 10)).isEqualTo("a");
    assertThat(ownerAt(ring, 20)).isEqualTo("a");
    assertThat(ownerAt(ring, 21)).isEqualTo("b");
    assertThat(ownerAt(ring, 45)).isEqualTo("b");
    assertThat(ownerAt(ring, 46)).isEqualTo("a");
    assertThat(ownerAt(ring, 90)).isEqualTo("b");
  }

  @Test
  void owner_keyBehindTheLastPoint_wrapsAround() {
    HashRing ring = pictureRing();
    assertThat(ownerAt(ring, 91)).isEqualTo("a");
    assertThat(ring.owner(-1L).name()).isEqualTo("a");
  }

  @Test
  void add_pictureOfThePackage_takesOnlyTheArcsThatItCuts() {
    HashRing ring = pictureRing();
    RingSnapshot before = ring.snapshot();
    ring.add(Node.of("c"));
    List<Long> moved = new ArrayList<>();
    for (long position = 0; position < 100; position++) {
      if (!before.ownerAt(position).equals(ring.snapshot().ownerAt(position))) {
        moved.add(position);
        assertThat(ownerAt(ring, position)).isEqualTo("c");
      }
    }
    assertThat(moved).hasSize(20).startsWith(21L).endsWith(75L);
  }

  @Test
  void owner_emptyRing_saysThatItIsEmpty() {
    HashRing ring = new HashRing(8);
    assertThatIllegalStateException()
        .isThrownBy(() -> ring.owner(7))
        .withMessageContaining("the ring is empty");
    assertThat(ring.preferenceList(7, 3)).isEmpty();
    assertThat(ring.nodes()).isEmpty();
    assertThat(ring.stats()).isEqualTo(new RingStats(0, 0, 0, 0, 0));
  }

  @Test
  void owner_afterTheLastNodeLeft_saysThatItIsEmpty() {
    HashRing ring = ringOf(1, 8, 1);
    ring.remove("n1");
    assertThatIllegalStateException().isThrownBy(() -> ring.owner(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 160})
  void owner_singleNode_ownsEverything(int virtualNodes) {
    HashRing ring = ringOf(1, virtualNodes, 3);
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(ring.owner(random.nextLong()).name()).isEqualTo("n1");
    }
    assertThat(ring.snapshot().shares()).containsExactly(Map.entry("n1", 1.0));
  }

  @Test
  void add_sameNodeAgain_changesNothing() {
    HashRing ring = ringOf(3, 8, 1);
    RingSnapshot before = ring.snapshot();
    assertThat(ring.add(Node.of("n2"))).isFalse();
    assertThat(ring.snapshot()).isSameAs(before);
    assertThat(ring.add(Node.of("n4"))).isTrue();
  }

  @Test
  void add_sameNameWithAnotherWeight_isRefused() {
    HashRing ring = ringOf(3, 8, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ring.add(Node.of("n2").withWeight(2)))
        .withMessageContaining("n2 is there already");
  }

  @Test
  void addAll_oneOfThemRefused_addsNone() {
    HashRing ring = ringOf(3, 8, 1);
    List<Node> some = List.of(Node.of("n9"), Node.of("n2").withWeight(2));
    assertThatIllegalArgumentException().isThrownBy(() -> ring.addAll(some));
    assertThat(ring.nodes()).isEqualTo(nodes(3));
  }

  @Test
  void remove_unknownNode_namesTheKnownOnes() {
    HashRing ring = ringOf(2, 8, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ring.remove("n7"))
        .withMessage("unknown node n7: the nodes are n1, n2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashRing(1).remove("n7"))
        .withMessage("unknown node n7: there are no nodes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ringOf(11, 1, 1).remove("x"))
        .withMessageEndingWith("n6 and 3 more");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_537})
  void options_virtualNodesOutOfRange_nameTheLimit(int virtualNodes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashRing(virtualNodes))
        .withMessageContaining("virtualNodes=" + virtualNodes)
        .withMessageContaining("1 to 65536");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, 1_001, Double.POSITIVE_INFINITY})
  void node_weightOutOfRange_namesTheLimit(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Node("n1", weight, ""))
        .withMessageContaining("weight=" + weight)
        .withMessageContaining("above 0, at most 1000");
  }

  @Test
  void node_withoutName_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Node.of(""));
    assertThatNullPointerException().isThrownBy(() -> Node.of(null)).withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> Node.of("a").inZone(null))
        .withMessage("zone");
    assertThatNullPointerException()
        .isThrownBy(() -> new RingOptions(1, null))
        .withMessage("tokens");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY, 1_001})
  void pointCount_weightThatNoNodeHas_isRefused(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RingOptions.of(64).pointCount(weight))
        .withMessage("weight=" + weight + ": must be above 0, at most 1000.0");
  }

  @Test
  void add_tooManyPoints_isRefusedAndChangesNothing() {
    HashRing ring = new HashRing(RingOptions.MAX_VIRTUAL_NODES);
    Node huge = Node.of("huge").withWeight(Node.MAX_WEIGHT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ring.add(huge))
        .withMessageContaining("65536000 points of node huge are too many")
        .withMessageContaining("16777216");
    assertThat(ring.nodes()).isEmpty();
  }

  @Test
  void weight_ofANode_decidesItsPointsAndItsShare() {
    HashRing ring = new HashRing(RingOptions.seeded(500, 5));
    ring.addAll(List.of(Node.of("light"), Node.of("heavy").withWeight(3)));
    assertThat(ring.snapshot().pointCount()).isEqualTo(2_000);
    assertThat(ring.snapshot().shares().get("heavy")).isCloseTo(0.75, within(0.03));
  }

  @Test
  void weight_tooSmallForAPoint_getsOneAllTheSame() {
    HashRing ring = new HashRing(2);
    ring.add(Node.of("tiny").withWeight(0.001));
    assertThat(ring.snapshot().pointCount()).isEqualTo(1);
  }

  @Test
  void setWeight_growing_movesKeysToTheNodeOnly() {
    HashRing ring = ringOf(5, 50, 9);
    RingSnapshot before = ring.snapshot();
    ring.setWeight("n3", 2);
    RingLaws.checkMinimalMovement(before, ring.snapshot());
    assertThat(ring.snapshot().node("n3").weight()).isEqualTo(2);
    RingSnapshot grown = ring.snapshot();
    ring.setWeight("n3", 1);
    RingLaws.checkMinimalMovement(grown, ring.snapshot());
    assertThat(ring.snapshot().shares()).isEqualTo(before.shares());
  }

  @Test
  void setWeight_badWeightOrNode_changesNothing() {
    HashRing ring = ringOf(2, 8, 1);
    RingSnapshot before = ring.snapshot();
    assertThatIllegalArgumentException().isThrownBy(() -> ring.setWeight("n1", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> ring.setWeight("n9", 1));
    assertThat(ring.snapshot()).isSameAs(before);
  }

  @Test
  void owner_twoNodesAtTheSamePoint_isTheLowerNameWhoeverCameFirst() {
    TokenStrategy sameForAll = (ring, node, count) -> new long[] {7, 1L << 40};
    for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
      HashRing ring = new HashRing(new RingOptions(2, sameForAll));
      order.forEach(name -> ring.add(Node.of(name)));
      assertThat(ownerAt(ring, 7)).isEqualTo("a");
      assertThat(ownerAt(ring, 8)).isEqualTo("a");
      assertThat(ring.stats().sharedPositions()).isEqualTo(2);
      assertThat(ring.snapshot().shares())
          .containsExactly(Map.entry("a", 1.0), Map.entry("b", 0.0));
      ring.remove("a");
      assertThat(ownerAt(ring, 7)).isEqualTo("b");
      ring.snapshot().checkInvariants();
    }
  }

  @Test
  void shares_allPointsAtOnePosition_belongToTheFirst() {
    TokenStrategy one = (ring, node, count) -> new long[] {5};
    HashRing ring = new HashRing(new RingOptions(1, one));
    ring.addAll(List.of(Node.of("b"), Node.of("a")));
    assertThat(ring.snapshot().shares()).containsExactly(Map.entry("a", 1.0), Map.entry("b", 0.0));
  }

  @Test
  void owner_anyOrderOfJoiningAndLeaving_isTheSame() {
    HashRing one = ringOf(12, 20, 4);
    HashRing other = new HashRing(RingOptions.seeded(20, 4));
    List<Node> shuffled = new ArrayList<>(nodes(15));
    new SeededRandom(8).shuffle(shuffled);
    other.addAll(shuffled);
    List.of("n13", "n14", "n15").forEach(other::remove);
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 10_000; i++) {
      long key = random.nextLong();
      assertThat(other.owner(key)).isEqualTo(one.owner(key));
    }
    assertThat(other.snapshot().shares()).isEqualTo(one.snapshot().shares());
  }

  @Test
  void shares_sumUpToOne_andAgreeWithCountedKeys() {
    HashRing ring = ringOf(7, 40, 6);
    Map<String, Double> shares = ring.snapshot().shares();
    assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-12));
    Map<String, Integer> counted = new TreeMap<>();
    SeededRandom random = new SeededRandom(3);
    int keys = 200_000;
    for (int i = 0; i < keys; i++) {
      counted.merge(ring.owner(random.nextLong()).name(), 1, Integer::sum);
    }
    shares.forEach(
        (name, share) ->
            assertThat(counted.get(name) / (double) keys).isCloseTo(share, within(0.005)));
  }

  @Test
  void pointsCompared_onAverage_isBelowTwo() {
    for (int nodes : new int[] {10, 100}) {
      RingSnapshot ring = ringOf(nodes, 160, 1).snapshot();
      SeededRandom random = new SeededRandom(5);
      long compared = 0;
      int lookups = 20_000;
      for (int i = 0; i < lookups; i++) {
        compared += ring.pointsCompared(random.nextLong());
      }
      assertThat(compared / (double) lookups).isBetween(1.0, 2.0);
    }
  }

  @Test
  void owner_stringKey_isThatOfItsUtf8Hash() {
    HashRing ring = ringOf(5, 16, 1);
    for (String key : List.of("", "a", "zürich", "東京", "\uD83D\uDE00")) {
      assertThat(ring.owner(key)).isEqualTo(ring.owner(KeyHash.of(key)));
    }
  }

  @Test
  void point_thatIsNotThere_isRefused() {
    HashRing ring = new HashRing(4);
    ring.add(Node.of("n1"));
    RingSnapshot snapshot = ring.snapshot();

    for (int index : new int[] {-1, 4}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> snapshot.point(index));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> snapshot.arcLength(index));
    }
  }

  @Test
  void ring_withoutOptions_isRefused() {
    assertThatNullPointerException().isThrownBy(() -> new HashRing((RingOptions) null));
  }
}
