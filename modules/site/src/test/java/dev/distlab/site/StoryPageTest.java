package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Playing a story, and what a reader may do to it. */
class StoryPageTest extends OneVisit {

  private static final LineSource LINES = source -> Cities.lines(source, new ClasspathResources());
  private static final String PAPER = "getComputedStyle(document.body).backgroundColor";
  private static final String DARK = "rgb(17, 20, 23)";
  private static final String ID = Pages.story().about().id();

  private static final String IS_IN_SIGHT =
      "((list, step) => step.top >= list.top - 1 && step.bottom <= list.bottom + 1)("
          + "...['.steps', '.steps [aria-current]'].map(one =>"
          + " document.querySelector(one).getBoundingClientRect()))";

  private final Session session =
      Session.play(Pages.story(), Settings.defaults(Pages.story().about(), 42, LINES));
  private final List<Step> steps = session.steps();
  private final int last = steps.size() - 1;

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/docs/README");
  }

  @BeforeEach
  void begin() {
    visit.go("#/docs/README");
    visit.go("#/" + ID);
  }

  @Test
  void story_whenOpened_standsPausedAtItsBeginning() {
    assertThat(position()).isEqualTo(0);
    assertThat(visit.page.getAttribute(".play", "aria-label")).isEqualTo("play");
    assertThat(visit.page.locator(".steps li").count()).isEqualTo(steps.size());
  }

  @Test
  void play_thenPause_movesAndStops() {
    visit.page.click(".play");
    visit.until("document.querySelector('.transport input').value === '1'");
    visit.page.click(".play");

    assertThat(visit.page.getAttribute(".play", "aria-label")).isEqualTo("play");
    assertThat(position()).isEqualTo(1);
    assertThat(caption()).contains(steps.get(1).caption());
  }

  @Test
  void play_toTheEnd_stopsThere() {
    visit.page.selectOption("[aria-label=speed]", "4");
    visit.page.click(".play");
    visit.until("document.querySelector('.transport input').value === '" + last + "'");
    visit.until("document.querySelector('.play').getAttribute('aria-label') === 'play'");

    assertThat(caption()).contains(steps.get(last).caption());
  }

  @Test
  void buttons_forwardAndBack_showTheRecordedSteps() {
    visit.page.click("[aria-label='step forward']");
    visit.page.click("[aria-label='step forward']");
    assertShows(2);
    visit.page.click("[aria-label='step back']");
    assertShows(1);
    visit.page.click("[aria-label='last step']");
    assertShows(last);
    visit.page.click("[aria-label='first step']");
    assertShows(0);
  }

  @Test
  void slider_moved_showsItsStep() {
    visit.page.fill(".transport input", Integer.toString(last - 1));

    assertShows(last - 1);
  }

  @Test
  void listOfSteps_clicked_showsThatStep() {
    visit.page.click(".steps li:nth-child(" + (last + 1) + ") button");

    assertShows(last);
    assertThat(visit.page.locator(".steps [aria-current]").count()).isEqualTo(1);
  }

  @Test
  void listOfSteps_longerThanItsPlace_showsThePresentStep() {
    visit.go("#/index/split?step=16");
    assertThat(visit.value(IS_IN_SIGHT)).isEqualTo(true);
    visit.page.keyboard().press("Home");
    assertThat(visit.value(IS_IN_SIGHT)).isEqualTo(true);
  }

  @Test
  void keys_alone_playThePage() {
    visit.page.keyboard().press("ArrowRight");
    assertShows(1);
    visit.page.keyboard().press("ArrowLeft");
    assertShows(0);
    visit.page.keyboard().press("Shift+ArrowRight");
    assertShows(Math.min(10, last));
    visit.page.keyboard().press("Home");
    assertShows(0);
    visit.page.keyboard().press("End");
    assertShows(last);
    visit.page.keyboard().press("Home");
    visit.page.keyboard().press(" ");
    assertThat(visit.page.getAttribute(".play", "aria-label")).isEqualTo("pause");
    visit.page.keyboard().press(" ");
    assertThat(visit.page.getAttribute(".play", "aria-label")).isEqualTo("play");
  }

  @Test
  void questionMark_opensTheKeys_andEscapeClosesThem() {
    visit.page.keyboard().press("?");
    assertThat(visit.shows("#keys")).isTrue();
    visit.page.keyboard().press("Escape");
    assertThat(visit.shows("#keys")).isFalse();
  }

  @Test
  void tabKey_alone_reachesEveryControl() {
    List<String> wanted =
        List.of(".skip", "#nav a", "#theme", "[aria-label=step]", ".play", ".try input", ".foot a");
    StringBuilder reached = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      visit.page.keyboard().press("Tab");
      for (String selector : wanted) {
        String test = "document.activeElement.matches(\"" + selector + "\")";
        if (Boolean.TRUE.equals(visit.value(test))) {
          reached.append(selector).append('\n');
        }
      }
    }

    assertThat(reached.toString()).contains(wanted);
  }

  @Test
  void counters_ofAStep_areThoseRecorded() {
    visit.page.keyboard().press("End");

    String shown = visit.text(".side table");
    for (Step.Change change : steps.get(last).counters()) {
      assertThat(shown).contains(change.name(), change.wasText(), change.nowText());
    }
  }

  @Test
  void link_copiedAndOpenedElsewhere_showsTheSamePicture() {
    visit.page.keyboard().press("End");
    visit.settle();
    String picture = (String) visit.value("document.querySelector('.picture svg').outerHTML");

    try (Site.Visit other = Site.open().visit(visit.hash())) {
      assertThat(other.hash()).endsWith("step=" + last);
      assertThat(other.value("document.querySelector('.picture svg').outerHTML"))
          .isEqualTo(picture);
    }
  }

  @Test
  void reload_keepsTheState() {
    visit.page.keyboard().press("ArrowRight");
    visit.settle();
    visit.reload();

    assertShows(1);
  }

  @Test
  void ownCommand_followsTheStepShown_andStandsInTheAddress() {
    visit.page.keyboard().press("ArrowRight");
    visit.settle();
    visit.page.waitForSelector(".try .chips button");
    visit.page.click(".try .chips button");
    visit.until("document.querySelectorAll('.steps li').length === 3");
    visit.settle();

    assertThat(position()).isEqualTo(2);
    assertThat(visit.hash()).contains("do=").endsWith("step=2");
    visit.reload();
    assertThat(visit.page.locator(".steps li").count()).isEqualTo(3);
    visit.back();
    assertThat(visit.page.locator(".steps li").count()).isEqualTo(steps.size());
    assertShows(1);
  }

  @Test
  void commandThatMakesNoSense_isRefusedInWords_andChangesNothing() {
    visit.page.keyboard().press("ArrowRight");
    String address = visit.hash();
    Object entries = visit.value("history.length");
    visit.page.fill(".try input", "explode now");
    visit.page.press(".try input", "Enter");
    visit.page.waitForSelector(".try .said:not(:empty)");

    assertThat(visit.text(".try .said")).contains("explode");
    assertThat(visit.page.locator(".steps li").count()).isEqualTo(steps.size());
    assertShows(1);
    assertThat(visit.hash()).isEqualTo(address);
    assertThat(visit.value("history.length")).isEqualTo(entries);
    assertThat(visit.shows("text=back to the story")).isFalse();
    visit.page.click("[aria-label='step forward']");
    assertThat(visit.text(".try .said")).isEmpty();
  }

  @Test
  void ownCommands_quicklyGiven_followEachOther() {
    visit.page.evaluate(
        "for (const command of ['add n7', 'remove n1']) { document.querySelector('.try input')"
            + ".value = command; document.querySelector('.try form').requestSubmit(); }");
    visit.until("document.querySelectorAll('.steps li').length === 3");
    visit.settle();

    assertThat(visit.hash()).isEqualTo("#/" + ID + "?do=add+n7;remove+n1&step=2");
  }

  @Test
  void terminalCommand_saysWhatItLeavesOut() {
    assertThat(visit.text(".foot .remark")).isEmpty();
    visit.go("#/" + ID + "?do=add+n6&keys=text:Rome%7COslo&step=1");

    assertThat(visit.text(".foot .remark"))
        .contains("without the commands that you gave here", "Save your own lines as lines.txt");
  }

  @Test
  void chartBelowAStory_isOfTheStorysOwnSetting() {
    visit.go("#/ring/one-virtual-node");
    assertThat(visit.text(".charts .with")).contains("nodes=10 ", "count=20000 ");
    assertThat(visit.page.getAttribute(".charts .more a", "href"))
        .isEqualTo("#/ring/grow?nodes=10");
    visit.go("#/ring/one-virtual-node?nodes=7&count=500");
    assertThat(visit.text(".charts .with")).contains("nodes=7 ", "count=500 ");
    visit.go("#/limiter/bucket");
    assertThat(visit.text(".charts .with")).contains("limit=4 window=60 ");
  }

  @Test
  void badPreset_whoseFailureOwnSettingsAvoid_saysSoInANote() {
    visit.go("#/limiter/window-edge");
    assertThat(visit.page.locator(".claims .fails").count()).isOne();
    visit.go("#/limiter/window-edge?limit=50");

    assertThat(visit.text(".notes")).contains("was written to show a failure");
    assertThat(visit.page.locator(".claims .fail, .claims .fails").count()).isZero();
  }

  @Test
  void backButton_afterALink_returnsToTheStateLeft() {
    visit.page.keyboard().press("End");
    visit.settle();
    visit.page.click("header .brand");
    visit.settle();
    assertThat(visit.shows(".cards")).isTrue();
    visit.back();

    assertShows(last);
  }

  @Test
  void themeButton_turnsThePageDark_andIsRemembered() {
    try (Site.Visit own = Site.open().visit("#/docs/README")) {
      own.page.click("#theme");
      Object dark = own.value(PAPER);
      own.reload();

      assertThat(own.value("document.documentElement.dataset.theme")).isEqualTo("dark");
      assertThat(own.value(PAPER)).isEqualTo(dark).isEqualTo(DARK);
    }
  }

  @Test
  void reducedMotion_movesNothing_andShowsTheSame() {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    try (Site.Visit still = Site.open().visit("#/" + ID, options)) {
      still.page.keyboard().press("End");
      still.settle();

      Object moving =
          still.value(
              "[...document.querySelectorAll('.picture *')].filter(e =>"
                  + " getComputedStyle(e).transitionDuration !== '0s').length");
      assertThat(((Number) moving).intValue()).isZero();
      assertThat(still.text(".caption")).contains(steps.get(last).caption());
    }
  }

  @Test
  void colours_ofTheSystem_areFollowed() {
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(visit.value(PAPER)).isEqualTo(DARK);
    visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(visit.value(PAPER)).isNotEqualTo(DARK);
  }

  private void assertShows(int step) {
    visit.until("document.querySelector('.transport input').value === '" + step + "'");
    assertThat(caption()).contains(steps.get(step).caption());
  }

  private String caption() {
    return visit.text(".caption");
  }

  private int position() {
    return Integer.parseInt(
        (String) visit.value("document.querySelector('.transport input').value"));
  }
}
