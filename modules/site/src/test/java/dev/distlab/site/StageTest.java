package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does to a stage: its buttons, a click on it, a press that is held. */
class StageTest extends OneVisit {

  private static final int DARK_AT_MOST = 140;
  private static final int LIGHT_AT_LEAST = 120;
  private static final int PHONE = 360;

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/");
  }

  static Stream<Scenario> firstStories() {
    return Pages.CATALOG.chapters().stream()
        .map(Chapter::scenarios)
        .filter(stories -> !stories.isEmpty())
        .map(stories -> stories.get(0));
  }

  @ParameterizedTest
  @MethodSource("firstStories")
  void commands_offered_changeThePicture(Scenario story) {
    String address = "#/" + story.about().id();
    visit.go(address);
    visit.page.waitForSelector(".try .chips button");
    int count = visit.page.locator(".try .chips button").count();
    assertThat(count).isPositive();
    for (int i = 0; i < count; i++) {
      visit.go("#/docs/README");
      visit.go(address);
      visit.page.waitForSelector(".try .chips button");
      String command = visit.page.locator(".try .chips button").nth(i).textContent();
      visit.page.locator(".try .chips button").nth(i).click();
      visit.until("document.querySelectorAll('.steps li').length === 2");

      assertThat(visit.text(".caption .cmd")).contains(command);
      assertThat(visit.page.locator(".picture svg").count()).as(command).isOne();
    }
  }

  @Test
  void lookup_onTheRing_showsTheWalkAndTheNodesThatItMeets() {
    visit.go("#/ring/join?do=lookup+Rome,+IT&step=1");

    assertThat(visit.page.locator(".picture [data-key=walk] text").allTextContents()).hasSize(3);
  }

  @Test
  void buttonsOfAStage_byKeyboard_keepTheFocus() {
    visit.go("#/geo/map?count=2000");
    Locator tree = visit.page.locator(".tool", new Page.LocatorOptions().setHasText("R*-tree"));
    tree.focus();
    visit.page.keyboard().press("Enter");
    visit.until("document.querySelector('.caption').textContent.includes('structure rstar')");
    visit.settle();

    assertThat(tree.getAttribute("aria-pressed")).isEqualTo("true");
    assertThat(visit.value("document.activeElement.textContent")).isEqualTo("R*-tree");
  }

  @Test
  void clickOnTheMap_searches_orAddsWhereThatIsChosen() {
    visit.go("#/geo/map?count=2000");
    clickInTheMiddle();
    visit.until("document.querySelector('.caption .cmd').textContent.startsWith('near ')");
    visit.page.click(".tool:text-is('add')");
    visit.until("document.querySelector('.caption .cmd').textContent.startsWith('tool add')");
    clickInTheMiddle();
    visit.until("document.querySelector('.caption .cmd').textContent.startsWith('add ')");

    assertThat(visit.text(".side table")).contains("2001");
  }

  private static void clickInTheMiddle() {
    BoundingBox box = visit.page.locator(".picture svg").boundingBox();
    visit.page.mouse().click(box.x + box.width / 2, box.y + 120);
  }

  @Test
  void press_held_sendsOnAndOn_andOneStepBackUndoesIt() {
    visit.go("#/limiter/bucket");
    int steps = visit.page.locator(".steps li").count();
    visit.page.hover(".tool:text-is('send')");
    visit.page.mouse().down();
    visit.until(
        "/hold 150;hold 150/.test(decodeURIComponent(location.hash)" + ".replaceAll('+', ' '))");
    visit.page.mouse().up();
    visit.settle();
    visit.back();

    assertThat(visit.hash()).isEqualTo("#/limiter/bucket");
    assertThat(visit.page.locator(".steps li").count()).isEqualTo(steps);
  }

  @Test
  void places_onTheCanvas_haveTheColoursOfTheTheme() {
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    visit.go("#/geo/map");
    int onWhite = lightness();
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    visit.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    int onBlack = lightness();
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

    assertThat(onWhite).isPositive().isLessThan(DARK_AT_MOST);
    assertThat(onBlack).isGreaterThan(LIGHT_AT_LEAST);
  }

  /** How light the drawn pixels of the canvas are, 0 to 255. */
  private static int lightness() {
    Object mean =
        visit.value(
            "(canvas => { const copy = new OffscreenCanvas(canvas.width, canvas.height)"
                + ".getContext('2d', { willReadFrequently: true }); copy.drawImage(canvas, 0, 0);"
                + " const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);"
                + " let sum = 0, count = 0;"
                + " for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 100) {"
                + " sum += (data[i] + data[i + 1] + data[i + 2]) / 3; count++; }"
                + " return Math.round(sum / count); })(document.querySelector('.picture canvas'))");
    return ((Number) mean).intValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, 1280})
  void neighboursOfAGeohash_haveNamesThatTellThemApart(int width) {
    for (int step : new int[] {6, 9, 14}) {
      try (Site.Visit own = at(width, "#/geo/geohash?step=" + step)) {
        List<String> names = own.page.locator(".picture [data-key=map] .mono").allTextContents();

        assertThat(names.size()).as("step " + step).isGreaterThan(5);
        assertThat(names).as("step " + step).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"geo/map", "geo/antimeridian?step=3", "geo/geohash?step=14"})
  void degrees_onAMap_standApartAndAreWhole(String address) {
    for (int width : new int[] {PHONE, 1280}) {
      try (Site.Visit own = at(width, "#/" + address)) {
        own.rest();
        assertThat(own.value(BAD_DEGREES)).as(address + " at " + width).isEqualTo("");
      }
    }
  }

  /** Names of meridians and parallels that touch each other, or leave the picture. */
  private static final String BAD_DEGREES =
      "(() => { const edge = document.querySelector('.picture svg').getBoundingClientRect();"
          + " const texts = [...document.querySelectorAll('.picture svg .small')]"
          + ".filter(one => one.textContent.includes('°'))"
          + ".map(one => ({ name: one.textContent, box: one.getBoundingClientRect() }));"
          + " if (texts.length < 3) return 'only ' + texts.length;"
          + " return texts.flatMap(({ name, box }, i) => [box.left < edge.left"
          + " || box.right > edge.right ? name + ' is cut' : '', ...texts.slice(i + 1).map(other =>"
          + " box.left < other.box.right + 2 && box.right > other.box.left - 2"
          + " && box.top < other.box.bottom && box.bottom > other.box.top"
          + " ? name + ' on ' + other.name : '')]).filter(Boolean).join('; '); })()";

  @Test
  void nowOfALimiter_atTheBeginning_isWhole() {
    try (Site.Visit own = at(PHONE, "#/limiter/bucket")) {
      assertThat(own.value(LEFT_OF_NOW)).isEqualTo(true);
    }
  }

  private static final String LEFT_OF_NOW =
      "document.querySelector('.picture [data-key=now] text').getBoundingClientRect().left"
          + " >= document.querySelector('.picture svg').getBoundingClientRect().left";

  private static Site.Visit at(int width, String hash) {
    return Site.open().visit(hash, new Browser.NewContextOptions().setViewportSize(width, 900));
  }

  @Test
  void state_withoutAStage_isShownAsTextAndTables() {
    try (Site.Visit bare = Site.open().visit("#/docs/README")) {
      bare.page.route(
          "**/stages/index.txt", route -> route.fulfill(new Route.FulfillOptions().setBody("\n")));
      bare.reload();
      bare.go("#/" + Pages.story().about().id());
      bare.page.keyboard().press("End");
      bare.settle();
      List<String> values = bare.page.locator(".picture table td:first-child").allTextContents();

      assertThat(bare.text(".picture pre")).isNotBlank();
      assertThat(values).contains("scheme", "nodes", "keys");
      assertThat(bare.axe()).isEmpty();
      bare.page.click(".picture summary");
      assertThat(bare.axe()).isEmpty();
      assertThat(bare.complaints()).isEmpty();
    }
  }
}
