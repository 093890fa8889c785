package dev.distlab.ring.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedRequestsTest {

  private static HashRing ring(int nodes) {
    HashRing ring = new HashRing(50);
    for (int i = 1; i <= nodes; i++) {
      ring.add(Node.of("n" + i));
    }
    return ring;
  }

  @Test
  void acquire_anySequence_keepsEveryNodeUnderItsCap() {
    HashRing ring = ring(5);
    ring.setWeight("n5", 3);
    for (int seed = 1; seed <= 100; seed++) {
      BoundedRequests requests = new BoundedRequests(1.25, ring.snapshot());
      SeededRandom random = new SeededRandom(seed);
      Deque<Node> running = new ArrayDeque<>();
      for (int i = 0; i < 1_000; i++) {
        if (random.nextInt(5) < 3 || running.isEmpty()) {
          Node node = requests.acquire(random.nextLong(10) * 0x1234567890abcdefL);
          running.add(node);
          double cap = Math.ceil(1.25 * running.size() * node.weight() / 7);
          assertThat((double) requests.inFlight().get(node.name())).isLessThanOrEqualTo(cap);
        } else {
          requests.release(running.poll());
        }
      }
    }
  }

  @Test
  void acquire_oneHotKey_isSharedByAllNodes() {
    HashRing ring = ring(5);
    BoundedRequests requests = new BoundedRequests(1.25, ring.snapshot());
    for (int i = 0; i < 100; i++) {
      requests.acquire(7);
    }
    assertThat(requests.inFlight().values()).allMatch(load -> load <= 25);
    assertThat(requests.inFlight().get(ring.owner(7).name())).isEqualTo(25);
    assertThat(requests.forwardedCount()).isPositive();
  }

  @Test
  void acquire_afterRelease_goesHomeAgain() {
    HashRing ring = ring(5);
    BoundedRequests requests = new BoundedRequests(1.25, ring.snapshot());
    Node home = requests.acquire(7);
    assertThat(home).isEqualTo(ring.owner(7));
    Node elsewhere = requests.acquire(7);
    assertThat(elsewhere).isNotEqualTo(home);
    requests.release(home);
    requests.release(elsewhere);
    assertThat(requests.acquire(7)).isEqualTo(home);
    assertThat(requests.forwardedCount()).isEqualTo(1);
  }

  @Test
  void acquire_unboundedFactor_equalsThePlainRing() {
    HashRing ring = ring(5);
    BoundedRequests requests = new BoundedRequests(Double.POSITIVE_INFINITY, ring.snapshot());
    for (int i = 0; i < 100; i++) {
      assertThat(requests.acquire(7)).isEqualTo(ring.owner(7));
    }
  }

  @Test
  void badInput_isRefused() {
    HashRing ring = ring(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedRequests(1, ring.snapshot()))
        .withMessageContaining("balanceFactor=1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedRequests(2, new HashRing(1).snapshot()))
        .withMessageContaining("the ring is empty");
    BoundedRequests requests = new BoundedRequests(2, ring.snapshot());
    for (Node node : List.of(Node.of("n1"), Node.of("stranger"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> requests.release(node))
          .withMessageContaining("no request in flight");
    }
    assertThat(requests.inFlight()).isEqualTo(Map.of("n1", 0, "n2", 0));
  }
}
