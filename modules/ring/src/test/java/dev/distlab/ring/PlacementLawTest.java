package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all placements promise, and which of them promise more. */
class PlacementLawTest {

  /** A kind of placement and what it promises. */
  enum Kind {
    MODULO(seed -> new ModuloPlacement(), false, false),
    RING(seed -> new HashRing(RingOptions.seeded(16, seed)), true, true),
    ALLOCATED_RING(seed -> new HashRing(RingOptions.allocated(8)), true, false),
    JUMP(seed -> new JumpPlacement(), true, false),
    JUMP_BACK(seed -> JumpPlacement.backwards(), true, false),
    RENDEZVOUS(seed -> new RendezvousPlacement(), true, true),
    MAGLEV(seed -> new MaglevPlacement(5_003), false, true),
    MULTI_PROBE(seed -> new MultiProbePlacement(21, seed), true, true),
    ANCHOR(seed -> new AnchorPlacement(32), true, false);

    final LongFunction<Placement> make;
    final boolean neverMovesWithoutNeed;
    final boolean dependsOnTheSetAlone;

    Kind(
        LongFunction<Placement> make, boolean neverMovesWithoutNeed, boolean dependsOnTheSetAlone) {
      this.make = make;
      this.neverMovesWithoutNeed = neverMovesWithoutNeed;
      this.dependsOnTheSetAlone = dependsOnTheSetAlone;
    }
  }

  private static final int KEYS = 1_000;

  private static long[] keys(long seed) {
    SeededRandom random = new SeededRandom(seed).fork("keys");
    long[] keys = new long[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = random.nextLong();
    }
    return keys;
  }

  private static String[] owners(Placement placement, long[] keys) {
    String[] owners = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      owners[i] = placement.owner(keys[i]).name();
    }
    return owners;
  }

  /** 100 seeds of joins and leaves: unnecessary moves are 0. */
  @ParameterizedTest
  @EnumSource
  void changes_anySequence_moveNoKeyWithoutNeed(Kind kind) {
    long unnecessary = 0;
    for (int seed = 1; seed <= 100; seed++) {
      Placement placement = kind.make.apply(seed);
      placement.addAll(HashRingTest.nodes(6));
      long[] keys = keys(seed);
      SeededRandom random = new SeededRandom(seed);
      int nextName = 7;
      for (int change = 0; change < 10; change++) {
        String[] before = owners(placement, keys);
        List<Node> present = placement.nodes();
        boolean joins = present.size() < 2 || random.nextBoolean();
        String name = joins ? "n" + nextName++ : leaver(kind, present, random);
        if (joins) {
          placement.add(Node.of(name));
        } else {
          placement.remove(name);
        }
        String[] after = owners(placement, keys);
        for (int i = 0; i < KEYS; i++) {
          boolean moved = !before[i].equals(after[i]);
          boolean needed = (joins ? after[i] : before[i]).equals(name);
          unnecessary += moved && !needed ? 1 : 0;
          assertThat(needed && !moved && !joins).isFalse();
        }
      }
    }
    if (kind.neverMovesWithoutNeed) {
      assertThat(unnecessary).isZero();
    } else {
      assertThat(unnecessary).isPositive();
    }
  }

  private static String leaver(Kind kind, List<Node> present, SeededRandom random) {
    boolean isNumbered = kind == Kind.JUMP || kind == Kind.JUMP_BACK;
    int index = isNumbered ? present.size() - 1 : random.nextInt(present.size());
    return present.get(index).name();
  }

  @ParameterizedTest
  @EnumSource
  void owner_nodesInAnotherOrder_isTheSameWhereTheSetDecides(Kind kind) {
    List<Node> nodes = HashRingTest.nodes(9);
    List<Node> reversed = new ArrayList<>(nodes);
    java.util.Collections.reverse(reversed);
    Placement one = kind.make.apply(1);
    one.addAll(nodes);
    Placement other = kind.make.apply(1);
    other.addAll(reversed);
    boolean same = List.of(owners(one, keys(1))).equals(List.of(owners(other, keys(1))));
    assertThat(same).isEqualTo(kind.dependsOnTheSetAlone);
  }

  @ParameterizedTest
  @EnumSource
  void owner_noNodes_isRefused(Kind kind) {
    Placement placement = kind.make.apply(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> placement.owner(1))
        .withMessageContaining("add a node before looking up a key");
    placement.add(Node.of("n1"));
    placement.remove("n1");
    assertThatIllegalStateException().isThrownBy(() -> placement.owner(1));
  }

  @ParameterizedTest
  @EnumSource
  void owner_singleNode_isThatNode(Kind kind) {
    Placement placement = kind.make.apply(1);
    placement.add(Node.of("only"));
    assertThat(owners(placement, keys(2))).containsOnly("only");
    assertThat(placement.owner("some key").name()).isEqualTo("only");
  }

  @ParameterizedTest
  @EnumSource
  void add_sameNodeAgain_changesNothing(Kind kind) {
    Placement placement = kind.make.apply(1);
    placement.addAll(HashRingTest.nodes(5));
    String[] before = owners(placement, keys(3));
    assertThat(placement.add(Node.of("n3"))).isFalse();
    assertThat(placement.nodes()).hasSize(5);
    assertThat(owners(placement, keys(3))).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void add_sameNameInAnotherZone_isRefused(Kind kind) {
    Placement placement = kind.make.apply(1);
    placement.addAll(HashRingTest.nodes(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.add(Node.of("n3").inZone("z")))
        .withMessageContaining("n3");
  }

  @ParameterizedTest
  @EnumSource
  void remove_unknownNode_isRefused(Kind kind) {
    Placement placement = kind.make.apply(1);
    placement.addAll(HashRingTest.nodes(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.remove("n6"))
        .withMessageContaining("unknown node n6");
    assertThat(placement.nodes()).hasSize(5);
  }

  /** Weights are honoured or refused, never ignored. */
  @ParameterizedTest
  @EnumSource
  void add_weightedNode_getsItsShareOrIsRefused(Kind kind) {
    Placement placement = kind.make.apply(1);
    placement.addAll(HashRingTest.nodes(4));
    Node heavy = Node.of("heavy").withWeight(4);
    if (EnumSet.of(Kind.MODULO, Kind.JUMP, Kind.JUMP_BACK, Kind.MULTI_PROBE, Kind.ANCHOR)
        .contains(kind)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> placement.add(heavy))
          .withMessageContaining("knows no weights");
      assertThat(placement.nodes()).hasSize(4);
    } else {
      placement.add(heavy);
      Map<String, Integer> counts = new TreeMap<>();
      SeededRandom random = new SeededRandom(5);
      for (int i = 0; i < 20_000; i++) {
        counts.merge(placement.owner(random.nextLong()).name(), 1, Integer::sum);
      }
      assertThat(counts.get("heavy") / 20_000.0).isBetween(0.4, 0.6);
    }
  }
}
