package dev.distlab.index.secondary;

import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyTooLargeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A B+tree whose keys are columns of rows: the table itself, which has every row under its primary
 * key, or an index, which has for each row its own columns and then the primary key, so that equal
 * values make different keys.
 */
final class KeyedTree {

  private final String name;
  private final BPlusTree tree;
  private final Schema schema;
  private final IndexSpec spec;

  /** The positions of the columns that the key is made of, in their order. */
  private final int[] keyColumns;

  /** How many of these the index is declared on; the rest is the primary key. */
  private final int ownColumns;

  /** The positions of the columns that the value is made of. */
  private final int[] valueColumns;

  private double overflowPages;

  /** How many rows there were when {@link #overflowPages} was asked. */
  private long rowsThen;

  private KeyedTree(String name, BPlusTree tree, Schema schema, IndexSpec spec, int[][] columns) {
    this.name = name;
    this.tree = tree;
    this.schema = schema;
    this.spec = spec;
    this.keyColumns = columns[0];
    this.ownColumns = spec == null ? columns[0].length : spec.columns().size();
    this.valueColumns = columns[1];
  }

  /** The table itself: the value is the whole row. */
  static KeyedTree table(BPlusTree tree, Schema schema) {
    int[] all = new int[schema.columns().size()];
    Arrays.setAll(all, i -> i);
    return new KeyedTree(
        "primary key",
        tree,
        schema,
        null,
        new int[][] {schema.positions(schema.primaryKey()), all});
  }

  static KeyedTree index(BPlusTree tree, Schema schema, IndexSpec spec) {
    List<String> key = new ArrayList<>(spec.columns());
    key.addAll(schema.primaryKey());
    return new KeyedTree(
        spec.name(),
        tree,
        schema,
        spec,
        new int[][] {schema.positions(key), schema.positions(spec.included())});
  }

  String name() {
    return name;
  }

  BPlusTree tree() {
    return tree;
  }

  /** An estimate of the overflow pages of a row, made anew when there are twice or half as many. */
  double overflowPages() {
    long rows = tree.size();
    if (rowsThen == 0 || rows > 2 * rowsThen || rows < rowsThen / 2) {
      overflowPages = tree.estimateOverflowPages();
      rowsThen = rows;
    }
    return overflowPages;
  }

  boolean isTable() {
    return spec == null;
  }

  // ---- entries

  /** Whether the row has an entry here. */
  boolean has(List<Object> row) {
    Condition only = spec == null ? null : spec.onlyWhere();
    return only == null || only.holds(row.get(schema.position(only.column())));
  }

  byte[] key(List<Object> row) {
    return TupleCodec.encode(pick(row, keyColumns));
  }

  byte[] value(List<Object> row) {
    return TupleCodec.encode(pick(row, valueColumns));
  }

  void checkKeyLength(byte[] key) {
    if (key.length > tree.maxKeyBytes()) {
      throw new KeyTooLargeException(name, key.length, tree.maxKeyBytes());
    }
  }

  /** The keys of rows that must not be there beside this one; null if there may be any. */
  KeyRange mustBeFree(List<Object> row) {
    List<Object> own = ownValues(row);
    if (spec != null && (!spec.unique() || own.contains(null))) {
      return null;
    }
    return KeyRange.prefix(TupleCodec.encode(own));
  }

  List<Object> ownValues(List<Object> row) {
    return pick(row, Arrays.copyOf(keyColumns, ownColumns));
  }

  static List<Object> pick(List<Object> row, int[] positions) {
    List<Object> values = new ArrayList<>(positions.length);
    for (int position : positions) {
      values.add(row.get(position));
    }
    return values;
  }

  /** A row with the columns that stand in an entry, the others null. */
  List<Object> row(byte[] key, byte[] value) {
    List<Object> row = new ArrayList<>();
    schema.columns().forEach(column -> row.add(null));
    fill(row, keyColumns, TupleCodec.decode(key, schema.types(keyColumns)));
    fill(row, valueColumns, TupleCodec.decode(value, schema.types(valueColumns)));
    return row;
  }

  private static void fill(List<Object> row, int[] positions, List<Object> values) {
    for (int i = 0; i < positions.length; i++) {
      row.set(positions[i], values.get(i));
    }
  }

  /** The primary key of an entry's row, as a key of the table. */
  byte[] primaryKey(byte[] key) {
    List<Object> values = TupleCodec.decode(key, schema.types(keyColumns));
    return TupleCodec.encode(values.subList(ownColumns, values.size()));
  }

  // ---- planning

  /** Whether an entry has all these columns. */
  boolean covers(Iterable<Integer> positions) {
    for (int position : positions) {
      boolean inKey = Arrays.stream(keyColumns).anyMatch(column -> column == position);
      if (!inKey && Arrays.stream(valueColumns).noneMatch(column -> column == position)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every row that the query wants has an entry here. */
  boolean isCompleteFor(Query query) {
    return spec == null
        || spec.onlyWhere() == null
        || query.conditions().contains(spec.onlyWhere());
  }

  String columnOfKey(int index) {
    return schema.columns().get(keyColumns[index]).name();
  }

  int keyLength() {
    return keyColumns.length;
  }
}
