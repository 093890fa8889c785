package dev.distlab.index.secondary;

import static dev.distlab.index.secondary.Condition.Operator.ABOVE;
import static dev.distlab.index.secondary.Condition.Operator.AT_LEAST;
import static dev.distlab.index.secondary.Condition.Operator.AT_MOST;
import static dev.distlab.index.secondary.Condition.Operator.BELOW;
import static dev.distlab.index.secondary.Condition.Operator.EQUALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.page.StructureState;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TableTest {

  static final PagerOptions PAGES = new PagerOptions(1_024, 64, Replacement.CLOCK);

  private static final Schema PEOPLE =
      new Schema(
          List.of(
              new Column("id", ColumnType.LONG),
              new Column("name", ColumnType.TEXT),
              new Column("city", ColumnType.TEXT),
              new Column("age", ColumnType.LONG),
              new Column("email", ColumnType.TEXT)),
          List.of("id"));

  private static final IndexSpec BY_CITY = IndexSpec.on("by_city", "city");
  private static final IndexSpec BY_EMAIL = IndexSpec.on("by_email", "email").asUnique();
  private static final IndexSpec BY_CITY_AGE =
      IndexSpec.on("by_city_age", "city", "age").including("name");

  private static Table table(IndexSpec... specs) {
    return table(new MemoryDisk(), specs);
  }

  private static Table table(Disk disk, IndexSpec... specs) {
    return new Table(
        Pager.open(disk, "people", PAGES), PEOPLE, List.of(specs), BPlusTreeOptions.defaults());
  }

  private static List<Object> row(long id, String name, String city, Long age, String email) {
    return Arrays.asList(id, name, city, age, email);
  }

  private static void fill(Table table, int count) {
    String[] cities = {"Oslo", "Rome", "Lima"};
    for (int i = 0; i < count; i++) {
      table.insert(row(i, "n" + i, cities[i % 3], (long) (i % 50), "e" + i));
    }
  }

  private static void assertSound(Table table) {
    assertThat(table.verify().problems()).isEmpty();
  }

  // ---- keeping in step

  @Test
  void insertUpdateDelete_indexesFollow() {
    Table table = table(BY_CITY, BY_EMAIL, BY_CITY_AGE);
    fill(table, 300);
    assertSound(table);
    assertThat(names(table, "city", "Oslo")).hasSize(100);
    assertThat(table.update(row(0, "n0", "Rome", 1L, "new"))).isTrue();
    assertThat(names(table, "city", "Oslo")).hasSize(99);
    assertThat(names(table, "city", "Rome")).hasSize(101).contains("n0");
    assertThat(names(table, "email", "e0")).isEmpty();
    assertThat(names(table, "email", "new")).containsExactly("n0");
    assertThat(table.delete(0L)).isTrue();
    assertThat(table.delete(0L)).isFalse();
    assertThat(table.update(row(0, "n0", "Rome", 1L, "new"))).isFalse();
    assertThat(names(table, "email", "new")).isEmpty();
    assertThat(table.size()).isEqualTo(299);
    assertSound(table);
  }

  private static List<Object> names(Table table, String column, String value) {
    QueryResult result = table.run(Query.where(column, EQUALS, value).select("name"));
    return result.rows().stream().map(row -> row.get(0)).toList();
  }

  @Test
  void update_ofAColumnThatNoIndexHas_touchesNoIndex() {
    Table table = table(BY_CITY, BY_EMAIL);
    fill(table, 10);
    long before = table.indexEntriesWritten();
    table.update(row(3, "other name", "Oslo", 99L, "e3"));
    assertThat(table.indexEntriesWritten()).isEqualTo(before);
    table.update(row(3, "other name", "Lima", 99L, "e3"));
    assertThat(table.indexEntriesWritten()).isEqualTo(before + 1);
    assertSound(table);
  }

  @Test
  void update_ofAnIncludedColumn_updatesTheEntry() {
    Table table = table(BY_CITY_AGE);
    table.insert(row(1, "Ann", "Oslo", 30L, "e"));
    table.update(row(1, "Anna", "Oslo", 30L, "e"));
    QueryResult result =
        table.run(Query.where("city", EQUALS, "Oslo").select("name"), AccessPath.COVERING_INDEX);
    assertThat(result.rows()).containsExactly(List.of("Anna"));
    assertSound(table);
  }

  // ---- equal values

  @Test
  void insert_manyRowsWithOneValue_allAreFoundAndEachCanBeDeleted() {
    Table table = table(BY_CITY);
    for (int i = 0; i < 500; i++) {
      table.insert(row(i, "n", "Oslo", 1L, "e"));
    }
    assertThat(names(table, "city", "Oslo")).hasSize(500);
    for (long i = 0; i < 500; i += 2) {
      assertThat(table.delete(i)).isTrue();
    }
    assertThat(names(table, "city", "Oslo")).hasSize(250);
    assertSound(table);
  }

  @Test
  void delete_rowsOfOneValueInTheOrderOfInsertionAndInTheOpposite_leavesTheOthers() {
    for (boolean opposite : new boolean[] {false, true}) {
      Table table = table(BY_CITY);
      for (int i = 0; i < 300; i++) {
        table.insert(row(i, "n" + i, "Oslo", 1L, "e"));
      }
      for (int i = 0; i < 300; i++) {
        long id = opposite ? 299 - i : i;
        assertThat(table.delete(id)).isTrue();
        assertThat(names(table, "city", "Oslo")).hasSize(299 - i).doesNotContain("n" + id);
        assertSound(table);
      }
    }
  }

  @Test
  void open_twoIndexesOfOneName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(BY_CITY, IndexSpec.on("by_city", "age")))
        .withMessageContaining("two indexes have the same name");
  }

  // ---- I3: what cannot be encoded

  @Test
  void insertOrUpdate_textThatIsNotUnicode_isRefusedAndChangesNothing() {
    Disk disk = new MemoryDisk();
    Table table = table(disk, BY_CITY_AGE);
    table.insert(row(1, "Ann", "Oslo", 30L, "a@x"));
    for (List<Object> bad :
        List.of(
            row(2, "\ud800", "Rome", 1L, "e"),
            row(2, "n", "\ud800", 1L, "e"),
            row(2, "n", "Rome", 1L, "\ud800"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> table.insert(bad));
      List<Object> same = new ArrayList<>(bad);
      same.set(0, 1L);
      assertThatIllegalArgumentException().isThrownBy(() -> table.update(same));
    }
    table.sync();
    assertThat(table.get(1L)).hasValue(row(1, "Ann", "Oslo", 30L, "a@x"));
    assertThat(table.size()).isEqualTo(1);
    assertSound(table);
  }

  // ---- I2 and I3: unique indexes

  @Test
  void insert_valueTakenInAUniqueIndex_isRefusedAndNamesTheIndex() {
    Table table = table(BY_CITY, BY_EMAIL);
    table.insert(row(1, "Ann", "Oslo", 30L, "a@x"));
    assertThatThrownBy(() -> table.insert(row(2, "Bo", "Rome", 41L, "a@x")))
        .isInstanceOfSatisfying(
            DuplicateKeyException.class,
            failure -> assertThat(failure.index()).isEqualTo("by_email"))
        .hasMessage("by_email: there is a row with [a@x] already");
    assertThat(table.size()).isEqualTo(1);
    assertThat(names(table, "city", "Rome")).isEmpty();
    assertSound(table);
  }

  @Test
  void insert_violationInTheSecondOfThreeIndexes_leavesAllTreesAsTheyWere() {
    Table table = table(BY_CITY, BY_EMAIL, IndexSpec.on("by_age", "age"));
    fill(table, 20);
    long written = table.indexEntriesWritten();
    assertThatThrownBy(() -> table.insert(row(99, "x", "Oslo", 1L, "e7")))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> table.update(row(3, "x", "Lima", 2L, "e7")))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(table.indexEntriesWritten()).isEqualTo(written);
    assertThat(table.size()).isEqualTo(20);
    assertThat(table.get(3L).orElseThrow()).isEqualTo(row(3, "n3", "Oslo", 3L, "e3"));
    assertSound(table);
  }

  @Test
  void insert_keyTooLongForTheThirdIndex_leavesAllTreesAsTheyWere() {
    Table table = table(BY_EMAIL, BY_CITY, IndexSpec.on("by_name", "name"));
    assertThatThrownBy(() -> table.insert(row(1, "n".repeat(200), "Oslo", 1L, "e")))
        .isInstanceOf(KeyTooLargeException.class)
        .hasMessageContaining("by_name");
    assertThat(table.size()).isZero();
    assertThat(table.indexEntriesWritten()).isZero();
    assertSound(table);
  }

  @Test
  void update_toItsOwnValueInAUniqueIndex_isAllowed() {
    Table table = table(BY_EMAIL);
    table.insert(row(1, "Ann", "Oslo", 30L, "a@x"));
    assertThat(table.update(row(1, "Anna", "Oslo", 31L, "a@x"))).isTrue();
    assertSound(table);
  }

  @Test
  void update_valueOfAnotherType_isRefusedAndKeepsTheRow() {
    Table table = table(BY_CITY);
    table.insert(row(1, "Ann", "Oslo", 30L, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.update(Arrays.asList(1L, 7L, "Oslo", 30L, "a")))
        .withMessage("column name takes String, not 7");
    assertThat(table.get(1L)).hasValue(row(1, "Ann", "Oslo", 30L, "a"));
  }

  @Test
  void insert_nullInAUniqueIndex_mayRepeat() {
    Table table = table(BY_EMAIL);
    table.insert(row(1, "Ann", "Oslo", 30L, null));
    table.insert(row(2, "Bo", "Oslo", 30L, null));
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.run(Query.where("email", AT_LEAST, "")).rows()).isEmpty();
    assertSound(table);
  }

  @Test
  void insert_primaryKeyTaken_isRefused() {
    Table table = table();
    table.insert(row(1, "Ann", "Oslo", 30L, "a"));
    assertThatThrownBy(() -> table.insert(row(1, "Bo", "Rome", 41L, "b")))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessage("primary key: there is a row with [1] already");
    assertThat(table.get(1L).orElseThrow().get(1)).isEqualTo("Ann");
  }

  // ---- plans

  @Test
  void explain_conditionOnTheLeftmostColumns_usesThem() {
    Table table = table(BY_CITY_AGE);
    fill(table, 3_000);
    Query both = Query.where("city", EQUALS, "Oslo").and("age", AT_LEAST, 40L);
    assertThat(table.explain(both.select("name")).chosen())
        .extracting(Explain.Way::path, Explain.Way::index, Explain.Way::matchedColumns)
        .containsExactly(AccessPath.COVERING_INDEX, "by_city_age", 2);
    assertThat(table.explain(Query.where("city", EQUALS, "Oslo").select("name")).chosen())
        .extracting(Explain.Way::matchedColumns)
        .isEqualTo(1);
  }

  @Test
  void explain_conditionOnALaterColumnOnly_cannotNarrowTheIndex() {
    Table table = table(BY_CITY_AGE);
    fill(table, 3_000);
    Explain explain = table.explain(Query.where("age", EQUALS, 41L).select("email"));
    assertThat(explain.chosen().path()).isEqualTo(AccessPath.FULL_SCAN);
    assertThat(explain.considered()).hasSize(1);
  }

  @Test
  void explain_fewRows_takesTheIndexAndManyRowsTheScan() {
    Table table = table(IndexSpec.on("by_age", "age"));
    fill(table, 3_000);
    assertThat(table.explain(Query.where("age", EQUALS, 7L)).chosen().path())
        .isEqualTo(AccessPath.INDEX);
    assertThat(table.explain(Query.where("age", AT_LEAST, 10L)).chosen().path())
        .isEqualTo(AccessPath.FULL_SCAN);
    assertThat(table.explain(Query.where("id", EQUALS, 7L)).chosen().path())
        .isEqualTo(AccessPath.PRIMARY_KEY);
  }

  @Test
  void explain_estimates_areCloseToWhatTheRunLooksAt() {
    Table table = table(IndexSpec.on("by_age", "age"));
    fill(table, 5_000);
    for (long age = 1; age < 50; age += 7) {
      QueryResult result = table.run(Query.where("age", BELOW, age), AccessPath.INDEX);
      assertThat(result.rowsLookedAt()).isEqualTo(age * 100);
      assertThat(result.way().estimatedRows())
          .isBetween(age * 100 * 0.7 - 100, age * 100 * 1.3 + 100);
      assertThat((double) result.pagesRead())
          .isLessThanOrEqualTo(1.3 * result.way().estimatedPages() + 100);
    }
  }

  /** A scan reads the pages of every row's values, too. */
  @Test
  void explain_rowsWithOverflowPages_countsThemForEveryWay() {
    Table table = table(IndexSpec.on("by_age", "age"));
    for (int i = 0; i < 500; i++) {
      table.insert(row(i, "n".repeat(3_000), "Oslo", (long) (i % 25), "e" + i));
    }
    Query query = Query.where("age", EQUALS, 7L);
    Explain explain = table.explain(query);
    assertThat(explain.chosen().path()).isEqualTo(AccessPath.INDEX);
    for (Explain.Way way : explain.considered()) {
      double looked = table.run(query, way.path()).pagesAsked();
      assertThat(way.estimatedPages()).as("%s", way).isBetween(0.5 * looked, 1.2 * looked);
    }
  }

  @Test
  void run_coveringIndex_readsNoRow() {
    Table table = table(BY_CITY_AGE);
    fill(table, 3_000);
    Query query = Query.where("city", EQUALS, "Rome").select("name", "age", "id");
    QueryResult covering = table.run(query, AccessPath.COVERING_INDEX);
    QueryResult scan = table.run(query, AccessPath.FULL_SCAN);
    assertThat(covering.rows()).hasSize(1_000).containsExactlyInAnyOrderElementsOf(scan.rows());
    assertThat(covering.pagesAsked()).isLessThan(scan.pagesAsked());
  }

  @Test
  void explain_partialIndex_isUsedOnlyIfTheQueryImpliesIt() {
    Table table = table(IndexSpec.on("old_in", "city").onlyWhere("age", AT_LEAST, 45L));
    fill(table, 3_000);
    assertSound(table);
    Query implied = Query.where("city", EQUALS, "Oslo").and("age", AT_LEAST, 45L);
    assertThat(table.explain(implied).considered())
        .extracting(Explain.Way::path)
        .contains(AccessPath.INDEX);
    assertThat(table.run(implied, AccessPath.INDEX).rows()).hasSize(100);
    assertThat(table.run(implied, AccessPath.INDEX).rowsLookedAt()).isEqualTo(100);
    Query other = Query.where("city", EQUALS, "Oslo").and("age", AT_LEAST, 44L);
    assertThat(table.explain(other).considered())
        .extracting(Explain.Way::path)
        .containsExactly(AccessPath.FULL_SCAN);
    table.update(row(0, "n0", "Oslo", 46L, "e"));
    table.update(row(49 * 3, "n", "Oslo", 1L, "e"));
    assertSound(table);
  }

  @Test
  void run_boundsOnBothSides_excludeAndIncludeAsSaid() {
    Table table = table(IndexSpec.on("by_age", "age"));
    fill(table, 100);
    Query query = Query.where("age", ABOVE, 10L).and("age", AT_MOST, 13L).select("age");
    for (AccessPath path : List.of(AccessPath.COVERING_INDEX, AccessPath.FULL_SCAN)) {
      assertThat(table.run(query, path).rows())
          .extracting(row -> row.get(0))
          .containsOnly(11L, 12L, 13L)
          .hasSize(6);
    }
    assertThat(table.run(query.and("age", BELOW, 12L)).rows()).containsOnly(List.of(11L));
    assertThat(table.run(query.and("age", ABOVE, 20L)).rows()).isEmpty();
  }

  // ---- bad input

  @Test
  void anyCall_unknownColumnOrWrongType_isRejectedAndNamesIt() {
    Table table = table(BY_CITY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.run(Query.where("town", EQUALS, "Oslo")))
        .withMessageContaining("no column \"town\"");
    Query wrong = Query.where("city", EQUALS, 5L);
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> table.run(wrong),
            () -> table.run(wrong, AccessPath.INDEX),
            () -> table.explain(wrong))) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessage("column city takes String, not 5");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> table.get("one"));
    assertThatIllegalArgumentException().isThrownBy(() -> table.get(1L, 2L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.insert(List.of(1L)))
        .withMessage("a row of 1 values for 5 columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.insert(Arrays.asList(null, "n", "c", 1L, "e")))
        .withMessageContaining("not null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(IndexSpec.on("bad", "nowhere")))
        .withMessageContaining("nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.run(Query.all(), AccessPath.INDEX))
        .withMessageContaining("no index answers");
    assertThat(table.size()).isZero();
  }

  @Test
  void constructor_sevenIndexes_isRejected() {
    IndexSpec[] specs = new IndexSpec[7];
    for (int i = 0; i < 7; i++) {
      specs[i] = IndexSpec.on("i" + i, "age");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(specs))
        .withMessage("7 indexes: allowed 0..6");
  }

  @Test
  void schema_nonsense_isRejected() {
    Column id = new Column("id", ColumnType.LONG);
    assertThatIllegalArgumentException().isThrownBy(() -> new Column("", ColumnType.LONG));
    assertThatIllegalArgumentException().isThrownBy(() -> new Schema(List.of(id), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of(id, id), List.of("id")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of(id), List.of("id", "id")))
        .withMessageContaining("the primary key names a column twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexSpec.on("twice", "id", "id"))
        .withMessageContaining("index twice names a column twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexSpec.on("i", "id").including("name", "name"))
        .withMessageContaining("includes names a column twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of(id), List.of("di")))
        .withMessageContaining("no column \"di\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndexSpec("i", List.of(), false, List.of(), null));
  }

  // ---- reopening, and the law bites

  @Test
  void open_afterClose_hasRowsAndIndexes() {
    Disk disk = new MemoryDisk();
    try (Table table = table(disk, BY_CITY, BY_EMAIL)) {
      fill(table, 500);
    }
    try (Table table = table(disk, BY_CITY, BY_EMAIL)) {
      assertThat(table.size()).isEqualTo(500);
      assertThat(names(table, "email", "e77")).containsExactly("n77");
      assertSound(table);
    }
  }

  @Test
  void open_afterASyncAlone_hasTheRowsSoFar() {
    Disk disk = new MemoryDisk();
    Table table = table(disk, BY_CITY);
    fill(table, 50);
    table.sync();
    assertThat(table(disk, BY_CITY).size()).isEqualTo(50);
  }

  @Test
  void open_withOtherDeclarations_isRejectedAndNamesWhatDiffers() {
    Disk disk = new MemoryDisk();
    try (Table table = table(disk, BY_CITY, BY_EMAIL)) {
      fill(table, 10);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(disk, BY_CITY))
        .withMessageContaining("people: index number 2, which is missing,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(disk, BY_CITY, BY_EMAIL, BY_CITY_AGE))
        .withMessageContaining("index by_city_age was not declared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(disk, BY_EMAIL, BY_CITY))
        .withMessageContaining("index by_email was not declared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(disk, BY_CITY.onlyWhere("age", ABOVE, 3L), BY_EMAIL))
        .withMessageContaining("index by_city was not declared");
    Schema other = new Schema(PEOPLE.columns(), List.of("id", "name"));
    Pager pager = Pager.open(disk, "people", PAGES);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Table(pager, other, List.of(BY_CITY, BY_EMAIL), BPlusTreeOptions.defaults()))
        .withMessageContaining("the schema was not declared");
    assertThat(pager.isUsable()).as("still open").isFalse();
    assertSound(table(disk, BY_CITY, BY_EMAIL));
  }

  /** Makes a file say that it was made with these indexes. */
  private static void redeclare(Disk disk, IndexSpec... specs) {
    Disk other = new MemoryDisk();
    table(other, specs).close();
    try (Pager from = Pager.open(other, "people", PAGES);
        Pager to = Pager.open(disk, "people", PAGES)) {
      for (int slot = 0; slot < StructureState.SLOTS; slot++) {
        to.state(slot).setField(6, from.state(slot).field(6));
      }
    }
  }

  @Test
  void verify_valuesThatWereNotUniqueBefore_isI2() {
    Disk disk = new MemoryDisk();
    try (Table table = table(disk, IndexSpec.on("by_email", "email"))) {
      table.insert(row(1, "Ann", "Oslo", 30L, "a"));
      table.insert(row(2, "Bo", "Oslo", 30L, "a"));
      assertSound(table);
    }
    redeclare(disk, BY_EMAIL);
    assertThat(table(disk, BY_EMAIL).verify().problems())
        .containsExactly("I2: by_email has [a] twice");
  }

  @Test
  void verify_tableThatWasChangedWithoutItsIndex_isI1() {
    Disk disk = new MemoryDisk();
    try (Table table = table(disk, BY_CITY)) {
      fill(table, 50);
    }
    redeclare(disk);
    try (Table forgetful = table(disk)) {
      forgetful.insert(row(100, "x", "Oslo", 1L, "e"));
      forgetful.delete(7L);
    }
    redeclare(disk, BY_CITY);
    assertThat(table(disk, BY_CITY).verify().problems())
        .containsExactly("I1: by_city lacks the entry of row [100, x, Oslo, 1, e]");
    assertThatThrownBy(
            () -> table(disk, BY_CITY).run(Query.where("city", EQUALS, "Rome"), AccessPath.INDEX))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no row");
  }

  @Test
  void verify_rowDeletedWithoutItsEntry_isI1() {
    Disk disk = new MemoryDisk();
    try (Table table = table(disk, BY_CITY)) {
      fill(table, 50);
    }
    redeclare(disk);
    try (Table forgetful = table(disk)) {
      forgetful.delete(7L);
    }
    redeclare(disk, BY_CITY);
    assertThat(table(disk, BY_CITY).verify().problems())
        .containsExactly("I1: by_city has 50 entries for 49");
  }

  @Test
  void condition_valueOfNoType_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.where("age", EQUALS, 30))
        .withMessage("no key for the Integer 30: allowed Long, Double, String, byte[] and null");
  }
}
