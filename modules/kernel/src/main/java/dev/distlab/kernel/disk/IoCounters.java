package dev.distlab.kernel.disk;

import java.util.concurrent.atomic.AtomicLong;

/** The running counts behind {@link IoStats}; for any number of threads. */
final class IoCounters {

  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong bytesWritten = new AtomicLong();
  private final AtomicLong syncs = new AtomicLong();
  private final AtomicLong directorySyncs = new AtomicLong();

  void read(int bytes) {
    reads.incrementAndGet();
    bytesRead.addAndGet(bytes);
  }

  void written(int bytes) {
    writes.incrementAndGet();
    bytesWritten.addAndGet(bytes);
  }

  void synced() {
    syncs.incrementAndGet();
  }

  void directorySynced() {
    directorySyncs.incrementAndGet();
  }

  IoStats snapshot() {
    return new IoStats(
        reads.get(),
        bytesRead.get(),
        writes.get(),
        bytesWritten.get(),
        syncs.get(),
        directorySyncs.get());
  }
}
