package dev.distlab.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Chart.Axis;
import dev.distlab.experiment.Chart.Point;
import dev.distlab.experiment.Chart.Reference;
import dev.distlab.experiment.Chart.Series;
import dev.distlab.experiment.Chart.Shape;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartViewTest {

  private static String text(Chart chart, int width, boolean plain) {
    Look look = new Look(width, false, plain);
    return String.join("\n", new Ansi(look).texts(new ChartView(look).lines(chart)));
  }

  private static Point at(double x, double y) {
    return new Point(x, y, Double.NaN, Double.NaN);
  }

  private static Chart lines(Axis x, Axis y, Series... series) {
    return new Chart("c", "load", Shape.LINE, x, y, List.of(series), List.of());
  }

  @Test
  void line_plain_hasAxesTicksUnitsMarkersAndNames() {
    Chart chart =
        new Chart(
            "c",
            "load over nodes",
            Shape.LINE,
            Axis.linear("nodes", ""),
            Axis.linear("load", "%").lowerIsBetter(),
            List.of(
                new Series("up", List.of(at(0, 0), at(4, 100))),
                new Series("down", List.of(at(0, 100), at(4, 0)))),
            List.of(new Reference("ideal", 40)));
    assertThat(text(chart, 60, true))
        .isEqualTo(
            """
             load over nodes   load, %, lower is better
             100 +o...                                       ..* * up
                 |   .....                               .....
              80 +       ......                     ......
                 |            .....             .....
              60 +                ......   ......
                 |                     .....
              40 +- - - - - - - - ......- -...... - - - - - - -  - ideal
                 |            .....             .....
              20 +       ......                     ......
                 |   .....                               .....
               0 +*...                                       ..o o down
                 ++--------------------------------------------+
                  0                                            4
                                                           nodes"""
                .indent(1)
                .stripTrailing());
  }

  @Test
  void line_unicode_isDrawnInSteps() {
    String shown =
        text(
            lines(
                Axis.linear("x", ""),
                Axis.linear("y", ""),
                new Series("s", List.of(at(0, 1), at(9, 8)))),
            80,
            false);
    assertThat(shown).contains("●", "┤", "└", "┬", "┌", "┘", "─");
  }

  @Test
  void line_unicode_usesOnlyWhatEveryFontHas() {
    String wgl4 = "■●▲▼○□►◄·•─│┌┐└┘├┤┬┴┼░→ ";
    Glyphs glyphs = Glyphs.UNICODE;
    String used =
        glyphs.bar()
            + glyphs.markers()
            + glyphs.dots()
            + glyphs.lines()
            + glyphs.band()
            + glyphs.reference()
            + glyphs.arrow()
            + glyphs.bullet()
            + glyphs.rule();
    assertThat(used.chars().filter(c -> wgl4.indexOf(c) < 0)).isEmpty();
  }

  @Test
  void lines_thatMeet_areJoined() {
    Plot plot = new Plot(5, 3, Glyphs.UNICODE);
    plot.line(new double[] {0, 0.5}, new double[] {1, 0.5}, Ink.PLAIN);
    plot.line(new double[] {0.5, 0}, new double[] {0.5, 1}, Ink.PLAIN);
    assertThat(plot.row(0)).hasToString("  │  ");
    assertThat(plot.row(1)).hasToString("──┼──");
    plot.line(new double[] {1, 1}, new double[] {0.5, 1}, Ink.PLAIN);
    assertThat(plot.row(0)).hasToString("  ┌──");
  }

  @Test
  void cloud_showsWhereItIsDense() {
    Plot plot = new Plot(3, 1, Glyphs.UNICODE);
    int[] counts = {1, 2, 5};
    for (int column = 0; column < 3; column++) {
      for (int i = 0; i < counts[column]; i++) {
        plot.point(new double[] {column / 2.0, 0}, Ink.PLAIN);
      }
    }
    assertThat(plot.row(0)).hasToString("·•●");
  }

  @Test
  void logarithmicAxes_haveRoundTicks_andLeaveOutWhatHasNoPlace() {
    Chart chart =
        lines(
            Axis.log("n", ""),
            Axis.log("time", "us"),
            new Series("s", List.of(at(1, 0), at(10, 1), at(100, 1000), at(1000, 0.01))));
    String shown = text(chart, 80, true);
    assertThat(shown).contains("1000 +", "0.01 +", "n, log scale", "log scale");
  }

  @Test
  void categories_areNamedBelowTheAxis() {
    Chart chart =
        lines(
            Axis.categories("sync", List.of("none", "group", "each")),
            Axis.linear("commits", "1/s"),
            new Series("s", List.of(at(0, 9), at(1, 5), at(2, 1))));
    assertThat(text(chart, 80, true)).contains("none", "group", "each");
  }

  @Test
  void range_ofOneSeries_isABand_ofSeveral_whiskers() {
    Series ranged = new Series("a", List.of(new Point(0, 5, 2, 8), new Point(9, 5, 4, 6)));
    assertThat(text(lines(Axis.linear("x", ""), Axis.linear("y", ""), ranged), 80, true))
        .contains(":::");
    Series other = new Series("b", List.of(at(0, 1), at(9, 1)));
    assertThat(text(lines(Axis.linear("x", ""), Axis.linear("y", ""), ranged, other), 80, true))
        .doesNotContain(":");
  }

  @Test
  void sameLineTwice_markersTakeTurns() {
    List<Point> points = IntStream.range(0, 6).mapToObj(i -> at(i, i)).toList();
    String shown =
        text(
            lines(
                Axis.linear("x", ""),
                Axis.linear("y", ""),
                new Series("a", points),
                new Series("b", points)),
            80,
            true);
    String plot =
        shown
            .lines()
            .filter(line -> line.contains("|") || line.contains(" +"))
            .reduce("", String::concat);
    assertThat(plot.chars().filter(c -> c == '*').count()).isGreaterThanOrEqualTo(3);
    assertThat(plot.chars().filter(c -> c == 'o').count()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void namesThatAreTooLong_standBelowThePlot() {
    Chart chart =
        lines(
            Axis.linear("x", ""),
            Axis.linear("y", ""),
            new Series("a name that is far too long to stand beside", List.of(at(0, 1), at(1, 2))),
            new Series("b", List.of(at(0, 2), at(1, 1))));
    assertThat(text(chart, 60, true).lines()).last().asString().endsWith("o b");
  }

  @Test
  void oneSeriesAlone_needsNoName() {
    Chart chart =
        lines(
            Axis.linear("x", ""),
            Axis.linear("y", ""),
            new Series("alone", List.of(at(0, 1), at(1, 2))));
    assertThat(text(chart, 80, true)).doesNotContain("alone");
  }

  @Test
  void constantAndSinglePoint_haveAPlace() {
    for (double y : new double[] {0, 5, -3, 1e9, 1e-9}) {
      Chart chart =
          lines(Axis.linear("x", ""), Axis.linear("y", ""), new Series("s", List.of(at(3, y))));
      assertThat(text(chart, 80, true)).contains("*");
    }
  }

  @Test
  void noPoints_sayTheTitleAndSo() {
    assertThat(text(lines(Axis.linear("x", ""), Axis.linear("y", "")), 80, true))
        .endsWith("no points");
    Series empty = new Series("s", List.of());
    assertThat(text(lines(Axis.linear("x", ""), Axis.linear("y", ""), empty), 80, true))
        .endsWith("no points");
  }

  @Test
  void bars_showEveryNumber_rangesAndReferences() {
    Chart chart =
        new Chart(
            "c",
            "keys per node",
            Shape.BAR,
            Axis.categories("node", List.of("n1", "n2")),
            Axis.linear("keys", ""),
            List.of(new Series("keys", List.of(new Point(0, 10, 5, 15), at(1, 20)))),
            List.of(new Reference("ideal", 15), new Reference("limit 18", 18)));
    assertThat(text(chart, 80, true))
        .contains("(ideal 15, limit 18)", "n1     10  ##############", "5..15")
        .contains("n2     20  ############################");
  }

  @Test
  void bars_ofManySeries_standBelowEachOther() {
    Series one = new Series("a", List.of(at(0, 1)));
    Chart chart =
        new Chart(
            "c",
            "t",
            Shape.BAR,
            Axis.linear("x", "s"),
            Axis.linear("y", ""),
            List.of(one, new Series("b", List.of(at(0, 2))), new Series("c", List.of(at(0, 3)))),
            List.of());
    assertThat(text(chart, 80, true).lines()).hasSize(5);
    assertThat(text(chart, 80, true)).contains("0 s");
  }

  @Test
  void bars_thatATableShows_areNotShownTwice() {
    Chart chart =
        new Chart(
            "c",
            "t",
            Shape.BAR,
            Axis.categories("x", List.of("a", "b")),
            Axis.linear("y", ""),
            List.of(new Series("s", List.of(at(0, 1), at(1, 2)))),
            List.of());
    Column bars = Column.percent("s").withBar();
    Table same = new Table("t", List.of(bars), List.of(List.of(Cell.of(1)), List.of(Cell.of(2))));
    Table other = new Table("t", List.of(bars), List.of(List.of(Cell.of(1)), List.of(Cell.of(3))));
    assertThat(BarChartView.isShownBy(List.of(other, same), chart)).isTrue();
    assertThat(BarChartView.isShownBy(List.of(other), chart)).isFalse();
    assertThat(BarChartView.isShownBy(List.of(), chart)).isFalse();
  }

  @Test
  void namesBeside_standInTheOrderInWhichTheLinesEnd() {
    Chart chart =
        lines(
            Axis.linear("x", ""),
            Axis.linear("y", ""),
            new Series("low", List.of(at(0, 0), at(9, 1.0))),
            new Series("middle", List.of(at(0, 0), at(9, 1.1))),
            new Series("lowest", List.of(at(0, 0), at(9, 0.0))),
            new Series("high", List.of(at(0, 0), at(9, 100))));
    String shown =
        text(chart, 80, true)
            .replaceAll("(?s).*(high).*(middle).*( low\n).*(lowest).*", "$1$2$3$4");
    assertThat(shown).isEqualTo("highmiddle low\nlowest");
  }

  @Test
  void bars_tooMany_becomePoints() {
    List<Point> points = IntStream.range(0, 200).mapToObj(i -> at(i, i % 7)).toList();
    Chart chart =
        new Chart(
            "c",
            "t",
            Shape.BAR,
            Axis.linear("x", ""),
            Axis.linear("y", ""),
            List.of(new Series("s", points)),
            List.of());
    assertThat(text(chart, 80, true).lines().count()).isLessThan(20);
  }

  @Test
  void anyWidth_noLineIsWider() {
    Chart chart =
        lines(
            Axis.log("a long name for an axis", "units"),
            Axis.linear("value", "ms").higherIsBetter(),
            new Series("first of them", List.of(at(1, 1), at(1e6, 123456))),
            new Series("second", List.of(at(1, 9), at(1e6, 1))));
    for (int width = 40; width <= 130; width += 3) {
      int columns = width;
      assertThat(text(chart, width, true).lines()).allMatch(line -> line.length() <= columns);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 2", "0, 1, 0.2", "0, 97, 20", "3, 4, 0.2", "0, 1e9, 2e8"})
  void step_isRound(double lo, double hi, double step) {
    assertThat(Ticks.step(lo, hi, 5)).isEqualTo(step);
  }

  @Test
  void ticks_haveAsManyPlacesAsTheyNeed() {
    assertThat(Ticks.linear(0, 1, 0.25).labels())
        .containsExactly("0.0", "0.3", "0.5", "0.8", "1.0");
    assertThat(Ticks.linear(0, 20_000, 10_000).labels()).containsExactly("0", "10 000", "20 000");
    assertThat(Ticks.log(1, 100).labels()).containsExactly("1", "2", "5", "10", "20", "50", "100");
    assertThat(Ticks.log(0.001, 1000).labels())
        .containsExactly("0.001", "0.01", "0.1", "1", "10", "100", "1000");
    assertThat(Ticks.of(List.of(0.5, 3.0, 1234567.0)).labels())
        .containsExactly("0.5", "3", "1 234 567");
  }
}
