package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An experiment's page: its numbers, its controls, long runs, and lines of the reader's own. */
class ExperimentPageTest extends VisitEach {

  private void open(String hash) {
    visit = Site.open().visit(hash);
  }

  @Test
  void slider_moved_recomputesWhatIsShown() {
    open("#/ring/balance");
    String before = visit.text(".tables");
    visit.page.focus("#p-nodes");
    visit.page.keyboard().press("ArrowRight");
    visit.until("document.querySelector('.foot code').textContent.includes('nodes=11')");
    visit.settle();

    assertThat(visit.text(".tables")).isNotEqualTo(before);
    assertThat(visit.text(".claims")).contains(observed("nodes", "11"));
    assertThat(visit.hash()).isEqualTo("#/ring/balance?nodes=11");
  }

  @Test
  void backButton_afterAChange_undoesIt() {
    open("#/ring/balance");
    visit.page.focus("#p-nodes");
    visit.page.keyboard().press("ArrowRight");
    visit.until("document.querySelector('.foot code').textContent.includes('nodes=11')");
    visit.settle();
    visit.back();
    visit.until("!document.querySelector('.foot code').textContent.includes('nodes')");
    visit.settle();

    assertThat(visit.text(".claims")).contains(observed("nodes", "10"));
    assertThat(visit.value("document.querySelector('#p-nodes').value")).isEqualTo("10");
  }

  @Test
  void number_typedOutOfRange_isSaid_andTheNearestIsShown() {
    open("#/ring/balance");
    visit.page.fill("[aria-label='nodes, exactly']", "9999");
    visit.page.press("[aria-label='nodes, exactly']", "Enter");
    visit.page.waitForSelector(".controls .said:not(:empty)");

    assertThat(visit.text(".controls .said")).contains("nodes=9999", "2..200");
    assertThat(visit.value("document.querySelector(\"[aria-label='nodes, exactly']\").value"))
        .isEqualTo("200");
  }

  @Test
  void longRun_saysHowFarItIs_andCanBeCancelled() {
    open("#/ring/balance");
    String before = visit.text(".tables");
    visit.page.fill("#p-vnodes", "4096");
    visit.page.press("#p-vnodes", "Enter");
    visit.page.fill("[aria-label='nodes, exactly']", "200");
    visit.page.press("[aria-label='nodes, exactly']", "Enter");
    visit.page.fill("[aria-label='seeds, exactly']", "1000");
    visit.page.press("[aria-label='seeds, exactly']", "Enter");
    visit.until("document.querySelector('progress')?.value > 0");
    visit.page.click(".busy button");
    visit.page.waitForSelector(".busy:has-text('cancelled')");

    assertThat(visit.shows("progress")).isFalse();
    visit.page.click("text=back to the defaults");
    visit.until("document.querySelector('.foot code').textContent === './lab run ring/balance'");
    assertThat(visit.text(".tables")).isEqualTo(before);
  }

  @Test
  void ownLines_fewOfThem_areUsedAndStandInTheLink() {
    open("#/ring/join");
    visit.page.click("text=paste your own");
    visit.page.fill("textarea", "alpha\nbeta, gamma\n\ndelta\n");
    visit.page.click("text=use these");
    visit.until("location.hash.includes('text:')");
    visit.settle();
    assertThat(visit.text(".picture svg")).contains("3", "keys on 5 nodes");
    visit.reload();

    assertThat(visit.text(".picture svg")).contains("3", "keys on 5 nodes");
    assertThat(visit.text("#p-keys")).contains("your own (3)");
  }

  @Test
  void ownLines_tooManyForALink_stayInThisPage() {
    open("#/ring/join");
    List<String> lines = IntStream.range(0, 1000).mapToObj(i -> "key-" + i).toList();
    visit.page.click("text=paste your own");
    visit.page.fill("textarea", String.join("\n", lines));
    visit.page.click("text=use these");
    visit.until("document.querySelector('.controls').textContent.includes('stay in this page')");
    visit.page.fill("[aria-label='count, exactly']", "2000");
    visit.page.press("[aria-label='count, exactly']", "Enter");
    visit.until("document.querySelector('.picture svg').textContent.includes('1000')");

    visit.reload();
    assertThat(visit.text(".problem")).contains("keys=own-1 is not here");
    assertThat(visit.shows(".picture svg")).isTrue();
  }

  @Test
  void chipOfThePresentPage_onAPhone_isInSight() {
    visit =
        Site.open()
            .visit("#/ring/migration", new Browser.NewContextOptions().setViewportSize(360, 740));
    Object isInSight =
        visit.value(
            "(box => box.left >= 0 && box.right <= innerWidth)"
                + "(document.querySelector('.ways [aria-current]').getBoundingClientRect())");

    assertThat(isInSight).isEqualTo(true);
    assertThat(visit.value("scrollY")).isEqualTo(0);
  }

  @Test
  void chart_standsBesideItsNumbers() {
    Experiment experiment = Pages.experiment();
    open("#/" + experiment.about().id());

    assertThat(visit.page.locator(".plot canvas").count())
        .isEqualTo(visit.page.locator(".figure details").count())
        .isPositive();
  }

  /** The first number that the JVM sees with the same value. */
  private static String observed(String name, String value) {
    Experiment experiment = Chapters.catalog().experiment("ring/balance");
    Settings settings = Settings.of(experiment.about(), 42, Map.of(name, value), LineSource.none());
    Result result = experiment.run(settings);
    Claim claim = result.claims().get(0);
    return "saw " + claim.observedText();
  }
}
