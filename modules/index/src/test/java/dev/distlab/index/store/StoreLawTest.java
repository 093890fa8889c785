package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Broken twins: the law that the stores are tested with notices each of these faults. */
class StoreLawTest {

  /** A correct store, of which the twins break one thing each. */
  private static class Honest implements OrderedStore {

    final TreeMap<byte[], byte[]> entries = new TreeMap<>(PageBytes::compare);

    @Override
    public Optional<byte[]> get(byte[] key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Optional<byte[]> put(byte[] key, byte[] value) {
      return Optional.ofNullable(entries.put(key, value));
    }

    @Override
    public boolean delete(byte[] key) {
      return entries.remove(key) != null;
    }

    @Override
    public long size() {
      return entries.size();
    }

    @Override
    public Optional<Entry> floor(byte[] key) {
      return entry(entries.floorEntry(key));
    }

    @Override
    public Optional<Entry> ceiling(byte[] key) {
      return entry(entries.ceilingEntry(key));
    }

    private static Optional<Entry> entry(Map.Entry<byte[], byte[]> entry) {
      return entry == null
          ? Optional.empty()
          : Optional.of(new Entry(entry.getKey(), entry.getValue()));
    }

    @Override
    public Cursor cursor(KeyRange range) {
      return new ListCursor(
          entries.entrySet().stream().filter(entry -> range.contains(entry.getKey())).toList());
    }

    @Override
    public int maxKeyBytes() {
      return 1_000;
    }

    @Override
    public void sync() {}

    @Override
    public VerificationReport verify() {
      return new VerificationReport(entries.size(), 0, List.of());
    }

    @Override
    public void close() {}
  }

  private static class ListCursor implements Cursor {

    private final List<Map.Entry<byte[], byte[]>> entries;

    /** The entry that it is on, or stands before. */
    private int at;

    private boolean onEntry;

    ListCursor(List<Map.Entry<byte[], byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      return move(onEntry ? at + 1 : at);
    }

    @Override
    public boolean previous() {
      return move(at - 1);
    }

    private boolean move(int wanted) {
      onEntry = wanted >= 0 && wanted < entries.size();
      at = Math.max(0, Math.min(wanted, entries.size()));
      return onEntry;
    }

    @Override
    public void seek(byte[] key) {
      at = 0;
      onEntry = false;
      while (at < entries.size() && PageBytes.compare(entries.get(at).getKey(), key) < 0) {
        at++;
      }
    }

    @Override
    public void seekToEnd() {
      at = entries.size();
      onEntry = false;
    }

    @Override
    public byte[] key() {
      return entries.get(at).getKey();
    }

    @Override
    public byte[] value() {
      return entries.get(at).getValue();
    }
  }

  /** A store that is in memory: opening it again on the same disk gives the same one. */
  private static void check(Supplier<OrderedStore> store) {
    Map<Disk, OrderedStore> stores = new IdentityHashMap<>();
    StoreLaw.checkOrdered(
        20, 1_000, Mix.small(), disk -> stores.computeIfAbsent(disk, d -> store.get()));
  }

  private static void assertBroken(Supplier<OrderedStore> twin) {
    assertThatThrownBy(() -> check(twin))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken for seed");
  }

  private static void assertBrokenCursor(
      Function<List<Map.Entry<byte[], byte[]>>, ListCursor> twin) {
    assertBroken(
        () ->
            new Honest() {
              @Override
              public Cursor cursor(KeyRange range) {
                return twin.apply(((ListCursor) super.cursor(range)).entries);
              }
            });
  }

  @Test
  void law_honestStore_holds() {
    check(Honest::new);
  }

  /** I1. */
  @Test
  void law_putThatKeepsTheOldValue_isBroken() {
    assertBroken(
        () ->
            new Honest() {
              @Override
              public Optional<byte[]> put(byte[] key, byte[] value) {
                return Optional.ofNullable(entries.putIfAbsent(key, value));
              }
            });
  }

