package dev.distlab.bench.limiter;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import dev.distlab.kernel.SystemTicker;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.KeyedLimiter;
import dev.distlab.limiter.KeyedOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a key weighs, itself and its place in the table or map included. */
public final class Memory implements MemoryProbe {

  private static final int TABLE_KEYS = 1_000_000;

  /** A map's entries all weigh the same; walking a million takes minutes. */
  private static final int MAP_KEYS = 50_000;

  @Override
  public Map<String, Supplier<List<Row>>> groups() {
    return Map.of("Keyed", Memory::measure);
  }

  private static List<Row> measure() {
    List<Row> rows = new ArrayList<>();
    Setting setting = Setting.ALLOW;
    KeyedLimiter table =
        KeyedLimiter.forThreads(
            new Gcra(setting.limit(), SystemTicker.INSTANCE), KeyedOptions.of(TABLE_KEYS));
    long nanos = table.ticker().nanos();
    for (long key = 0; key < TABLE_KEYS; key++) {
      table.tryAcquire(key, 1, nanos);
    }
    rows.add(row("ours_table", TABLE_KEYS, Footprint.bytes(table)));
    rows.add(row("ours_tableTimePassedIn", TABLE_KEYS, Footprint.bytes(table)));
    rows.add(row("peer_bucket4jMap", MAP_KEYS, mapOf(setting::bucket4j)));
    rows.add(row("peer_guavaMap", MAP_KEYS, mapOf(setting::guava)));
    var config = setting.resilience4jConfig();
    rows.add(
        row(
            "peer_resilience4jMap",
            MAP_KEYS,
            mapOf(() -> io.github.resilience4j.ratelimiter.RateLimiter.of("bench", config))));
    return rows;
  }

  private static Row row(String method, int keys, long bytes) {
    return new Row("Keyed", method, Map.of("keys", "1000000"), keys, bytes);
  }

  private static long mapOf(Supplier<?> make) {
    ConcurrentHashMap<Long, Object> map = new ConcurrentHashMap<>();
    for (long key = 0; key < MAP_KEYS; key++) {
      map.put(key, make.get());
    }
    return Footprint.bytes(map);
  }
}
