package dev.distlab.experiment.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Chart.Axis;
import dev.distlab.experiment.Chart.Point;
import dev.distlab.experiment.Chart.Reference;
import dev.distlab.experiment.Chart.Series;
import dev.distlab.experiment.Chart.Shape;
import dev.distlab.kernel.random.SeededRandom;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgChartTest {

  private static final Axis X = Axis.linear("nodes", "");
  private static final Axis Y = Axis.linear("keys moved", "%").lowerIsBetter();

  @Test
  void render_lineChart_saysTitleUnitDirectionAndNames() {
    String svg = SvgChart.render(line(List.of(new Reference("ideal 16.7 %", 16.7))));

    assertThat(texts(svg))
        .contains("Keys moved", "keys moved, % · lower is better", "nodes", "ring", "ideal 16.7 %");
  }

  @Test
  void render_twice_givesTheSameBytes() {
    assertThat(SvgChart.render(line(List.of()))).isEqualTo(SvgChart.render(line(List.of())));
  }

  @Test
  void render_anyChart_hasLightAndDarkColoursAndNoSmallText() {
    String svg = SvgChart.render(line(List.of()));

    assertThat(svg).contains("@media (prefers-color-scheme:dark)").doesNotContain("<script");
    Matcher size = Pattern.compile("font-size:(\\d+)px").matcher(svg);
    int sizes = 0;
    while (size.find()) {
      assertThat(Integer.parseInt(size.group(1))).isGreaterThanOrEqualTo(11);
      sizes++;
    }
    assertThat(sizes).isPositive();
  }

  @Test
  void render_markupInNames_isEscaped() throws Exception {
    Chart chart =
        new Chart("a&b", "p < q & \"r\"", Shape.LINE, X, Y, List.of(series("<s>")), List.of());

    Document document = parse(SvgChart.render(chart));

    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("p < q & \"r\"");
  }

  @Test
  void render_pointWithRange_drawsABand() {
    assertThat(SvgChart.render(line(List.of()))).contains("class=\"band f0\"");
  }

  @Test
  void render_fourSeriesWithRanges_drawsWhiskers() {
    List<Series> four = List.of(series("a"), series("b"), series("c"), series("d"));
    String svg = SvgChart.render(new Chart("c", "t", Shape.LINE, X, Y, four, List.of()));

    assertThat(svg).doesNotContain("class=\"band").contains("class=\"whisker\"");
  }

  @Test
  void render_fewBars_namesEachAndGivesItsValue() {
    Axis placements = Axis.categories("placement", List.of("hash mod N", "ring"));
    Series load = new Series("load", List.of(bar(0, 2.24), bar(1, 1.01)));
    String svg =
        SvgChart.render(new Chart("b", "Load", Shape.BAR, placements, Y, List.of(load), List.of()));

    assertThat(texts(svg)).contains("hash mod N", "2.24", "ring", "1.01");
  }

  @Test
  void render_barsOnLogAxis_becomeDots() {
    Axis time = Axis.log("time", "ns").lowerIsBetter();
    Series ring = new Series("ring", List.of(bar(10, 4), bar(1000, 14)));
    Series tree = new Series("tree", List.of(bar(10, 105), bar(1000, 671)));
    Chart chart = new Chart("b", "t", Shape.BAR, X, time, List.of(ring, tree), List.of());

    String svg = SvgChart.render(chart);

    assertThat(svg).doesNotContain("<rect class=\"f").contains("class=\"mark f0\"");
    assertThat(texts(svg)).contains("nodes 10", "nodes 1000");
  }

  @Test
  void render_emphasisedSeries_standsOutInColourAndWeight() {
    Chart chart =
        new Chart("b", "t", Shape.BAR, X, Y, List.of(series("ring"), series("peer")), List.of());

    String svg = SvgChart.render(chart, SvgChart.Look.emphasising(Set.of("ring")));

    assertThat(svg).contains("class=\"label strong\"").contains("class=\"calm\"");
    assertThat(svg).doesNotContain("class=\"f1\"");
  }

  @Test
  void render_manyBars_becomeColumnsWithEvenlySpacedLabels() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      points.add(bar(i, 200 + i % 7));
    }
    Chart chart =
        new Chart("h", "t", Shape.BAR, X, Y, List.of(new Series("keys", points)), List.of());

    assertThat(texts(SvgChart.render(chart))).contains("0", "5", "10", "95").doesNotContain("7");
  }

  @Test
  void render_barsOfManySeries_keepTheirNamesAsLongAsTheyCan() {
    List<Series> twelve = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      twelve.add(series("rival " + i));
    }
    String svg = SvgChart.render(new Chart("b", "t", Shape.BAR, X, Y, twelve, List.of()));

    assertThat(texts(svg)).contains("rival 11", "nodes 1", "nodes 4");
  }

  @Test
  void render_anyChart_carriesTheRulesOfItsStylesAndNoOthers() {
    for (int seed = 0; seed < 50; seed++) {
      String svg = SvgChart.render(randomChart(new SeededRandom(seed)));
      String css = svg.substring(svg.indexOf("<style>"), svg.indexOf("</style>"));
      Set<String> ruled = found("\\.dl \\.(\\w+)", css);
      Set<String> used = new TreeSet<>();
      found("class=\"([^\"]+)\"", svg).forEach(styles -> used.addAll(List.of(styles.split(" "))));
      used.remove("dl");

      assertThat(ruled).as("seed %d", seed).isEqualTo(used);
      String[] looks = css.split("@media");
      assertThat(found("\\.(\\w+)[^}]*fill:#", looks[1]))
          .isEqualTo(found("\\.(\\w+)[^}]*fill:#", looks[0]));
    }
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void render_nothingToDraw_stillHasAxes(Shape shape) throws Exception {
    Series odd = new Series("odd", List.of(bar(1, Double.NaN), bar(2, Double.POSITIVE_INFINITY)));
    for (List<Series> series : List.of(List.<Series>of(), List.of(odd))) {
      for (Axis y : List.of(Y, Axis.log("time", "ns"))) {
        parse(SvgChart.render(new Chart("e", "empty", shape, X, y, series, List.of())));
      }
    }
  }

  @Test
  void look_tooNarrow_isRefusedWithTheLimit() {
    assertThatThrownBy(() -> new SvgChart.Look(100, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100")
        .hasMessageContaining("320");
  }

  /** Over many random charts: well-formed, inside the picture, and no two texts overlap. */
  @Test
  void render_randomCharts_keepTextsInsideAndApart() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Chart chart = randomChart(random);
      SvgChart.Look look = new SvgChart.Look(600 + random.nextInt(400), Set.of());
      Document document = parse(SvgChart.render(chart, look));
      NodeList all = document.getElementsByTagName("text");
      List<double[]> boxes = new ArrayList<>();
      for (int i = 0; i < all.getLength(); i++) {
        Element text = (Element) all.item(i);
        double[] box = box(text);
        assertThat(box[0]).as("seed %d: %s", seed, text.getTextContent()).isGreaterThan(0);
        assertThat(box[2]).as("seed %d: %s", seed, text.getTextContent()).isLessThan(look.width());
        for (double[] other : boxes) {
          boolean overlap =
              box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
          assertThat(overlap).as("seed %d: %s", seed, text.getTextContent()).isFalse();
        }
        boxes.add(box);
      }
    }
  }

  /** Box of a text, somewhat smaller than estimated, because the estimate is generous. */
  private static double[] box(Element text) {
    double size = text.getAttribute("class").startsWith("title") ? Theme.TITLE_SIZE : 12;
    double width = TextWidth.of(text.getTextContent(), size) * 0.95;
    double x = Double.parseDouble(text.getAttribute("x"));
    double y = Double.parseDouble(text.getAttribute("y"));
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "end" -> x - width;
          case "middle" -> x - width / 2;
          default -> x;
        };
    return new double[] {left, y - size * 0.7, left + width, y};
  }

  private static Chart randomChart(SeededRandom random) {
    Shape shape = Shape.values()[random.nextInt(3)];
    Axis x = random.nextBoolean() ? Axis.log("virtual nodes", "") : Axis.linear("time", "s");
    Axis y = random.nextBoolean() ? Axis.log("latency", "ms") : Axis.linear("load", "%");
    double size = new double[] {0.001, 1, 1000, 1e7}[random.nextInt(4)];
    List<Series> series = new ArrayList<>();
    int pointCount = 1 + random.nextInt(30);
    int seriesCount = 1 + random.nextInt(random.nextInt(4) == 0 ? 14 : 6);
    for (int s = 0; s < seriesCount; s++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < pointCount; i++) {
        double value = size * (0.01 + random.nextDouble());
        boolean ranged = random.nextBoolean();
        points.add(
            new Point(
                1 << Math.min(i, 20),
                value,
                ranged ? value * 0.8 : Double.NaN,
                ranged ? value * 1.3 : Double.NaN));
      }
      series.add(new Series("series " + s, points));
    }
    return new Chart("random", "A random chart", shape, x, y, series, List.of());
  }

  private static Chart line(List<Reference> references) {
    return new Chart("moved", "Keys moved", Shape.LINE, X, Y, List.of(series("ring")), references);
  }

  private static Series series(String name) {
    return new Series(
        name, List.of(new Point(1, 19, 2, 44), new Point(2, 16, 8, 26), new Point(4, 17, 15, 18)));
  }

  private static Point bar(double x, double y) {
    return new Point(x, y, Double.NaN, Double.NaN);
  }

  private static List<String> texts(String svg) {
    try {
      NodeList all = parse(svg).getElementsByTagName("text");
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < all.getLength(); i++) {
        texts.add(all.item(i).getTextContent());
      }
      return texts;
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + svg, e);
    }
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