  /** I1. */
  @Test
  void law_deleteThatTakesTheNextKeyToo_isBroken() {
    assertBroken(
        () ->
            new Honest() {
              @Override
              public boolean delete(byte[] key) {
                boolean deleted = super.delete(key);
                byte[] next = entries.higherKey(key);
                if (deleted && next != null && entries.size() % 7 == 0) {
                  entries.remove(next);
                }
                return deleted;
              }
            });
  }

  /** I2. */
  @Test
  void law_sizeThatCountsOverwrites_isBroken() {
    assertBroken(
        () ->
            new Honest() {
              private long puts;

              @Override
              public Optional<byte[]> put(byte[] key, byte[] value) {
                puts++;
                return super.put(key, value);
              }

              @Override
              public boolean delete(byte[] key) {
                boolean deleted = super.delete(key);
                puts -= deleted ? 1 : 0;
                return deleted;
              }

              @Override
              public long size() {
                return puts;
              }
            });
  }

  /** I1. */
  @Test
  void law_storeThatForgetsAnEntryWhenItIsOpenedAgain_isBroken() {
    assertBroken(
        () ->
            new Honest() {
              @Override
              public void close() {
                entries.pollLastEntry();
              }
            });
  }

  /** I3. */
  @Test
  void law_cursorThatTakesAnOpenEndForAClosedOne_isBroken() {
    assertBroken(
        () ->
            new Honest() {
              @Override
              public Cursor cursor(KeyRange range) {
                return super.cursor(range.to(range.upperBound(), true));
              }
            });
  }

  /** I3. */
  @Test
  void law_cursorThatMissesTheLastEntryBackward_isBroken() {
    assertBrokenCursor(
        entries ->
            new ListCursor(entries) {
              @Override
              public void seekToEnd() {
                super.seekToEnd();
                previous();
              }
            });
  }

  /** I3. */
  @Test
  void law_cursorThatSeeksBehindAKeyThatIsThere_isBroken() {
    assertBrokenCursor(
        entries ->
            new ListCursor(entries) {
              @Override
              public void seek(byte[] key) {
                super.seek(Arrays.copyOf(key, key.length + 1));
              }
            });
  }

  /**
   * I4: the disk stops at any call; the store refuses, and its file is the last sync or refused.
   */
  @ParameterizedTest
  @EnumSource(names = "LOG", mode = EnumSource.Mode.EXCLUDE)
  void put_whileTheDiskStops_refusesFromThenOnAndNeverGivesAWrongAnswer(SmallStore kind) {
    int refusedFiles = 0;
    int keptFiles = 0;
    for (int calls = 0; calls < 400; calls += 3) {
      MemoryDisk memory = new MemoryDisk();
      try (PointStore store = kind.open(memory)) {
        fill(store, 0, 60);
      }
      StoppingDisk stopping = new StoppingDisk(memory, calls);
      PointStore store = kind.open(stopping);
      try {
        fill(store, 60, 400);
        store.sync();
        break;
      } catch (DiskException stopped) {
        assertThat(stopping.hasStopped()).isTrue();
      }
      assertThatThrownBy(() -> store.get(key(1))).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> store.put(key(1), key(1))).isInstanceOf(IllegalStateException.class);
      store.close();
      try (PointStore again = kind.open(memory)) {
        keptFiles++;
        // All of it, if the very last write was whole before the machine stopped.
        assertThat(again.size()).isIn(60L, 400L);
        assertThat(again.verify().problems()).isEmpty();
      } catch (CorruptFileException refused) {
        refusedFiles++;
      }
    }
    if (kind == SmallStore.COPY_ON_WRITE) {
      assertThat(refusedFiles).isZero();
    } else {
      assertThat(refusedFiles).isGreaterThan(5);
    }
    assertThat(keptFiles + refusedFiles).isGreaterThan(10);
  }

  private static void fill(PointStore store, int from, int to) {
    for (int i = from; i < to; i++) {
      store.put(key(i * 7919 % 1_000), new byte[i % 40]);
    }
  }

  private static byte[] key(int number) {
    return new byte[] {'k', (byte) (number >> 8), (byte) number};
  }
}
