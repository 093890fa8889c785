package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Random operations on a store and on a {@link TreeMap}: both have to answer alike. Now and then
 * the store is closed and opened again.
 */
public final class StoreLaw {

  private static final int VERIFY_EVERY = 250;

  private StoreLaw() {}

  /**
   * An operation; {@code valueBytes} is only used by a put, {@code other} and {@code bits} by a
   * range and a walk.
   */
  public record Operation(Kind kind, String key, String other, int valueBytes, int bits) {

    private boolean bit(int index) {
      return (bits >> index & 1) != 0;
    }
  }

  public enum Kind {
    PUT,
    DELETE,
    GET,
    FLOOR,
    CEILING,
    RANGE,
    WALK,
    REOPEN
  }

  /** How operations are drawn. */
  public record Mix(int keys, int maxKeyBytes, int maxValueBytes, int putPercent) {

    public static Mix small() {
      return new Mix(200, 12, 40, 45);
    }

    Operation draw(SeededRandom random) {
      int percent = random.nextInt(100);
      String key = key(random);
      Kind[] reads = {Kind.GET, Kind.FLOOR, Kind.CEILING, Kind.RANGE, Kind.WALK};
      Kind kind =
          percent < putPercent
              ? Kind.PUT
              : percent < 80
                  ? Kind.DELETE
                  : percent == 80 ? Kind.REOPEN : reads[random.nextInt(reads.length)];
      return new Operation(
          kind, key, key(random), random.nextInt(maxValueBytes + 1), random.nextInt(1 << 16));
    }

    /** The number in a base that makes keys of many lengths and shared beginnings. */
    private String key(SeededRandom random) {
      int number = random.nextInt(keys);
      String digits = Integer.toString(number, 3);
      String key = "k".repeat(number % 5) + digits;
      return key.substring(0, Math.min(key.length(), maxKeyBytes));
    }
  }

  /** Checks a store that has no order; {@code open} opens it on a disk, or creates it. */
  public static void checkPoints(
      int seeds, int operations, Mix mix, Function<Disk, PointStore> open) {
    Function<SeededRandom, Operation> draw = mix::draw;
    Laws.check(seeds, operations, draw, () -> new PointSubject<>(open));
  }

