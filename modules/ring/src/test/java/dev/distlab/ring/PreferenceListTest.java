package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceListTest {

  private static HashRing threeZones(int nodesPerZone, int virtualNodes) {
    HashRing ring = new HashRing(RingOptions.seeded(virtualNodes, 2));
    for (int i = 0; i < 3 * nodesPerZone; i++) {
      ring.add(Node.of("n" + i).inZone("z" + i % 3));
    }
    return ring;
  }

  @Test
  void preferenceList_manyVirtualNodes_skipsPointsOfNodesAlreadyChosen() {
    HashRing ring = HashRingTest.ringOf(5, 200, 1);
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 2_000; i++) {
      long key = random.nextLong();
      List<Node> list = ring.preferenceList(key, 3);
      RingLaws.checkPreferenceList(ring.snapshot(), key, 3, list);
    }
  }

  @Test
  void preferenceList_moreReplicasThanNodes_hasAllNodes() {
    assertThat(HashRingTest.ringOf(3, 10, 1).preferenceList(99, 7)).hasSize(3);
  }

  @Test
  void preferenceList_countBelowOne_isRefused() {
    HashRing ring = HashRingTest.ringOf(3, 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ring.preferenceList(1, 0))
        .withMessageContaining("count=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ring.preferenceListAcrossZones(1, -3))
        .withMessageContaining("count=-3");
  }

  @Test
  void preferenceListAcrossZones_threeReplicas_areInThreeZones() {
    HashRing ring = threeZones(4, 50);
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 2_000; i++) {
      long key = random.nextLong();
      List<Node> list = ring.preferenceListAcrossZones(key, 3);
      RingLaws.checkPreferenceList(ring.snapshot(), key, 3, list);
      assertThat(list.stream().map(Node::zone).distinct()).hasSize(3);
    }
  }

  @Test
  void preferenceListAcrossZones_moreReplicasThanZones_areSpreadEvenly() {
    HashRing ring = threeZones(4, 50);
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 500; i++) {
      List<Node> list = ring.preferenceListAcrossZones(random.nextLong(), 6);
      for (String zone : List.of("z0", "z1", "z2")) {
        assertThat(list.stream().filter(node -> node.zone().equals(zone))).hasSize(2);
      }
    }
  }

  @Test
  void preferenceListAcrossZones_oneZoneOnly_isThePlainList() {
    HashRing ring = HashRingTest.ringOf(6, 20, 3);
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 500; i++) {
      long key = random.nextLong();
      assertThat(ring.preferenceListAcrossZones(key, 3)).isEqualTo(ring.preferenceList(key, 3));
    }
  }

  @Test
  void preferenceListAcrossZones_smallZone_doesNotHoldUpTheOthers() {
    HashRing ring = new HashRing(20);
    ring.add(Node.of("lonely").inZone("small"));
    for (int i = 0; i < 5; i++) {
      ring.add(Node.of("n" + i).inZone("big"));
    }
    assertThat(ring.preferenceListAcrossZones(5, 4))
        .hasSize(4)
        .contains(ring.snapshot().node("lonely"));
    assertThat(ring.preferenceListAcrossZones(5, 9)).hasSize(6);
  }
}
