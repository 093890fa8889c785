package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses with typing errors show a picture and a sentence, never a blank page. */
class AddressTest {

  private static Site.Visit visit;

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/");
  }

  @AfterAll
  static void close() {
    if (visit != null) {
      assertThat(visit.complaints()).isEmpty();
      visit.close();
    }
  }

  static Stream<Arguments> badAddresses() {
    return Stream.of(
        Arguments.of("rnig", "no chapter \"rnig\"", "#/ring/join"),
        Arguments.of("zzzzzzzz", "no chapter \"zzzzzzzz\"", "#/zzzzzzzz"),
        Arguments.of("ring/jion?step=2", "no \"ring/jion\"", "#/ring/join?step=2"),
        Arguments.of("ring/join?nodes=99", "nodes=99 is out of range", "#/ring/join?nodes=24"),
        Arguments.of("ring/join?nodes=", "nodes= is not a whole number", "#/ring/join"),
        Arguments.of("ring/join?vnodez=3", "no parameter \"vnodez\"", "#/ring/join"),
        Arguments.of("ring/join?seed=x", "seed=x is not a whole number", "#/ring/join"),
        Arguments.of("ring/join?step=77", "no step 77", "#/ring/join?step=6"),
        Arguments.of("ring/join?step=-1", "no step -1", "#/ring/join"),
        Arguments.of("ring/join?step=2x", "no step 2x", "#/ring/join"),
        Arguments.of(
            "ring/join?do=add+n6;explode&step=1", "explode", "#/ring/join?do=add+n6&step=1"),
        Arguments.of("ring/join?keys=nowhere", "keys=nowhere is not here", "#/ring/join"),
        Arguments.of(
            "limiter/replay?requests=FILE",
            "requests=FILE is not here: this page has sample, or lines of your own.",
            "#/limiter/replay"),
        Arguments.of("ring/grow?vnodes=0,8", "vnodes=0 is out of range", "#/ring/grow?vnodes=1"),
        Arguments.of("ring/grow?%ZZ=%E0%A4%A", "no parameter", "#/ring/grow"),
        Arguments.of("%E0%A4%A?%%%", "no chapter", "#/%E0%A4%A?%%%"),
        Arguments.of("docs/nothing", "no text \"nothing\"", "#/docs/nothing"),
        Arguments.of("docs/../../secret", "no text", "#/docs/../../secret"),
        Arguments.of("code/nothing", "no source \"nothing\"", "#/code/nothing"));
  }

  @ParameterizedTest
  @MethodSource("badAddresses")
  void address_withAnError_saysIt_andShowsTheNearest(String asked, String said, String shown) {
    visit.go("#/" + asked);

    assertThat(visit.text(".problem")).contains(said);
    assertThat(visit.hash()).isEqualTo(shown);
    assertThat(visit.text("main").length()).isGreaterThan(120);
  }

  @Test
  void address_ofAChapter_showsItsFirstStory() {
    String word = Pages.CATALOG.chapters().get(0).word();
    visit.go("#/" + word);

    assertThat(visit.hash()).isEqualTo("#/" + Pages.story().about().id());
    assertThat(visit.shows(".problem")).isFalse();
  }

  @Test
  void address_withSettings_isKeptAsItIs() {
    visit.go("#/ring/join?seed=7&nodes=6&do=add+n7;lookup+Rome,+IT&step=1");

    assertThat(visit.hash())
        .isEqualTo("#/ring/join?seed=7&nodes=6&do=add+n7;lookup+Rome,+IT&step=1");
    assertThat(visit.text(".foot code")).isEqualTo("./lab step ring/join --seed 7 --set nodes=6");
  }

  @Test
  void address_withAMadeDataSet_isTakenAsItIs() {
    visit.go("#/limiter/replay?requests=sample");

    assertThat(visit.shows(".problem")).isFalse();
  }

  /**
   * Links to texts and sources are looked up, files are asked for; the lab itself answers others.
   */
  private static final String DEAD_LINKS =
      "async () => { const lines = async file => (await (await fetch(file)).text()).split('\\n');"
          + " const texts = await lines('./docs/index.txt');"
          + " const code = (await lines('./code/index.txt')).flatMap(line => line.split(' '));"
          + " const isThere = async href => { const [path] = href.split('?');"
          + " if (path.startsWith('#/docs/')) return texts.includes(path.slice(7) + '.md');"
          + " if (path.startsWith('#/code/')) return code.includes(path.slice(7));"
          + " if (path.startsWith('#/') || path.startsWith('https:')) return true;"
          + " return path.startsWith('./docs/') && (await fetch(path)).ok; };"
          + " const links = document.querySelectorAll('main a[href], header a[href]');"
          + " const hrefs = [...new Set([...links].map(a => a.getAttribute('href')))];"
          + " const there = await Promise.all(hrefs.map(isThere));"
          + " return hrefs.filter((href, i) => !there[i]).join(' '); }";

  static Stream<String> linkingPages() throws IOException {
    List<String> texts = Files.readAllLines(Site.FOLDER.resolve("docs/index.txt"));
    Stream<String> docs = texts.stream().map(text -> "docs/" + text.replace(".md", ""));
    return Stream.concat(Stream.of("", "code/kernel"), docs);
  }

  @ParameterizedTest
  @MethodSource("linkingPages")
  void links_ofEachPage_leadSomewhere(String page) {
    visit.go("#/" + page);

    assertThat(visit.page.evaluate(DEAD_LINKS)).isEqualTo("");
  }
}
