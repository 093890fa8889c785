package dev.distlab.ring.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import dev.distlab.ring.RingOptions;
import dev.distlab.testing.Laws;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever came and went, and in which order: the arrangement is that of placing the present keys
 * one after the other, the most important one first, each at the first node that has room.
 */
class BoundedLoadsLawTest {

  private record Operation(String kind, int number) {}

  private static Operation draw(SeededRandom random) {
    String[] kinds = {"assign", "assign", "assign", "release", "release", "node"};
    String kind = kinds[random.nextInt(random.nextInt(10) == 0 ? 6 : 5)];
    return new Operation(kind, random.nextInt(kind.equals("node") ? 6 : 60));
  }

  @Test
  void arrangement_anyHistory_isThatOfTheOrderOfPriorities() {
    Laws.check(100, 1_000, BoundedLoadsLawTest::draw, Subject::new);
  }

  private static final class Subject implements Laws.Subject<Operation> {

    private static final double C = 1.15;
    private static final double[] WEIGHTS = {1, 1, 1, 1, 2.5, 1e-10};
    private static final RingOptions OPTIONS = RingOptions.of(3);

    private final BoundedLoads loads = new BoundedLoads(C, OPTIONS);
    private final TreeSet<Long> keys = new TreeSet<>();
    private final Map<String, Node> nodes = new TreeMap<>();
    private int applied;

    Subject() {
      changeNode(Node.of("n0"));
    }

    @Override
    public void apply(Operation operation) {
      long key = SeededRandomKey.of(operation.number());
      if (operation.kind().equals("assign")) {
        loads.assign(key);
        keys.add(key);
      } else if (operation.kind().equals("release") && keys.remove(key)) {
        loads.release(key);
      } else if (operation.kind().equals("node") && operation.number() > 0) {
        changeNode(Node.of("n" + operation.number()).withWeight(WEIGHTS[operation.number()]));
      }
      if (applied++ % 7 == 0) {
        compare();
      }
    }

    @Override
    public void finish() {
      compare();
    }

    private void changeNode(Node node) {
      if (nodes.remove(node.name()) == null) {
        loads.add(node);
        nodes.put(node.name(), node);
      } else {
        loads.remove(node.name());
      }
    }

    private void compare() {
      loads.checkInvariants();
      HashRing ring = new HashRing(OPTIONS);
      ring.addAll(List.copyOf(nodes.values()));
      double totalWeight = nodes.values().stream().mapToDouble(Node::weight).sum();
      Map<String, Integer> placed = new TreeMap<>();
      List<Long> byPriority =
          keys.stream()
              .sorted(Comparator.comparingLong(BoundedLoads::priority).reversed())
              .toList();
      for (long key : byPriority) {
        for (Node node : ring.preferenceList(key, nodes.size())) {
          double fairShare = keys.size() * (node.weight() / totalWeight);
          double cap = Math.max(1, Math.ceil(C * fairShare - 1e-9));
          if (placed.getOrDefault(node.name(), 0) < cap) {
            placed.merge(node.name(), 1, Integer::sum);
            assertThat(loads.ownerOf(key)).isEqualTo(node);
            break;
          }
        }
      }
      assertThat(loads.keyCount()).isEqualTo(keys.size());
    }
  }

  /** Sixty keys that collide on no position. */
  private static final class SeededRandomKey {
    private static long of(int number) {
      return new SeededRandom(number).nextLong();
    }
  }
}
