package dev.distlab.index.secondary;

import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.PageAudit;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.secondary.Planner.Plan;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.DiskException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table with secondary indexes: rows in a B+tree under their primary key, and for each index
 * another B+tree in the same file, kept in step by every change.
 *
 * <p>Rows are lists of values in the order of the {@link Schema}. A change first checks everything
 * that can be refused (duplicates in any unique index, keys that are too long, values that have no
 * encoding), then writes: a refused change has changed nothing.
 *
 * <p>For one thread. Failures of the disk are {@link DiskException}s, after which the file refuses
 * further work.
 *
 * <p>Source: G. Graefe, "Modern B-tree techniques", 2011, chapter 3 (duplicate key values) and
 * chapter 5 (query processing with secondary indexes).
 */
public final class Table implements AutoCloseable {

  private final Pager pager;
  private final Schema schema;
  private final KeyedTree rows;
  private final List<KeyedTree> indexes = new ArrayList<>();
  private final Planner planner;
  private long indexEntriesWritten;

  /**
   * Opens the table of a page file that it has for itself, or creates it. It closes the pager, at
   * once if the table is refused.
   *
   * @throws IllegalArgumentException if schema or indexes make no sense, or are not the ones that
   *     the file was made with
   */
  public Table(Pager pager, Schema schema, List<IndexSpec> specs, BPlusTreeOptions options) {
    this.pager = pager;
    this.schema = schema;
    try {
      Declaration.check(pager, schema, specs);
      this.rows = KeyedTree.table(BPlusTree.open(pager, 0, options, Trace.none()), schema);
      for (IndexSpec spec : specs) {
        BPlusTree tree = BPlusTree.open(pager, indexes.size() + 1, options, Trace.none());
        indexes.add(KeyedTree.index(tree, schema, spec));
      }
      this.planner = new Planner(schema, rows, indexes);
    } catch (RuntimeException failure) {
      pager.poison(failure);
      pager.close();
      throw failure;
    }
  }

  // ---- change

  /**
   * Adds a row.
   *
   * @throws DuplicateKeyException if its primary key, or its values in a unique index, are taken
   */
  public void insert(List<Object> row) {
    schema.check(row);
    byte[] key = rows.key(row);
    if (rows.tree().get(key).isPresent()) {
      throw new DuplicateKeyException(rows.name(), rows.ownValues(row));
    }
    checkIndexes(row, null);
    write(changes(null, row));
  }

  /**
   * Replaces the row with the same primary key. An index whose columns have not changed is not
   * touched.
   *
   * @return whether there was such a row
   * @throws DuplicateKeyException if its values in a unique index are taken by another row
   */
  public boolean update(List<Object> row) {
    schema.check(row);
    Optional<byte[]> stored = rows.tree().get(rows.key(row));
    if (stored.isEmpty()) {
      return false;
    }
    List<Object> old = rows.row(rows.key(row), stored.get());
    checkIndexes(row, old);
    write(changes(old, row));
    return true;
  }

  /** Removes the row with this primary key; returns whether there was one. */
  public boolean delete(Object... primaryKey) {
    byte[] key = primaryKey(primaryKey);
    Optional<byte[]> stored = rows.tree().get(key);
    if (stored.isEmpty()) {
      return false;
    }
    write(changes(rows.row(key, stored.get()), null));
    return true;
  }

  /** Refuses what cannot be written, before anything is. */
  private void checkIndexes(List<Object> row, List<Object> old) {
    for (KeyedTree index : indexes) {
      if (!index.has(row)) {
        continue;
      }
      index.checkKeyLength(index.key(row));
      KeyRange free = index.mustBeFree(row);
      if (free != null && isTakenByAnother(index, free, old)) {
        throw new DuplicateKeyException(index.name(), index.ownValues(row));
      }
    }
  }