  /** Checks a store with an order; {@code open} opens it on a disk, or creates it. */
  public static void checkOrdered(
      int seeds, int operations, Mix mix, Function<Disk, OrderedStore> open) {
    Function<SeededRandom, Operation> draw = mix::draw;
    Laws.check(seeds, operations, draw, () -> new OrderedSubject(open));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.US_ASCII);
  }

  private static class PointSubject<S extends PointStore> implements Laws.Subject<Operation> {

    private final Function<Disk, S> open;
    private final Disk disk = new MemoryDisk();
    final ModelStore model = new ModelStore();
    S store;
    private int applied;

    PointSubject(Function<Disk, S> open) {
      this.open = open;
      store = open.apply(disk);
    }

    @Override
    public void apply(Operation operation) {
      byte[] key = bytes(operation.key());
      applied++;
      switch (operation.kind()) {
        case PUT -> {
          byte[] value = new byte[operation.valueBytes()];
          Arrays.fill(value, (byte) applied);
          byte[] expected = model.entries().put(key, value);
          assertThat(store.put(key, value).orElse(null)).isEqualTo(expected);
        }
        case DELETE -> {
          boolean expected = model.entries().remove(key) != null;
          assertThat(store.delete(key)).isEqualTo(expected);
        }
        case REOPEN -> {
          store.close();
          store = open.apply(disk);
        }
        default -> assertThat(store.get(key).orElse(null)).isEqualTo(model.entries().get(key));
      }
      assertThat(store.size()).isEqualTo(model.entries().size());
      if (applied % VERIFY_EVERY == 0) {
        assertThat(store.verify().problems()).isEmpty();
      }
    }

    @Override
    public void finish() {
      VerificationReport report = store.verify();
      assertThat(report.problems()).isEmpty();
      assertThat(report.entries()).isEqualTo(model.entries().size());
      model.entries().forEach((key, value) -> assertThat(store.get(key)).hasValue(value));
      store.close();
    }
  }

  private static final class OrderedSubject extends PointSubject<OrderedStore> {

    OrderedSubject(Function<Disk, OrderedStore> open) {
      super(open);
    }

    @Override
    public void apply(Operation operation) {
      byte[] key = bytes(operation.key());
      TreeMap<byte[], byte[]> entries = model.entries();
      switch (operation.kind()) {
        case FLOOR ->
            assertThat(text(store.floor(key).orElse(null)))
                .isEqualTo(text(entries.floorEntry(key)));
        case CEILING ->
            assertThat(text(store.ceiling(key).orElse(null)))
                .isEqualTo(text(entries.ceilingEntry(key)));
        case RANGE -> range(operation);
        case WALK -> walk(operation);
        default -> super.apply(operation);
      }
    }

    /** The entries between two ends, each open, closed or absent, in either direction. */
    private void range(Operation operation) {
      KeyRange range = rangeOf(operation);
      List<String> expected = new ArrayList<>();
      entriesIn(operation).forEach(entry -> expected.add(text(entry)));
      assertThat(operation.bit(4) ? forward(range) : backward(range)).isEqualTo(expected);
    }

    private static KeyRange rangeOf(Operation operation) {
      return KeyRange.all()
          .from(operation.bit(0) ? bytes(operation.key()) : null, operation.bit(2))
          .to(operation.bit(1) ? bytes(operation.other()) : null, operation.bit(3));
    }

    private List<Map.Entry<byte[], byte[]>> entriesIn(Operation operation) {
      byte[] from = bytes(operation.key());
      byte[] to = bytes(operation.other());
      List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>();
      for (Map.Entry<byte[], byte[]> entry : model.entries().entrySet()) {
        byte[] key = entry.getKey();
        int low = operation.bit(0) ? Arrays.compareUnsigned(key, from) : 1;
        int high = operation.bit(1) ? Arrays.compareUnsigned(key, to) : -1;
        if ((low > 0 || low == 0 && operation.bit(2))
            && (high < 0 || high == 0 && operation.bit(3))) {
          entries.add(entry);
        }
      }
      return entries;
    }

    /** A seek, or the end of the range, and some steps to and fro, also beyond both ends. */
    private void walk(Operation operation) {
      List<Map.Entry<byte[], byte[]>> entries = entriesIn(operation);
      Cursor cursor = store.cursor(rangeOf(operation));
      byte[] sought = bytes(operation.key() + (operation.bit(5) ? "k" : ""));
      int next = entries.size();
      if (operation.bit(4)) {
        cursor.seek(sought);
        next = 0;
        while (next < entries.size()
            && Arrays.compareUnsigned(entries.get(next).getKey(), sought) < 0) {
          next++;
        }
      } else {
        cursor.seekToEnd();
      }
      boolean isOnEntry = false;
      for (int step = 6; step < 16; step++) {
        int wanted = !operation.bit(step) ? next - 1 : isOnEntry ? next + 1 : next;
        isOnEntry = wanted >= 0 && wanted < entries.size();
        next = Math.max(0, Math.min(wanted, entries.size()));
        assertThat(operation.bit(step) ? cursor.next() : cursor.previous()).isEqualTo(isOnEntry);
        if (isOnEntry) {
          assertThat(entry(cursor)).isEqualTo(text(entries.get(next)));
        }
      }
    }

    private List<String> forward(KeyRange range) {
      List<String> seen = new ArrayList<>();
      for (Cursor cursor = store.cursor(range); cursor.next(); ) {
        seen.add(entry(cursor));
      }
      return seen;
    }

    private List<String> backward(KeyRange range) {
      List<String> seen = new ArrayList<>();
      Cursor cursor = store.cursor(range);
      cursor.seekToEnd();
      while (cursor.previous()) {
        seen.add(entry(cursor));
      }
      Collections.reverse(seen);
      return seen;
    }

    private static String entry(Cursor cursor) {
      byte[] key = cursor.key();
      byte[] value = cursor.value();
      byte[] copy = new byte[Math.max(key.length, value.length)];
      assertThat(cursor.key(copy)).isEqualTo(key.length);
      assertThat(Arrays.copyOf(copy, key.length)).isEqualTo(key);
      assertThat(cursor.value(copy)).isEqualTo(value.length);
      assertThat(Arrays.copyOf(copy, value.length)).isEqualTo(value);
      return ModelStore.line(key, value);
    }

    @Override
    public void finish() {
      assertThat(ModelStore.listing(store)).isEqualTo(model.listing());
      assertThat(ModelStore.backwardListing(store)).isEqualTo(model.listing());
      super.finish();
    }

    private static String text(OrderedStore.Entry entry) {
      return entry == null ? null : ModelStore.line(entry.key(), entry.value());
    }

    private static String text(Map.Entry<byte[], byte[]> entry) {
      return entry == null ? null : ModelStore.line(entry.getKey(), entry.getValue());
    }
  }
}
