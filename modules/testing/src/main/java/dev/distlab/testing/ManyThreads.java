package dev.distlab.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that many threads do at once, for tests of contention. */
public final class ManyThreads {

  private ManyThreads() {}

  /** What each thread does. */
  public interface Work {
    /** Runs in the thread of this number, from 0. */
    void run(int thread) throws Exception;
  }

  /**
   * Starts all threads together and waits for them.
   *
   * @throws Exception what the first of them failed with
   */
  public static void run(int threads, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  work.run(number);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
  }
}
