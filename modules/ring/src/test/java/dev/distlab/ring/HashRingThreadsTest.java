package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    CyclicBarrier start = new CyclicBarrier(READERS + 1);
    ExecutorService pool = Executors.newFixedThreadPool(READERS + 1);
    List<Future<Integer>> readers = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      SeededRandom random = new SeededRandom(reader);
      readers.add(
          pool.submit(
              () -> {
                start.await();
                int lookups = 0;
                do {
                  long key = random.nextLong();
                  assertThat(ring.owner(key)).isIn(without.owner(key), with.owner(key));
                  assertThat(ring.preferenceList(key, 3))
                      .isIn(without.preferenceList(key, 3), with.preferenceList(key, 3));
                  lookups++;
                } while (!done.get());
                return lookups;
              }));
    }
    Future<?> writer =
        pool.submit(
            () -> {
              start.await();
              for (int i = 0; i < CHANGES; i++) {
                ring.remove("guest");
                ring.add(Node.of("guest"));
              }
              done.set(true);
              return null;
            });
    writer.get();
    for (Future<Integer> reader : readers) {
      assertThat(reader.get()).isPositive();
    }
    pool.shutdown();
    ring.snapshot().checkInvariants();
  }

  @Test
  void add_fromSeveralThreads_losesNoNode() throws Exception {
    HashRing ring = new HashRing(8);
    int threads = 4;
    int nodesEach = 50;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      writers.add(
          pool.submit(
              () -> {
                start.await();
                for (int i = 0; i < nodesEach; i++) {
                  ring.add(Node.of("t" + thread + "-" + i));
                  ring.setWeight("t" + thread + "-" + i, 2);
                }
                return null;
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    ring.snapshot().checkInvariants();
    assertThat(ring.nodes()).hasSize(threads * nodesEach);
    assertThat(ring.snapshot().pointCount()).isEqualTo(threads * nodesEach * 16);
  }
}
