package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.distlab.kernel.InvariantViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each check of a law bites when the law is broken. */
class RingLawsTest {

  private static final Node A = Node.of("a");
  private static final Node B = Node.of("b");
  private static final long TOP = RingSnapshot.POSITIONS - 1;
  private static final long HALF = RingSnapshot.POSITIONS / 2;

  private static long at(long position, int slot) {
    return RingSnapshot.pack(position, slot);
  }

  private static void assertBroken(String law, RingSnapshot ring) {
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(ring::checkInvariants)
        .withMessageStartingWith(law);
  }

  private static RingSnapshot ring(long[] points, int[] directory) {
    return new RingSnapshot(points, directory, new Node[] {A, B});
  }

  @Test
  void check_soundRing_passes() {
    long[] points = {at(5, 0), at(HALF + 5, 1), at(TOP, 0), at(TOP, 0)};
    assertThatNoException().isThrownBy(() -> ring(points, new int[] {0, 1}).checkInvariants());
    assertThatNoException().isThrownBy(RingSnapshot.EMPTY::checkInvariants);
    long[] inOnePlace = {at(5, 0), at(5, 0), at(5, 1), at(TOP, 0), at(TOP, 0)};
    RingSnapshot crowded = ring(inOnePlace, new int[] {0, 3});
    assertThatNoException().isThrownBy(crowded::checkInvariants);
    RingLaws.checkMinimalMovement(RingSnapshot.EMPTY, crowded);
    RingLaws.checkMinimalMovement(crowded, RingSnapshot.EMPTY);
  }

  @Test
  void checkI1_pointsOutOfOrder_bites() {
    long[] points = {at(9, 0), at(5, 1), at(TOP, 0), at(TOP, 0)};
    assertBroken("I1", ring(points, new int[] {0, 2}));
  }

  @Test
  void checkI1_equalPositionsInTheWrongOrderOfNames_bites() {
    long[] points = {at(5, 1), at(5, 0), at(TOP, 1), at(TOP, 1)};
    assertBroken("I1", ring(points, new int[] {0, 2}));
  }

  @Test
  void checkI2_nodeWithoutPoints_bites() {
    long[] points = {at(5, 0), at(9, 0), at(TOP, 0), at(TOP, 0)};
    assertBroken("I2", ring(points, new int[] {0, 2}));
  }

  @Test
  void checkI3_directoryOffByOne_bites() {
    long[] points = {at(5, 0), at(HALF + 5, 1), at(TOP, 0), at(TOP, 0)};
    assertBroken("I3", ring(points, new int[] {0, 2}));
  }

  @Test
  void checkI4_sentinelOfTheWrongNode_bites() {
    long[] points = {at(5, 0), at(HALF + 5, 1), at(TOP, 1), at(TOP, 1)};
    assertBroken("I4", ring(points, new int[] {0, 1}));
  }

  /** A broken twin: a ring whose hash depends on how many nodes there are. */
  @Test
  void checkI5_ringThatIsHashedAnew_bites() {
    RingSnapshot before = HashRingTest.ringOf(5, 10, 1).snapshot();
    RingSnapshot after = HashRingTest.ringOf(6, 10, 2).snapshot();
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> RingLaws.checkMinimalMovement(before, after))
        .withMessageStartingWith("I5");
  }

  /** A broken twin: replicas on the next points, whoever owns them. */
  @Test
  void checkI6_replicasOnTheNextPoints_bites() {
    RingSnapshot ring = HashRingTest.ringOf(3, 50, 1).snapshot();
    for (int point = 0; point < 100; point++) {
      Node first = ring.point(point).node();
      Node second = ring.point(point + 1).node();
      if (first.equals(second)) {
        long keyHash = ring.point(point).position() << 16;
        assertThatExceptionOfType(InvariantViolation.class)
            .isThrownBy(
                () -> RingLaws.checkPreferenceList(ring, keyHash, 2, List.of(first, second)))
            .withMessageStartingWith("I6");
        return;
      }
    }
    throw new AssertionError("no two neighbouring points have the same node");
  }

  @Test
  void checkI6_listTooShortOrThatBeginsWithAnother_bites() {
    RingSnapshot ring = HashRingTest.ringOf(3, 50, 1).snapshot();
    List<Node> sound = ring.preferenceList(7, 2);
    RingLaws.checkPreferenceList(ring, 7, 2, sound);
    for (List<Node> wrong : List.of(sound.subList(0, 1), List.of(sound.get(1), sound.get(0)))) {
      assertThatExceptionOfType(InvariantViolation.class)
          .isThrownBy(() -> RingLaws.checkPreferenceList(ring, 7, 2, wrong))
          .withMessageStartingWith("I6");
    }
  }
}
