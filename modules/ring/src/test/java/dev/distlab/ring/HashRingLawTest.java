package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The ring against a list that is sorted anew and scanned from its start for every question. */
class HashRingLawTest {

  private record Operation(String kind, int node, long number) {}

  private static Operation draw(SeededRandom random) {
    String[] kinds = {"add", "remove", "weight", "owner", "owner", "owner", "replicas", "zones"};
    return new Operation(kinds[random.nextInt(kinds.length)], random.nextInt(9), random.nextLong());
  }

  @Test
  void ring_hashedPositions_agreesWithAScan() {
    Laws.check(100, 1_000, HashRingLawTest::draw, () -> new Subject(TokenStrategy.hashed(7), 4));
  }

  /** With positions from 0 to 31 nearly every point is shared, and many keys hit one exactly. */
  @Test
  void ring_collidingPositions_agreesWithAScan() {
    TokenStrategy colliding =
        (ring, node, count) -> {
          SeededRandom random = new SeededRandom(KeyHash.of(node.name()));
          long[] positions = new long[count];
          for (int i = 0; i < count; i++) {
            positions[i] = (long) random.nextInt(32) << 43;
          }
          return positions;
        };
    Laws.check(
        100,
        1_000,
        random -> {
          Operation drawn = draw(random);
          long snapped = drawn.number() & 0xf800000000000000L | drawn.number() & 1L << 16;
          return new Operation(drawn.kind(), drawn.node(), snapped);
        },
        () -> new Subject(colliding, 3));
  }

  private static final class Subject implements Laws.Subject<Operation> {

    private final HashRing ring;
    private final TokenStrategy tokens;
    private final RingOptions options;
    private final Map<String, Node> model = new TreeMap<>();
    private List<VirtualNode> points = List.of();

    Subject(TokenStrategy tokens, int virtualNodes) {
      this.tokens = tokens;
      this.options = new RingOptions(virtualNodes, tokens);
      this.ring = new HashRing(options);
    }

    @Override
    public void apply(Operation operation) {
      Node node = Node.of("n" + operation.node()).inZone("z" + operation.node() % 3);
      switch (operation.kind()) {
        case "add" -> add(node);
        case "remove" -> remove(node.name());
        case "weight" -> setWeight(node.name(), 1 + (operation.number() & 3) / 2.0);
        case "owner" -> compareOwner(operation.number());
        case "replicas" -> compareReplicas(operation.number(), 1 + operation.node());
        default -> compareZones(operation.number(), 1 + operation.node());
      }
    }

    private void add(Node node) {
      RingSnapshot before = ring.snapshot();
      boolean isNew = !model.containsKey(node.name());
      if (isNew || model.get(node.name()).equals(node)) {
        assertThat(ring.add(node)).isEqualTo(isNew);
        model.put(node.name(), node);
        changed(before);
      }
    }

    private void remove(String name) {
      if (model.remove(name) != null) {
        RingSnapshot before = ring.snapshot();
        ring.remove(name);
        changed(before);
      }
    }

    private void setWeight(String name, double weight) {
      if (model.containsKey(name)) {
        RingSnapshot before = ring.snapshot();
        ring.setWeight(name, weight);
        model.put(name, model.get(name).withWeight(weight));
        changed(before);
      }
    }

    private void changed(RingSnapshot before) {
      points = new ArrayList<>();
      for (Node node : model.values()) {
        long[] positions =
            tokens.positions(RingSnapshot.EMPTY, node, options.pointCount(node.weight()));
        for (long position : positions) {
          points.add(new VirtualNode(position, node));
        }
      }
      points.sort(
          Comparator.comparingLong(VirtualNode::position).thenComparing(p -> p.node().name()));
      ring.snapshot().checkInvariants();
      RingLaws.checkMinimalMovement(before, ring.snapshot());
      assertThat(ring.nodes()).containsExactlyElementsOf(model.values());
      assertThat(ring.snapshot().pointCount()).isEqualTo(points.size());
    }

    /** The points in the order of a walk from the key on. */
    private List<VirtualNode> walk(long keyHash) {
      long position = keyHash >>> 16;
      List<VirtualNode> ahead = new ArrayList<>();
      List<VirtualNode> behind = new ArrayList<>();
      points.forEach(point -> (point.position() >= position ? ahead : behind).add(point));
      ahead.addAll(behind);
      return ahead;
    }

    private void compareOwner(long keyHash) {
      if (!model.isEmpty()) {
        assertThat(ring.owner(keyHash)).isEqualTo(walk(keyHash).get(0).node());
      }
    }

    private void compareReplicas(long keyHash, int count) {
      Set<Node> distinct = new LinkedHashSet<>();
      walk(keyHash).forEach(point -> distinct.add(point.node()));
      List<Node> expected = distinct.stream().limit(count).toList();
      List<Node> list = ring.preferenceList(keyHash, count);
      assertThat(list).isEqualTo(expected);
      RingLaws.checkPreferenceList(ring.snapshot(), keyHash, count, list);
    }

    private void compareZones(long keyHash, int count) {
      Set<Node> distinct = new LinkedHashSet<>();
      walk(keyHash).forEach(point -> distinct.add(point.node()));
      List<Node> left = new ArrayList<>(distinct);
      List<Node> expected = new ArrayList<>();
      for (int round = 1; expected.size() < Math.min(count, distinct.size()); round++) {
        for (Node node : List.copyOf(left)) {
          long inZone = expected.stream().filter(n -> n.zone().equals(node.zone())).count();
          if (inZone < round && expected.size() < count) {
            expected.add(node);
            left.remove(node);
          }
        }
      }
      List<Node> list = ring.preferenceListAcrossZones(keyHash, count);
      assertThat(list).isEqualTo(expected);
      RingLaws.checkPreferenceList(ring.snapshot(), keyHash, count, list);
    }
  }
}