  private boolean isTakenByAnother(KeyedTree index, KeyRange range, List<Object> old) {
    byte[] own = old != null && index.has(old) ? index.key(old) : null;
    for (Cursor cursor = index.tree().cursor(range); cursor.next(); ) {
      if (own == null || !Arrays.equals(cursor.key(), own)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is to be done in one tree: without an old key nothing is removed, without a new one put.
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record EntryChange(KeyedTree target, byte[] oldKey, byte[] newKey, byte[] value) {}

  /** All that turns {@code old} into {@code row}, encoded: what cannot be is refused here. */
  private List<EntryChange> changes(List<Object> old, List<Object> row) {
    List<EntryChange> changes = new ArrayList<>(1 + indexes.size());
    changes.add(change(rows, old, row));
    for (KeyedTree index : indexes) {
      EntryChange change = change(index, old, row);
      boolean sameKey = Arrays.equals(change.oldKey, change.newKey);
      if (!sameKey || change.newKey != null && !Arrays.equals(index.value(old), change.value)) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static EntryChange change(KeyedTree target, List<Object> old, List<Object> row) {
    byte[] oldKey = old != null && target.has(old) ? target.key(old) : null;
    byte[] newKey = row != null && target.has(row) ? target.key(row) : null;
    return new EntryChange(target, oldKey, newKey, newKey == null ? null : target.value(row));
  }

  private void write(List<EntryChange> changes) {
    try {
      for (EntryChange change : changes) {
        BPlusTree tree = change.target.tree();
        if (change.oldKey != null && !Arrays.equals(change.oldKey, change.newKey)) {
          tree.delete(change.oldKey);
        }
        if (change.newKey != null) {
          tree.put(change.newKey, change.value);
        }
        indexEntriesWritten += change.target.isTable() ? 0 : 1;
      }
    } catch (RuntimeException | Error failure) {
      pager.poison(failure);
      throw failure;
    }
  }

  // ---- look-up

  /** The row with this primary key. */
  public Optional<List<Object>> get(Object... primaryKey) {
    byte[] key = primaryKey(primaryKey);
    return rows.tree().get(key).map(value -> rows.row(key, value));
  }

  private byte[] primaryKey(Object... values) {
    if (values.length != schema.primaryKey().size()) {
      throw new IllegalArgumentException(
          "a primary key of " + values.length + " values, not " + schema.primaryKey().size());
    }
    int[] positions = schema.positions(schema.primaryKey());
    for (int i = 0; i < values.length; i++) {
      schema.check(positions[i], values[i]);
    }
    return TupleCodec.encode(Arrays.asList(values));
  }

  /** How the query would be answered; reads a page of each level of each tree for the estimates. */
  public Explain explain(Query query) {
    check(query);
    List<Explain.Way> ways = planner.plans(query).stream().map(Plan::way).toList();
    return new Explain(ways.get(0), ways);
  }

  /** The rows of a query, by the cheapest way. */
  public QueryResult run(Query query) {
    check(query);
    return run(query, planner.plans(query).get(0));
  }

  /**
   * The rows of a query, by the cheapest way of this kind.
   *
   * @throws IllegalArgumentException if the query has no such way
   */
  public QueryResult run(Query query, AccessPath path) {
    check(query);
    for (Plan plan : planner.plans(query)) {
      if (plan.way().path() == path) {
        return run(query, plan);
      }
    }
    throw new IllegalArgumentException("no " + path.word() + " answers " + query);
  }

  /** The rows of a query by one of the ways that {@link #explain} has considered. */
  QueryResult run(Query query, Explain.Way way) {
    for (Plan plan : planner.plans(query)) {
      if (plan.way().equals(way)) {
        return run(query, plan);
      }
    }
    throw new IllegalArgumentException("no such way to the rows of " + query);
  }

  private QueryResult run(Query query, Plan plan) {
    PageStats before = pager.stats();
    int[] columns =
        query.columns().isEmpty()
            ? schema.positions(schema.columns().stream().map(Column::name).toList())
            : schema.positions(query.columns());
    List<List<Object>> result = new ArrayList<>();
    long lookedAt = 0;
    for (Cursor cursor = plan.tree().tree().cursor(plan.range()); cursor.next(); ) {
      lookedAt++;
      List<Object> row = row(plan, cursor);
      if (holds(query, row)) {
        result.add(KeyedTree.pick(row, columns));
      }
    }
    PageStats cost = pager.stats().since(before);
    return new QueryResult(result, plan.way(), lookedAt, cost.pins(), cost.misses());
  }

  private List<Object> row(Plan plan, Cursor cursor) {
    if (plan.way().path() != AccessPath.INDEX) {
      return plan.tree().row(cursor.key(), cursor.value());
    }
    byte[] key = plan.tree().primaryKey(cursor.key());
    byte[] value = rows.tree().get(key).orElseThrow(() -> orphan(plan.tree(), cursor));
    return rows.row(key, value);
  }

  private IllegalStateException orphan(KeyedTree index, Cursor cursor) {
    return new IllegalStateException(
        index.name() + ": the entry " + Arrays.toString(cursor.key()) + " has no row");
  }

  private boolean holds(Query query, List<Object> row) {
    for (Condition condition : query.conditions()) {
      if (!condition.holds(row.get(schema.position(condition.column())))) {
        return false;
      }
    }
    return true;
  }

  private void check(Query query) {
    for (Condition condition : query.conditions()) {
      schema.check(schema.position(condition.column()), condition.value());
    }
    schema.positions(query.columns());
  }

  // ---- the whole

  /** How many rows there are. */
  public long size() {
    return rows.tree().size();
  }

  /** How many index entries inserts, updates and deletes have had to write or remove so far. */
  public long indexEntriesWritten() {
    return indexEntriesWritten;
  }

  /** The tree with the rows, for its shape. */
  public BPlusTree rowTree() {
    return rows.tree();
  }

  /** The tree of an index, for its shape; {@code index} is its place in the declaration. */
  public BPlusTree indexTree(int index) {
    return indexes.get(index).tree();
  }

  /** Checks every tree, and that each index has just the entries of the rows. O(everything). */
  public VerificationReport verify() {
    PageAudit audit = new PageAudit(pager);
    long entries = rows.tree().verify(audit);
    for (KeyedTree index : indexes) {
      entries += index.tree().verify(audit);
    }
    if (audit.problems().isEmpty()) {
      verifyEntries(audit);
    }
    long pages = audit.claimedPages() - 1L;
    return new VerificationReport(entries, pages, audit.finish());
  }

  private void verifyEntries(PageAudit audit) {
    long[] expected = new long[indexes.size()];
    for (Cursor cursor = rows.tree().cursor(KeyRange.all()); cursor.next(); ) {
      List<Object> row = rows.row(cursor.key(), cursor.value());
      for (int i = 0; i < expected.length; i++) {
        KeyedTree index = indexes.get(i);
        if (!index.has(row)) {
          continue;
        }
        expected[i]++;
        byte[] value = index.tree().get(index.key(row)).orElse(null);
        if (!Arrays.equals(value, index.value(row))) {
          audit.problem("I1: " + index.name() + " lacks the entry of row " + row);
        }
      }
    }
    for (int i = 0; i < expected.length; i++) {
      KeyedTree index = indexes.get(i);
      if (index.tree().size() != expected[i]) {
        audit.problem(
            "I1: " + index.name() + " has " + index.tree().size() + " entries for " + expected[i]);
      }
      verifyUnique(index, audit);
    }
  }

  /** Equal values of a unique index would be neighbours. */
  private static void verifyUnique(KeyedTree index, PageAudit audit) {
    byte[] before = null;
    for (Cursor cursor = index.tree().cursor(KeyRange.all()); cursor.next(); ) {
      List<Object> row = index.row(cursor.key(), cursor.value());
      KeyRange range = index.mustBeFree(row);
      byte[] own = range == null ? null : range.lowerBound();
      if (own != null && Arrays.equals(own, before)) {
        audit.problem("I2: " + index.name() + " has " + index.ownValues(row) + " twice");
      }
      before = own;
    }
  }

  /** Makes all changes so far durable. */
  public void sync() {
    pager.sync();
  }

  /** What its pager has done. */
  public PageStats stats() {
    return pager.stats();
  }

  /** Syncs and closes the page file. */
  @Override
  public void close() {
    pager.close();
  }
}
