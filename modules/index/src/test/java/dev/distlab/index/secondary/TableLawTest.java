package dev.distlab.index.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.Pager;
import dev.distlab.index.secondary.Condition.Operator;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** I1 to I4: random changes and queries, against a list of rows. */
class TableLawTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Column("a", ColumnType.LONG),
              new Column("b", ColumnType.TEXT),
              new Column("c", ColumnType.DOUBLE),
              new Column("d", ColumnType.LONG)),
          List.of("a", "b"));

  private static final List<IndexSpec> INDEXES =
      List.of(
          IndexSpec.on("c", "c"),
          IndexSpec.on("dc", "d", "c").asUnique(),
          IndexSpec.on("bd", "b", "d").including("c"),
          IndexSpec.on("some_d", "d").onlyWhere("c", Operator.AT_LEAST, 0.0));

  @Test
  void anyChangesAndQueries_agreeWithAListOfRows() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Disk disk = new MemoryDisk();
      BPlusTreeOptions options =
          BPlusTreeOptions.defaults().withMaxEntriesPerPage(seed % 2 == 0 ? 4 : 0);
      Table table = open(disk, options);
      TreeMap<String, List<Object>> model = new TreeMap<>();
      for (int i = 0; i < 1_000; i++) {
        if (random.nextInt(10) < 8) {
          change(random, table, model);
        } else {
          ask(random, table, model);
        }
        if (random.nextInt(100) == 0) {
          table.close();
          table = open(disk, options);
        }
      }
      assertThat(table.verify().problems()).isEmpty();
      assertThat(table.size()).isEqualTo(model.size());
    }
  }

  private static Table open(Disk disk, BPlusTreeOptions options) {
    return new Table(Pager.open(disk, "t", TableTest.PAGES), SCHEMA, INDEXES, options);
  }

  /** The broken twin: an index that misses one change, found by one of the ways through it. */
  @Test
  void law_indexThatLacksAnEntry_isBroken() {
    SeededRandom random = new SeededRandom(1);
    Table table = open(new MemoryDisk(), BPlusTreeOptions.defaults());
    TreeMap<String, List<Object>> model = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      change(random, table, model);
    }
    Cursor cursor = table.indexTree(0).cursor(KeyRange.all());
    cursor.seekToEnd();
    assertThat(cursor.previous()).isTrue();
    table.indexTree(0).delete(cursor.key());
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 200; i++) {
                ask(random, table, model);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("index=c,");
    assertThat(table.verify().isSound()).isFalse();
  }

  private static List<Object> row(SeededRandom random) {
    Double c = random.nextInt(6) == 0 ? null : (double) random.nextInt(-4, 5);
    Long d = random.nextInt(6) == 0 ? null : (long) random.nextInt(20);
    return Arrays.asList((long) random.nextInt(10), "b" + random.nextInt(4), c, d);
  }

  private static String key(List<Object> row) {
    return row.get(0) + "/" + row.get(1);
  }

  private static void change(
      SeededRandom random, Table table, TreeMap<String, List<Object>> model) {
    List<Object> row = row(random);
    boolean present = model.containsKey(key(row));
    boolean taken = isTaken(model, row);
    switch (random.nextInt(3)) {
      case 0 -> {
        boolean refused = refuses(() -> table.insert(row));
        assertThat(refused).isEqualTo(present || taken);
        if (!refused) {
          model.put(key(row), row);
        }
      }
      case 1 -> {
        boolean refused = refuses(() -> assertThat(table.update(row)).isEqualTo(present));
        assertThat(refused).isEqualTo(present && taken);
        if (present && !refused) {
          model.put(key(row), row);
        }
      }
      default -> {
        assertThat(table.delete(row.get(0), row.get(1))).isEqualTo(present);
        model.remove(key(row));
      }
    }
  }

  /** Whether another row has the same values in the unique index, none of them null. */
  private static boolean isTaken(TreeMap<String, List<Object>> model, List<Object> row) {
    return row.get(2) != null
        && row.get(3) != null
        && model.values().stream()
            .filter(other -> !key(other).equals(key(row)))
            .anyMatch(other -> row.get(2).equals(other.get(2)) && row.get(3).equals(other.get(3)));
  }

  private static boolean refuses(Runnable change) {
    try {
      change.run();
      return false;
    } catch (DuplicateKeyException refused) {
      return true;
    }
  }

  /** Every way to the rows gives the rows for which the conditions hold. */
  private static void ask(SeededRandom random, Table table, TreeMap<String, List<Object>> model) {
    Query query = Query.all();
    String[] names = {"a", "b", "c", "d"};
    for (int i = random.nextInt(4); i > 0; i--) {
      int column = random.nextInt(4);
      Object value = row(random).get(column);
      if (value != null) {
        Operator[] operators = Operator.values();
        query = query.and(names[column], operators[random.nextInt(operators.length)], value);
      }
    }
    if (random.nextBoolean()) {
      query = query.select("b", "d");
    }
    List<String> expected = new ArrayList<>();
    for (List<Object> row : model.values()) {
      boolean holds =
          query.conditions().stream().allMatch(c -> holds(c, row.get("abcd".indexOf(c.column()))));
      if (holds) {
        expected.add(
            query.columns().isEmpty()
                ? row.toString()
                : List.of(row.get(1), String.valueOf(row.get(3))).toString());
      }
    }
    for (Explain.Way way : table.explain(query).considered()) {
      List<String> rows = table.run(query, way).rows().stream().map(Object::toString).toList();
      assertThat(rows).as("%s by %s", query, way).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** What a condition says, without a look at keys. */
  @SuppressWarnings("unchecked")
  private static boolean holds(Condition condition, Object value) {
    if (value == null) {
      return false;
    }
    int order = ((Comparable<Object>) value).compareTo(condition.value());
    return switch (condition.operator()) {
      case EQUALS -> order == 0;
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
