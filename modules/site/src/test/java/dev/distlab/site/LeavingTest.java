package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page that is left while it waits for an answer: the answer comes late, and changes nothing.
 *
 * <p>The question is held back on its way to the worker until the next page is shown, so that the
 * order of events is the same in each run.
 */
class LeavingTest {

  private static final String HOLD =
      "question => { const post = Worker.prototype.postMessage; window.held = [];"
          + " window.release = () => { Worker.prototype.postMessage = post;"
          + " held.forEach(send => send()); };"
          + " Worker.prototype.postMessage = function (message) {"
          + " const send = () => post.call(this, message);"
          + " if (message.question === question) held.push(send); else send(); } }";

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

  /** A page, what a reader does there, and the question that this makes the page ask. */
  static Stream<Arguments> questions() {
    String story = Pages.story().about().id();
    String experiment = Pages.experiment().about().id();
    String step = "document.querySelector('[aria-label=\"step forward\"]').click()";
    String command = "document.querySelector('.try .chips button').click()";
    String slider =
        "(slider => { slider.value = Number(slider.value) + 1; for (const name of ['input',"
            + " 'change']) slider.dispatchEvent(new Event(name)); })"
            + "(document.querySelector('.param input[type=range]'))";
    String follow = "location.hash = '#/%s'";
    return Stream.of(
        Arguments.of(story, step, "commands"),
        Arguments.of(story, command, "play"),
        Arguments.of(story, slider, "locate"),
        Arguments.of(story, slider, "story"),
        Arguments.of(story, slider, "run"),
        Arguments.of(experiment, slider, "run"),
        Arguments.of("docs/README", follow.formatted(story), "story"),
        Arguments.of("docs/README", follow.formatted(experiment), "run"),
        Arguments.of("docs/README", follow.formatted(""), "story"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void page_leftWhileItWaits_doesNothingToTheNext(String from, String action, String question) {
    visit.go("#/" + from);
    visit.until("!document.querySelector('.try') || document.querySelector('.try .chips button')");
    visit.page.evaluate(HOLD, question);
    visit.value(action);
    visit.until("held.length > 0");
    visit.go("#/docs/architecture");
    String shown = visit.text("main");
    visit.value("release()");
    // Answers keep the order of their questions: after this one, the late ones have been heard.
    visit.ask("catalog");
    visit.value("import('./lab.js').then(m => m.chartLab.askText('catalog'))");

    assertThat(visit.hash()).isEqualTo("#/docs/architecture");
    assertThat(visit.text("main")).isEqualTo(shown);
    assertThat(visit.complaints()).isEmpty();
  }
}
