package dev.distlab.demos.index;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.kernel.disk.IoStats;
import dev.distlab.kernel.random.LatestDistribution;
import dev.distlab.kernel.random.ScrambledZipfDistribution;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One workload on one engine: the same operations for each, every answer checked. */
final class WorkloadRun {

  /** The longest scan, in entries. */
  static final int LONGEST_SCAN = 100;

  private final Workload workload;
  private final Engine engine;
  private final SeededRandom random;
  private final int valueBytes;

  // What is there: keys, and the stamp that the last value of each carries.
  private final List<byte[]> keys = new ArrayList<>();
  private final List<Integer> stamps = new ArrayList<>();
  private int nextStamp = 1;

  /** The same keys in order, and their numbers: what a scan has to find. */
  private final TreeMap<byte[], Integer> ordered = new TreeMap<>(PageBytes::compare);

  private final ScrambledZipfDistribution hot;
  private final LatestDistribution latest;
  private int wrongAnswers;

  /**
   * @param random of the same state for each engine
   * @param loaded how many keys are there before, in random order
   */
  WorkloadRun(Workload workload, Engine engine, SeededRandom random, int loaded, int valueBytes) {
    this.workload = workload;
    this.engine = engine;
    this.random = random;
    this.valueBytes = valueBytes;
    this.hot = new ScrambledZipfDistribution(Math.max(1, loaded));
    this.latest = new LatestDistribution(1);
    for (int i = 0; i < loaded; i++) {
      insert();
    }
    engine.store().sync();
  }

  /** What it cost: bytes and calls an operation, bytes on the disk for each byte alive. */
  record Cost(double bytesRead, double bytesWritten, double calls, double space, double memory) {

    double bytesMoved() {
      return bytesRead + bytesWritten;
    }
  }

  /** Whether the engine can do all that the workload asks for. */
  boolean isPossible() {
    return workload.scans == 0 || engine.store() instanceof OrderedStore;
  }

  int wrongAnswers() {
    return wrongAnswers;
  }

  Cost play(int operations) {
    IoStats before = engine.disk().stats();
    for (int i = 0; i < operations; i++) {
      operation(random.nextInt(100));
    }
    engine.store().sync();
    IoStats io = engine.disk().stats().since(before);
    double alive = keys.size() * (double) (IndexKeys.RANDOM_KEY_BYTES + valueBytes);
    long memory = engine.poolBytes() + engine.directoryBytes().getAsLong();
    return new Cost(
        (double) io.bytesRead() / operations,
        (double) io.bytesWritten() / operations,
        (double) (io.reads() + io.writes()) / operations,
        engine.diskBytes() / alive,
        (double) memory / keys.size());
  }

  private void operation(int draw) {
    int inserts = workload.inserts;
    int updates = inserts + workload.updates;
    int modifies = updates + workload.modifies;
    int scans = modifies + workload.scans;
    if (draw < inserts) {
      insert();
    } else if (draw < updates) {
      update(pick());
    } else if (draw < modifies) {
      int item = pick();
      read(item);
      update(item);
    } else if (draw < scans) {
      scan(pick(), 1 + random.nextInt(LONGEST_SCAN));
    } else if (workload.pick == Workload.Pick.MISSING) {
      byte[] key = IndexKeys.key(random.nextLong(), random.nextLong());
      wrongAnswers += engine.store().get(key).isPresent() ? 1 : 0;
    } else {
      read(pick());
    }
  }

  private int pick() {
    return switch (workload.pick) {
      case HOT -> (int) hot.next(random);
      case LATEST -> (int) latest.next(random);
      case ANY, MISSING -> random.nextInt(keys.size());
    };
  }

  private void insert() {
    byte[] key =
        workload.isAscending()
            ? IndexKeys.key(keys.size(), 0)
            : IndexKeys.key(random.nextLong(), random.nextLong());
    keys.add(key);
    stamps.add(0);
    if (workload.scans > 0) {
      ordered.put(key, keys.size() - 1);
    }
    update(keys.size() - 1);
    latest.growTo(keys.size());
  }

  private void update(int item) {
    stamps.set(item, nextStamp);
    engine.put(keys.get(item), value(nextStamp++));
  }

  private void read(int item) {
    Optional<byte[]> found = engine.store().get(keys.get(item));
    boolean isRight = found.isPresent() && Arrays.equals(found.get(), value(stamps.get(item)));
    wrongAnswers += isRight ? 0 : 1;
  }

  /** From a key that is there, in ascending order, to the end if that comes first. */
  private void scan(int item, int length) {
    byte[] from = keys.get(item);
    Cursor cursor = ((OrderedStore) engine.store()).cursor(KeyRange.all().from(from, true));
    Iterator<Map.Entry<byte[], Integer>> inOrder =
        ordered.tailMap(from, true).entrySet().iterator();
    boolean isRight = true;
    for (int i = 0; i < length && isRight && inOrder.hasNext(); i++) {
      isRight = cursor.next() && isAt(cursor, inOrder.next());
    }
    wrongAnswers += isRight ? 0 : 1;
  }

  private boolean isAt(Cursor cursor, Map.Entry<byte[], Integer> expected) {
    return Arrays.equals(cursor.key(), expected.getKey())
        && Arrays.equals(cursor.value(), value(stamps.get(expected.getValue())));
  }

  /** The stamp, as far as it fits, and zeros. */
  private byte[] value(int stamp) {
    byte[] value = new byte[valueBytes];
    for (int i = 0; i < Math.min(Integer.BYTES, valueBytes); i++) {
      value[i] = (byte) (stamp >>> 8 * i);
    }
    return value;
  }
}
