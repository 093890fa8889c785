package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts as a reader finds a place in them, leaves it, and comes back to it. */
class ReadingPageTest extends VisitEach {

  private static final String PITFALLS = "#/docs/index?at=9-pitfalls";
  private static final String TOP_OF_HEADING =
      "Math.round(document.getElementById('9-pitfalls').getBoundingClientRect().top)";

  @Test
  void addressOfAHeading_openedFresh_showsIt_alsoWhenPicturesCome() {
    visit = Site.open().visit(PITFALLS);
    allPictures();

    assertThat(number(TOP_OF_HEADING)).isBetween(0, 100);
  }

  @Test
  void linkToAHeading_clickedAgain_leadsThereAgain() {
    visit = Site.open().visit(PITFALLS);
    allPictures();
    visit.value("scrollTo(0, 0)");
    visit.page.click(".aside a[href='" + PITFALLS + "']");
    visit.until("scrollY > 0");

    assertThat(number(TOP_OF_HEADING)).isBetween(0, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "docs/index, code/index",
    "ring/join, docs/ring",
    "limiter/showdown, ring/join",
    "docs/index?at=9-pitfalls, docs/ring"
  })
  void backButton_leadsToThePlaceLeft(String from, String to) {
    visit = Site.open().visit("#/" + from);
    allPictures();
    visit.value("scrollTo(0, document.documentElement.scrollHeight / 2)");
    int left = number("scrollY");
    visit.until("history.state?.y === scrollY");
    visit.go("#/" + to);
    assertThat(number("scrollY")).isZero();
    visit.value("document.documentElement.dataset.ready = 'false'");
    visit.back();

    assertThat(number("scrollY")).isEqualTo(left).isPositive();
  }

  @Test
  void reload_keepsThePlace() {
    visit = Site.open().visit("#/docs/ring");
    allPictures();
    visit.value("scrollTo(0, 5000)");
    visit.until("history.state?.y === 5000");
    visit.reload();

    assertThat(number("scrollY")).isEqualTo(5000);
  }

  @Test
  void pictures_onAPhone_keepTheSizeOfTheirText() {
    Browser.NewContextOptions phone = new Browser.NewContextOptions().setViewportSize(360, 740);
    visit = Site.open().visit("#/docs/geo", phone);
    allPictures();
    Object shrunk =
        visit.value(
            "[...document.images].filter(one => one.width < one.naturalWidth)"
                + ".map(one => one.src).join(' ')");

    assertThat(number("document.images.length")).isPositive();
    assertThat(shrunk).isEqualTo("");
    assertThat(visit.overflow()).isLessThanOrEqualTo(0);
  }

  @Test
  void picture_openedByItself_hasItsColours() {
    visit = Site.open().visit("#/docs/geo");
    visit.page.navigate((String) visit.value("document.images[0].src"));

    assertThat(visit.value("getComputedStyle(document.querySelector('.paper')).fill"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void numbersInTables_standAtTheRight_inOneLine() {
    visit = Site.open().visit("#/docs/index");
    Object wrong =
        visit.value(
            "[...document.querySelectorAll('.prose [align=right]')].filter(cell => {"
                + " const style = getComputedStyle(cell); return style.textAlign !== 'right'"
                + " || cell.tagName === 'TD' && style.whiteSpace !== 'nowrap'; }).length");

    assertThat(number("document.querySelectorAll('.prose td[align=right]').length")).isPositive();
    assertThat(((Number) wrong).intValue()).isZero();
  }

  private void allPictures() {
    visit.until("[...document.images].every(one => one.complete)");
    visit.rest();
  }

  private int number(String expression) {
    return ((Number) visit.value(expression)).intValue();
  }
}
