package dev.distlab.demos.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeoStoriesTest {

  private static final List<String> CITIES = Cities.lines("city-points", new ClasspathResources());
  private static final LineSource LINES = source -> CITIES;

  private static Session play(Scenario scenario) {
    return Session.play(scenario, Settings.defaults(scenario.about(), 42, LINES));
  }

  private static String captions(Scenario scenario) {
    return String.join("\n", play(scenario).steps().stream().map(Step::caption).toList());
  }

  private static String state(Session session, int step) {
    return session.steps().get(step).state().toString();
  }

  @Test
  void geohash_beginsWithLongitudeAndHalvesInTurns() {
    List<Step> steps = play(new GeoHashStory()).steps();

    assertThat(steps.get(1).caption()).startsWith("Longitude 10.4074").contains("bit 1");
    assertThat(steps.get(2).caption()).startsWith("Latitude 57.6491").contains("bit 1");
    assertThat(steps.get(3).caption()).startsWith("Longitude").contains("bit 0");
    assertThat(captions(new GeoHashStory())).contains("u4pru");
  }

  /** Only where the first bit differs do two words begin differently. */
  @Test
  void geohash_ofANeighbour_isToldFromWhichBitItDiffers() {
    List<Step> steps = play(new GeoHashStory()).steps();

    assertThat(steps.get(9).caption()).contains("u3b is next door and differs from bit 8 on");
    assertThat(steps.get(9).state().toString()).contains("\"name\":\"u3b\"");
    assertThat(captions(new GeoHashStory())).doesNotContain("begins differently");
  }

  @Test
  void capacity_belowWhatAnRTreeTakes_saysSo() {
    Scenario map = MapStory.map();
    Settings settings = Settings.of(map.about(), 1, Map.of("count", "50"), LINES);
    Session session = Session.begin(map, settings);
    session.apply("capacity 1");
    session.apply("capacity 8");

    assertThat(session.steps().get(1).caption())
        .contains("takes 1 entry now, a page of an R-tree 4");
    assertThat(session.steps().get(2).caption()).contains("takes 8 entries now.");
  }

  @Test
  void geohash_ofAnyPlace_isThatPlacesWord() {
    GeoHashStory story = new GeoHashStory();
    for (long seed = 1; seed <= 50; seed++) {
      Settings settings = Settings.defaults(story.about(), seed, LINES);
      double latitude = settings.random("place").nextDouble() * 180 - 90;
      double longitude = settings.random("place").fork("x").nextDouble() * 360 - 180;
      Session session = Session.begin(story, settings);
      session.apply("place " + latitude + " " + longitude);
      for (int bit = 0; bit < 40; bit++) {
        session.apply("bit");
      }

      assertThat(session.conclusion().claims()).as("seed %d", seed).allMatch(c -> c.holds());
    }
  }

  @Test
  void quadTree_showsSplitAndCollapse() {
    assertThat(captions(MapStory.quadTree())).contains("Split", "Collapse");
  }

  @Test
  void trees_ofASinglePlace_tellTheirStoryToTheEnd() {
    for (Scenario scenario : List.of(MapStory.quadTree(), MapStory.rTree())) {
      Settings settings = Settings.of(scenario.about(), 1, Map.of("count", "1"), LINES);
      Session session = Session.play(scenario, settings);

      assertThat(session.steps()).hasSize(scenario.story(settings).size() + 1);
    }
  }

  @Test
  void rTree_showsAChosenSubtreeAndASplit() {
    assertThat(captions(MapStory.rTree())).contains("Choose", "Split");
  }

  @Test
  void oneCell_namesThePlacesItMisses_andNineCellsMissNone() {
    Session session = play(MapStory.oneCell());

    assertThat(state(session, 2)).contains("\"missed\":10").doesNotContain("\"lost\":[]");
    assertThat(state(session, 7)).contains("\"missed\":0").contains("\"lost\":[]");
  }

  @Test
  void allEqual_quartersUntilItsDepthLimit() {
    Session session = play(MapStory.allEqual());

    assertThat(state(session, 4)).contains("\"pageTotal\":1,");
    assertThat(state(session, 5)).contains("\"pageTotal\":97,");
  }

  @Test
  void background_isToldOnce_inTheFirstStateOfStoriesThatBeginEmpty() {
    for (Scenario scenario : List.of(new GeoHashStory(), MapStory.quadTree(), MapStory.rTree())) {
      Session session = play(scenario);

      assertThat(state(session, 0)).contains("\"background\":[");
      for (int step = 1; step < session.steps().size(); step++) {
        assertThat(state(session, step)).doesNotContain("background");
      }
    }
    assertThat(state(play(MapStory.radius()), 0)).doesNotContain("background");
  }

  @Test
  void dots_areToldAgainOnlyWhereTheyChange() {
    Scenario map = MapStory.map();
    Settings settings = Settings.of(map.about(), 1, Map.of("count", "50"), LINES);
    Session session = Session.begin(map, settings);
    session.apply("near 48.2 16.37 100");
    session.apply("add 48.2 16.37 here");
    session.apply("zoom in");

    assertThat(state(session, 0)).contains("\"dots\":[");
    assertThat(state(session, 1)).doesNotContain("\"dots\":[");
    assertThat(state(session, 2)).contains("\"dots\":[");
    assertThat(state(session, 3)).doesNotContain("\"dots\":[");
  }
}
