package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.ManyThreads;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The thread rule: look-ups and changes from any number of threads at any time. */
class HashRingThreadsTest {

  private static final int READERS = 3;
  private static final int CHANGES = 1_500;

  @Test
  void owner_whileANodeComesAndGoes_isOneOfTheTwoRightAnswers() throws Exception {
    HashRing ring = HashRingTest.ringOf(8, 32, 1);
    RingSnapshot without = ring.snapshot();
    ring.add(Node.of("guest"));
    RingSnapshot with = ring.snapshot();
    AtomicBoolean done = new AtomicBoolean();
    ManyThreads.run(
        READERS + 1,
        thread -> {
          if (thread < READERS) {
            readUntil(done, new SeededRandom(thread), ring, without, with);
          } else {
            comeAndGo(ring, done);
          }
        });
    ring.snapshot().checkInvariants();
  }

  private static void readUntil(
      AtomicBoolean done,
      SeededRandom random,
      HashRing ring,
      RingSnapshot without,
      RingSnapshot with) {
    do {
      long key = random.nextLong();
      assertThat(ring.owner(key)).isIn(without.owner(key), with.owner(key));
      assertThat(ring.preferenceList(key, 3))
          .isIn(without.preferenceList(key, 3), with.preferenceList(key, 3));
    } while (!done.get());
  }

  /** Ends the readers whatever happens, lest the test hangs instead of failing. */
  private static void comeAndGo(HashRing ring, AtomicBoolean done) {
    try {
      for (int i = 0; i < CHANGES; i++) {
        ring.remove("guest");
        ring.add(Node.of("guest"));
      }
    } finally {
      done.set(true);
    }
  }

  @Test
  void add_fromSeveralThreads_losesNoNode() throws Exception {
    HashRing ring = new HashRing(8);
    int threads = 4;
    int nodesEach = 50;
    ManyThreads.run(
        threads,
        thread -> {
          for (int i = 0; i < nodesEach; i++) {
            ring.add(Node.of("t" + thread + "-" + i));
            ring.setWeight("t" + thread + "-" + i, 2);
          }
        });
    ring.snapshot().checkInvariants();
    assertThat(ring.nodes()).hasSize(threads * nodesEach);
    assertThat(ring.snapshot().pointCount()).isEqualTo(threads * nodesEach * 16);
  }
}
