package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Random operations on a store and on a {@link TreeMap}: both have to answer alike. */
public final class StoreLaw {

  private static final int VERIFY_EVERY = 250;

  private StoreLaw() {}

  /** An operation; {@code valueBytes} is only used by a put. */
  public record Operation(Kind kind, String key, int valueBytes) {}

  public enum Kind {
    PUT,
    DELETE,
    GET,
    FLOOR,
    CEILING,
    RANGE
  }

  /** How operations are drawn. */
  public record Mix(int keys, int maxKeyBytes, int maxValueBytes, int putPercent) {

    public static Mix small() {
      return new Mix(200, 12, 40, 45);
    }

    Operation draw(SeededRandom random) {
      int percent = random.nextInt(100);
      String key = key(random);
      if (percent < putPercent) {
        return new Operation(Kind.PUT, key, random.nextInt(maxValueBytes + 1));
      }
      if (percent < 80) {
        return new Operation(Kind.DELETE, key, 0);
      }
      Kind[] reads = {Kind.GET, Kind.FLOOR, Kind.CEILING, Kind.RANGE};
      return new Operation(reads[random.nextInt(4)], key, 0);
    }

    /** The number in a base that makes keys of many lengths and shared beginnings. */
    private String key(SeededRandom random) {
      int number = random.nextInt(keys);
      String digits = Integer.toString(number, 3);
      String key = "k".repeat(number % 5) + digits;
      return key.substring(0, Math.min(key.length(), maxKeyBytes));
    }
  }

  /** Checks a store that has no order. */
  public static void checkPoints(int seeds, int operations, Mix mix, Supplier<PointStore> store) {
    Function<SeededRandom, Operation> draw = mix::draw;
    Laws.check(seeds, operations, draw, () -> new PointSubject(store.get()));
  }

  /** Checks a store with an order. */
  public static void checkOrdered(
      int seeds, int operations, Mix mix, Supplier<OrderedStore> store) {
    Function<SeededRandom, Operation> draw = mix::draw;
    Laws.check(seeds, operations, draw, () -> new OrderedSubject(store.get()));
  }

  private static class PointSubject implements Laws.Subject<Operation> {

    private final PointStore store;
    final ModelStore model = new ModelStore();
    private int applied;

    PointSubject(PointStore store) {
      this.store = store;
    }

    @Override
    public void apply(Operation operation) {
      byte[] key = operation.key().getBytes(StandardCharsets.US_ASCII);
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

  private static final class OrderedSubject extends PointSubject {

    private final OrderedStore store;

    OrderedSubject(OrderedStore store) {
      super(store);
      this.store = store;
    }

    @Override
    public void apply(Operation operation) {
      byte[] key = operation.key().getBytes(StandardCharsets.US_ASCII);
      TreeMap<byte[], byte[]> entries = model.entries();
      switch (operation.kind()) {
        case FLOOR ->
            assertThat(text(store.floor(key).orElse(null)))
                .isEqualTo(text(entries.floorEntry(key)));
        case CEILING ->
            assertThat(text(store.ceiling(key).orElse(null)))
                .isEqualTo(text(entries.ceilingEntry(key)));
        case RANGE -> {
          int expected = entries.tailMap(key, true).size();
          int seen = 0;
          for (Cursor cursor = store.cursor(KeyRange.all().from(key, true)); cursor.next(); ) {
            seen++;
          }
          assertThat(seen).isEqualTo(expected);
        }
        default -> super.apply(operation);
      }
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
