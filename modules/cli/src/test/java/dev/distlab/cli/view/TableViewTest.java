package dev.distlab.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableViewTest {

  private static String text(Table table, int width, boolean plain) {
    Ansi ansi = new Ansi(new Look(width, false, plain));
    return String.join("\n", ansi.texts(new TableView(new Look(width, false, plain)).lines(table)));
  }

  private static Table table(List<Column> columns, Cell[]... rows) {
    return new Table("t", columns, Arrays.stream(rows).map(List::of).toList());
  }

  private static Cell[] row(Cell... cells) {
    return cells;
  }

  private static final Table PLACEMENT =
      table(
          List.of(
              Column.text("placement"),
              Column.percent("keys moved").withBar().remark("ideal 16.7 %"),
              Column.number("busiest node / mean", "", 2).withBar().remark("1.00 is even"),
              Column.number("rank", "", 0)),
          row(Cell.of("hash mod N"), Cell.of(83.8), Cell.of(1.01), Cell.of(1)),
          row(Cell.of("ring, 1 vnode"), Cell.of(34.3), Cell.of(2.24).flagged(), Cell.of(20_000)),
          row(Cell.of("none"), Cell.empty(), Cell.of(0), Cell.empty()));

  @Test
  void wide_barsNumbersUnitsAndMarks() {
    assertThat(text(PLACEMENT, 120, true))
        .isEqualTo(
            """
             placement       keys moved  (ideal 16.7 %)             busiest node / mean  (1.00 is even)       rank
             hash mod N      83.8 %  ############################   1.01  #############                          1
             ring, 1 vnode   34.3 %  ###########                    2.24  ############################  !   20 000
             none                 -                                 0.00                                         -"""
                .indent(1)
                .stripTrailing());
  }

  @Test
  void bars_ofOneUnit_haveOneScale() {
    Table table =
        table(
            List.of(
                Column.number("hashed", "", 2).withBar(), Column.number("chosen", "", 2).withBar()),
            row(Cell.of(2.0), Cell.of(1.0)));
    assertThat(text(table, 120, true)).contains("2.00  " + "#".repeat(28) + "   1.00  ");
    assertThat(text(table, 120, true))
        .contains("1.00  " + "#".repeat(14))
        .doesNotContain("1.00  " + "#".repeat(15));
  }

  @Test
  void narrower_headingsWrapAndBarsShrink_thenBarsGo() {
    assertThat(text(PLACEMENT, 80, false)).contains("■").contains(" !");
    assertThat(text(PLACEMENT, 50, false)).doesNotContain("■").contains("2.24 !");
  }

  @Test
  void anyWidth_noLineIsWider_andNoNumberIsLost() {
    for (int width = 40; width <= 140; width++) {
      String shown = text(PLACEMENT, width, true);
      int columns = width;
      assertThat(shown.lines()).allMatch(line -> line.length() <= columns);
      assertThat(shown).contains("83.8 %", "34.3 %", "1.01", "2.24", "20 000");
    }
  }

  @Test
  void tooManyColumns_areCutIntoBlocksThatRepeatTheFirst() {
    List<Column> columns = new ArrayList<>(List.of(Column.text("name")));
    List<Cell> row = new ArrayList<>(List.of(Cell.of("ring")));
    for (int i = 0; i < 12; i++) {
      columns.add(Column.number("column " + i, "us", 1));
      row.add(Cell.of(1000 + i));
    }
    String shown = text(table(columns, row.toArray(new Cell[0])), 60, true);
    assertThat(shown.lines()).allMatch(line -> line.length() <= 60);
    assertThat(shown.split("ring", -1)).hasSizeGreaterThan(2);
    assertThat(shown).contains("1000.0 us", "1011.0 us");
  }

  @Test
  void longTexts_areWrappedInTheirColumn() {
    Table table =
        table(
            List.of(Column.text("name"), Column.text("meaning"), Column.number("n", "", 0)),
            row(Cell.of("ring"), Cell.of("word ".repeat(30).strip()), Cell.of(7)));
    String shown = text(table, 60, true);
    assertThat(shown.lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 60);
  }

  @Test
  void longUnit_standsInTheHeading() {
    Table table = table(List.of(Column.number("size", "bytes/key", 1)), row(Cell.of(16)));
    assertThat(text(table, 80, true)).isEqualTo(" size (bytes/key)\n             16.0");
  }

  @Test
  void flaggedText_isMarked() {
    Table table =
        table(
            List.of(Column.text("a"), Column.text("b")), row(Cell.of("x").flagged(), Cell.of("y")));
    assertThat(text(table, 80, true)).isEqualTo(" a     b\n x !   y");
  }

  @Test
  void smallValues_haveABarThatShows_negativeOnesHaveNone() {
    Table table =
        table(
            List.of(Column.number("v", "", 0).withBar()),
            row(Cell.of(1_000_000)),
            row(Cell.of(1)),
            row(Cell.of(-5)));
    assertThat(text(table, 80, true).lines().toList().get(2)).endsWith("1  #");
    assertThat(text(table, 80, true).lines().toList().get(3)).endsWith("-5");
    assertThat(text(table, 80, false).lines().toList().get(2)).endsWith("1  ■");
  }

  @Test
  void noRows_showTheHeading() {
    assertThat(text(table(List.of(Column.text("a"), Column.percent("b").withBar())), 80, true))
        .isEqualTo(" a   b");
  }
}
