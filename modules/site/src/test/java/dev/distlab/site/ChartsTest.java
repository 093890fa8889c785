package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts say what can be read off them. */
class ChartsTest extends OneVisit {

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geo/skew", "geo/precision", "geo/moving", "ring/balance", "index/range"})
  void logarithmicAxis_isToldAsSuch(String experiment) {
    visit.go("#/" + experiment);

    assertThat(visit.page.locator(".yname").allTextContents())
        .anyMatch(name -> name.contains("logarithmic"));
  }

  @Test
  void logarithmicAxis_bearsDotsAndTicks_noBars() {
    visit.go("#/geo/skew");

    assertThat(visit.page.locator(".plot svg rect").count()).isZero();
    assertThat(texts()).contains("20", "50", "100", "200");
  }

  @Test
  void linearAxis_isNotCalledLogarithmic() {
    visit.go("#/limiter/showdown");

    assertThat(visit.text(".yname")).doesNotContain("logarithmic");
  }

  @Test
  void barsOfSeveralSeries_eachHaveTheirNameAndNumber() {
    visit.go("#/limiter/showdown");
    int bars = visit.page.locator(".plot svg rect").count();
    List<String> texts = texts();

    assertThat(bars).isPositive();
    assertThat(texts.stream().filter("token bucket"::equals).count()).isEqualTo(bars / 6);
    assertThat(texts.stream().filter(one -> one.matches("\\d+")).count()).isEqualTo(bars);
  }

  private static List<String> texts() {
    return visit.page.locator(".plot svg text").allTextContents();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geo/skew",
        "geo/moving",
        "index/compare",
        "limiter/fairness",
        "limiter/showdown",
        "ring/disruption",
        "ring/hot-key",
        "ring/two-choices"
      })
  void namesAndNumbers_ofBars_overlapAtNoWidth(String experiment) {
    for (int width : new int[] {360, 1280}) {
      Browser.NewContextOptions options =
          new Browser.NewContextOptions().setViewportSize(width, 900);
      try (Site.Visit own = Site.open().visit("#/" + experiment, options)) {
        own.rest();
        assertThat(own.value(OVERLAPS)).as(experiment + " at " + width).isEqualTo("");
      }
    }
  }

  /** Texts of a chart that touch each other, or leave their picture. */
  private static final String OVERLAPS =
      "(() => { const bad = []; for (const svg of document.querySelectorAll('.plot svg')) {"
          + " const edge = svg.getBoundingClientRect();"
          + " const texts = [...svg.querySelectorAll('text')].map(one =>"
          + " ({ name: one.textContent, box: one.getBoundingClientRect() }));"
          + " texts.forEach(({ name, box }, i) => {"
          + " if (box.left < edge.left - 1 || box.right > edge.right + 1) bad.push(name + ' is cut');"
          + " for (const other of texts.slice(i + 1)) if (box.left < other.box.right - 1"
          + " && box.right > other.box.left + 1 && box.top < other.box.bottom - 3"
          + " && box.bottom > other.box.top + 3) bad.push(name + ' on ' + other.name); }); }"
          + " return bad.join('; '); })()";
}
