package dev.distlab.bench.index;

import java.nio.file.Path;
import java.util.Arrays;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;

/** A log of Xodus. */
final class XodusPages implements PageStore {

  private final Environment environment;
  private final Store store;

  /** All reads see one state. */
  private Transaction reads;

  XodusPages(Path directory) {
    EnvironmentConfig config = new EnvironmentConfig().setMemoryUsage((long) CACHE_MEGABYTES << 20);
    environment = Environments.newInstance(directory.toFile(), config);
    store =
        environment.computeInTransaction(
            first -> environment.openStore("map", StoreConfig.WITHOUT_DUPLICATES, first));
  }

  @Override
  public void fill(int count) {
    for (int i = 0; i < count; ) {
      Transaction puts = environment.beginTransaction();
      for (int end = Math.min(count, i + PUTS_PER_TRANSACTION); i < end; i++) {
        store.put(
            puts,
            new ArrayByteIterable(PageEntries.key(i)),
            new ArrayByteIterable(PageEntries.value(i)));
      }
      if (!puts.commit()) {
        throw new IllegalStateException("somebody else writes");
      }
    }
    ((jetbrains.exodus.env.EnvironmentImpl) environment).flushAndSync();
  }

  @Override
  public byte[] get(byte[] key) {
    ByteIterable found = store.get(reads(), new ArrayByteIterable(key));
    return Arrays.copyOf(found.getBytesUnsafe(), found.getLength());
  }

  private Transaction reads() {
    if (reads == null) {
      reads = environment.beginReadonlyTransaction();
    }
    return reads;
  }

  @Override
  public long sumOf100(byte[] from) {
    long sum = 0;
    try (Cursor cursor = store.openCursor(reads())) {
      boolean on = cursor.getSearchKeyRange(new ArrayByteIterable(from)) != null;
      for (int left = Scans.LENGTH; left > 0 && on; left--) {
        ByteIterable value = cursor.getValue();
        sum += cursor.getKey().iterator().next();
        sum += value.getBytesUnsafe()[value.getLength() - 1];
        on = cursor.getNext();
      }
    }
    return sum;
  }

  @Override
  public void close() {
    if (reads != null) {
      reads.abort();
    }
    environment.close();
  }
}
