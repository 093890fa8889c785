package dev.distlab.bench.index;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe.Row;
import dev.distlab.index.concurrent.ConcurrentTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the rivals of a group weigh with a million entries each, put in one by one in random order.
 */
final class Weights {

  private static final int ENTRIES = 1_000_000;
  private static final Map<String, String> PARAMS = Map.of("entries", Integer.toString(ENTRIES));

  private final String group;
  private final List<Row> rows = new ArrayList<>();
  private final long[] keys = Keys.present(ENTRIES);

  Weights(String group) {
    this.group = group;
  }

  /** A map of objects, with the keys and values that it holds on to. */
  void addBoxed(String method, Map<Long, Long> map) {
    rows.add(row(group, method, Footprint.bytes(filled(map))));
  }

  /** The same, and in a group of its own what it takes besides the keys and values. */
  void addBoxedAndRest(String method, Map<Long, Long> map) {
    Row all = row(group, method, Footprint.bytes(filled(map)));
    rows.add(all);
    long objects = 2L * ENTRIES * Footprint.bytes(Long.valueOf(Keys.value(0)));
    rows.add(row(group + "Rest", method, all.bytes() - objects));
  }

  Map<Long, Long> filled(Map<Long, Long> map) {
    BoxedEntries entries = new BoxedEntries();
    entries.draw(keys);
    return entries.insertInto(map);
  }

  /** One of our trees for several threads, with the keys and values that it holds on to. */
  void addShared(String method, ConcurrentTree<Long, Long> tree) {
    BoxedEntries entries = new BoxedEntries();
    entries.draw(keys);
    for (int i = 0; i < ENTRIES; i++) {
      tree.put(entries.keys[i], entries.values[i]);
    }
    rows.add(row(group, method, Footprint.bytes(tree)));
  }

  /** Anything else, by its own account. */
  void add(String method, long bytes) {
    rows.add(row(group, method, bytes));
  }

  /** A page file: its bytes on the disk. */
  void addFiles(String method, PageStore.Maker maker) {
    Path directory = Scratch.directory();
    try (PageStore store = maker.open(directory)) {
      store.fill(ENTRIES);
    }
    add(method, Scratch.bytes(directory));
    Scratch.delete(directory);
  }

  private static Row row(String group, String method, long bytes) {
    return new Row(group, method, PARAMS, ENTRIES, bytes);
  }

  long[] keys() {
    return keys;
  }

  List<Row> rows() {
    return rows;
  }
}
