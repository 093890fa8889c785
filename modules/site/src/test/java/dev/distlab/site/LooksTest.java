package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in light, in dark and on a phone: nothing in the console, no request to elsewhere, no
 * finding of axe, nothing wider than the window, no text too small to read. A picture of each goes
 * to {@code target/screenshots}, for eyes.
 */
class LooksTest {

  private static final int WIDE = 1280;
  private static final int PHONE = 360;
  private static final int SMALLEST_TEXT = 11;

  private static Site.Visit visit;

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/");
  }

  @AfterAll
  static void close() {
    if (visit != null) {
      visit.close();
    }
  }

  static Stream<String> pages() {
    List<String> words = Pages.CATALOG.chapters().stream().map(one -> one.word()).toList();
    Stream<String> reading =
        Stream.of(
            "", "docs/architecture", "code/" + words.get(0), "code/" + ANY_SOURCE, "nothing-here");
    Stream<String> chapters = words.stream().map(word -> "docs/" + word);
    return Stream.of(reading, chapters, Pages.ids()).flatMap(one -> one);
  }

  private static final String ANY_SOURCE =
      "modules/kernel/src/main/java/dev/distlab/kernel/Scheduler.java";

  @ParameterizedTest
  @MethodSource("pages")
  void page_inEveryLook_isSoundAndReadable(String address) {
    String name = address.isEmpty() ? "home" : address.replaceAll("[^\\w-]+", "-");
    see(ColorScheme.LIGHT, WIDE, 900);
    visit.go("#/" + address);
    toATellingStep();
    check(address, name + "-light", true);

    see(ColorScheme.DARK, WIDE, 900);
    check(address, name + "-dark", true);

    see(ColorScheme.DARK, PHONE, 740);
    see(ColorScheme.LIGHT, PHONE, 740);
    check(address, name + "-phone", false);
  }

  /** Also after a failure, so that no page answers for another. */
  @AfterEach
  void complaints() {
    assertThat(visit.complaints()).isEmpty();
  }

  private static void see(ColorScheme scheme, int width, int height) {
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    visit.page.setViewportSize(width, height);
  }

  /** A story's beginning shows least. */
  private static void toATellingStep() {
    if (visit.shows(".transport")) {
      visit.page.keyboard().press("ArrowRight");
      visit.page.keyboard().press("ArrowRight");
      visit.rest();
    }
  }

  private static void check(String address, String picture, boolean withAxe) {
    visit.settle();
    visit.fit();
    visit.picture(picture);
    assertThat(visit.overflow()).as(picture + ": pixels too wide").isLessThanOrEqualTo(0);
    assertThat(smallestText()).as(picture + ": pixels of the smallest text").isNull();
    if (withAxe) {
      assertThat(visit.axe()).as(picture).isEmpty();
    }
  }

  /** The first text that is too small on the screen, or null; pictures shrink theirs with them. */
  private static Object smallestText() {
    return visit.page.evaluate(
        "least => { for (const e of document.querySelectorAll('main *')) {"
            + " if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;"
            + " const scale = e.ownerSVGElement ? e.getScreenCTM().a : 1;"
            + " const size = parseFloat(getComputedStyle(e).fontSize) * scale;"
            + " if (e.checkVisibility() && size < least - 0.1)"
            + " return e.textContent + ' ' + size; } return null; }",
        SMALLEST_TEXT);
  }
}
