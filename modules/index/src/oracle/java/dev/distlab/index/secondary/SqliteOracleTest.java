package dev.distlab.index.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.cow.CowOptions;
import dev.distlab.index.cow.CowTree;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.secondary.Condition.Operator;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SQLite does the same work: it has to refuse the same, and answer alike, in the same order. */
class SqliteOracleTest {

  private static final PagerOptions PAGES = new PagerOptions(512, 64, Replacement.CLOCK);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("a", ColumnType.LONG),
          new Column("b", ColumnType.TEXT),
          new Column("c", ColumnType.DOUBLE),
          new Column("d", ColumnType.BYTES));

  private static final List<IndexSpec> INDEXES =
      List.of(
          IndexSpec.on("by_c", "c").including("d"),
          IndexSpec.on("by_dc", "d", "c").asUnique(),
          IndexSpec.on("by_b", "b").onlyWhere("c", Operator.ABOVE, 0.0));

  private static final Object[][] VALUES = {
    {Long.MIN_VALUE, -2L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE},
    {"", "a", "aa", "b", "\u00e4", "\u20ac", "\uffff", "\ud83d\ude00"},
    {null, Double.NEGATIVE_INFINITY, -1.5, -0.0, 0.0, 5e-324, 2.5, 1e300},
    {null, bytes(), bytes(0), bytes(0, 0), bytes(0, -1), bytes(1), bytes(127), bytes(-128)}
  };

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void table_anyChangesAndQueries_refusesAndAnswersAsSqlite() throws SQLException {
    int refused = 0;
    int found = 0;
    for (int seed = 1; seed <= 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      try (Sqlite sqlite = new Sqlite()) {
        sqlite.change(
            "create table t(a integer not null, b text not null, c real, d blob,"
                + " primary key(a, b)) without rowid");
        sqlite.change("create unique index by_dc on t(d, c)");
        Table table =
            new Table(
                Pager.open(new MemoryDisk(), "t", PAGES),
                new Schema(COLUMNS, List.of("a", "b")),
                INDEXES,
                BPlusTreeOptions.defaults());
        for (int i = 0; i < 500; i++) {
          refused += change(table, sqlite, row(random), random.nextInt(4)) ? 0 : 1;
          found += ask(table, sqlite, query(random));
        }
        assertThat(table.verify().problems()).isEmpty();
      }
    }
    assertThat(refused).isGreaterThan(1_000);
    assertThat(found).isGreaterThan(10_000);
  }

  private static List<Object> row(SeededRandom random) {
    List<Object> row = new ArrayList<>();
    for (Object[] values : VALUES) {
      row.add(values[random.nextInt(values.length)]);
    }
    return row;
  }

  /** Returns whether the change was made, by both. */
  private static boolean change(Table table, Sqlite sqlite, List<Object> row, int kind)
      throws SQLException {
    Object a = row.get(0);
    Object b = row.get(1);
    int changed =
        switch (kind) {
          case 0 -> sqlite.change("delete from t where a = ? and b = ?", a, b);
          case 1 ->
              sqlite.change(
                  "update t set c = ?, d = ? where a = ? and b = ?", row.get(2), row.get(3), a, b);
          default -> sqlite.change("insert into t values(?, ?, ?, ?)", row.toArray());
        };
    assertThat(ours(table, row, kind)).as("%s", row).isEqualTo(changed);
    return changed >= 0;
  }

  /** How many rows have changed, -1 if the change was refused. */
  private static int ours(Table table, List<Object> row, int kind) {
    try {
      return switch (kind) {
        case 0 -> table.delete(row.get(0), row.get(1)) ? 1 : 0;
        case 1 -> table.update(row) ? 1 : 0;
        default -> {
          table.insert(row);
          yield 1;
        }
      };
    } catch (DuplicateKeyException refused) {
      return -1;
    }
  }

  private static Query query(SeededRandom random) {
    Query query = Query.all();
    for (int i = random.nextInt(4); i > 0; i--) {
      int column = random.nextInt(VALUES.length);
      Object value = row(random).get(column);
      if (value != null) {
        Operator[] operators = Operator.values();
        Operator operator = operators[random.nextInt(operators.length)];
        query = query.and(COLUMNS.get(column).name(), operator, value);
      }
    }
    return query;
  }

  /** Asks in every way that there is; returns how many rows there are. */
  private static int ask(Table table, Sqlite sqlite, Query query) throws SQLException {
    StringBuilder where = new StringBuilder(" where 1");
    List<Object> values = new ArrayList<>();
    for (Condition condition : query.conditions()) {
      String operator =
          switch (condition.operator()) {
            case EQUALS -> "=";
            case BELOW -> "<";
            case AT_MOST -> "<=";
            case ABOVE -> ">";
            case AT_LEAST -> ">=";
          };
      where.append(" and ").append(condition.column()).append(' ').append(operator).append(" ?");
      values.add(condition.value());
    }
    int found = 0;
    for (Explain.Way way : table.explain(query).considered()) {
      String order =
          switch (way.index()) {
            case "by_c" -> "c, a, b";
            case "by_dc" -> "d, c, a, b";
            case "by_b" -> "b, a";
            default -> "a, b";
          };
      List<String> expected =
          sqlite.rows("select a, b, c, d from t" + where + " order by " + order, values.toArray());
      List<String> rows = new ArrayList<>();
      table.run(query, way).rows().forEach(row -> rows.add(text(row)));
      assertThat(rows).as("%s by %s", query, way).isEqualTo(expected);
      found = rows.size();
    }
    return found;
  }

  @Test
  void orderedStores_anyRange_giveWhatSqliteSelects() throws SQLException {
    for (OrderedStore store :
        List.of(
            BPlusTree.open(new MemoryDisk(), "kv", PAGES, BPlusTreeOptions.defaults()),
            CowTree.open(new MemoryDisk(), "kv", new CowOptions(512, 0)))) {
      SeededRandom random = new SeededRandom(7);
      try (Sqlite sqlite = new Sqlite()) {
        sqlite.change("create table kv(k blob primary key, v blob) without rowid");
        for (int i = 0; i < 4_000; i++) {
          byte[] key = key(random);
          if (random.nextInt(3) == 0) {
            assertThat(store.delete(key))
                .isEqualTo(sqlite.change("delete from kv where k = ?", key) == 1);
          } else {
            byte[] value = new byte[random.nextInt(30)];
            random.nextBytes(value);
            store.put(key, value);
            sqlite.change("insert or replace into kv values(?, ?)", key, value);
          }
          if (i % 10 == 0) {
            range(store, sqlite, key(random), key(random));
          }
        }
        assertThat(store.verify().problems()).isEmpty();
      }
    }
  }

  /** Up to four bytes of few values, low and high ones. */
  private static byte[] key(SeededRandom random) {
    byte[] key = new byte[random.nextInt(5)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(6) - 3);
    }
    return key;
  }

  private static void range(OrderedStore store, Sqlite sqlite, byte[] from, byte[] to)
      throws SQLException {
    Cursor up = store.cursor(KeyRange.of(from, to));
    Cursor down = store.cursor(KeyRange.of(from, to));
    down.seekToEnd();
    List<String> ascending = new ArrayList<>();
    List<String> descending = new ArrayList<>();
    while (up.next()) {
      ascending.add(text(List.of(up.key(), up.value())));
    }
    while (down.previous()) {
      descending.add(text(List.of(down.key(), down.value())));
    }
    String select = "select k, v from kv where k >= ? and k < ? order by k";
    assertThat(ascending).isEqualTo(sqlite.rows(select, from, to));
    assertThat(descending).isEqualTo(sqlite.rows(select + " desc", from, to));
    assertThat(text(store.floor(from)))
        .isEqualTo(sqlite.rows("select k, v from kv where k <= ? order by k desc limit 1", from));
    assertThat(text(store.ceiling(from)))
        .isEqualTo(sqlite.rows("select k, v from kv where k >= ? order by k limit 1", from));
  }

  private static List<String> text(Optional<OrderedStore.Entry> entry) {
    return entry.map(one -> text(List.of(one.key(), one.value()))).stream().toList();
  }

  private static String text(List<?> row) {
    List<String> texts = new ArrayList<>();
    for (Object value : row) {
      texts.add(
          value instanceof byte[] bytes
              ? Arrays.toString(bytes)
              : value instanceof Double number ? String.valueOf(number + 0.0) : "" + value);
    }
    return String.join(" | ", texts);
  }

  /** A database in memory. */
  private static final class Sqlite implements AutoCloseable {

    private final Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");

    Sqlite() throws SQLException {}

    /** How many rows have changed, -1 if a constraint refuses it. */
    int change(String sql, Object... values) throws SQLException {
      try (PreparedStatement statement = statement(sql, values)) {
        return statement.executeUpdate();
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("UNIQUE constraint failed");
        return -1;
      }
    }

    List<String> rows(String sql, Object... values) throws SQLException {
      List<String> rows = new ArrayList<>();
      try (PreparedStatement statement = statement(sql, values);
          ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<Object> row = new ArrayList<>(Collections.nCopies(columns, null));
          for (int i = 0; i < columns; i++) {
            row.set(i, result.getObject(i + 1));
          }
          rows.add(text(row));
        }
      }
      return rows;
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
