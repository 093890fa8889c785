package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.About;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page relies on: every slider of a story can stand at either end, examples work. */
class StoriesTest {

  private static final Map<String, List<String>> DATA_SETS = new TreeMap<>();
  private static final LineSource LINES =
      source ->
          DATA_SETS.computeIfAbsent(source, name -> Cities.lines(name, new ClasspathResources()));

  /** Words that an address uses itself. */
  private static final Set<String> RESERVED = new TreeSet<>(List.of("seed", "step", "do", "at"));

  static List<Scenario> scenarios() {
    return Pages.scenarios();
  }

  static List<Experiment> experiments() {
    return Pages.experiments();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void story_atTheEndsOfEachParameter_canBeTold(Scenario scenario) {
    for (Parameter parameter : scenario.about().parameters()) {
      for (String value : ends(parameter)) {
        Settings settings =
            Settings.of(scenario.about(), 42, Map.of(parameter.name(), value), LINES);

        assertThat(Session.play(scenario, settings).steps())
            .as("%s %s=%s", scenario.about().id(), parameter.name(), value)
            .hasSizeGreaterThan(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void examples_ofCommands_areAcceptedWhereTheyAreOffered(Scenario scenario) {
    Settings settings = Settings.defaults(scenario.about(), 42, LINES);
    List<String> story = scenario.story(settings);
    for (int length = 0; length <= story.size(); length += Math.max(1, story.size())) {
      List<String> before = story.subList(0, length);
      for (CommandSpec command : play(scenario, settings, before).commands()) {
        Session session = play(scenario, settings, before);
        session.apply(command.example());

        assertThat(session.steps()).as(command.example()).hasSize(before.size() + 2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void parameters_ofAStory_haveNamesThatAnAddressCanHold(Scenario scenario) {
    assertThat(names(scenario.about())).doesNotContainAnyElementsOf(RESERVED);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void parameters_ofAnExperiment_haveNamesThatAnAddressCanHold(Experiment experiment) {
    assertThat(names(experiment.about())).doesNotContainAnyElementsOf(RESERVED);
  }

  private static List<String> names(About about) {
    return about.parameters().stream().map(Parameter::name).toList();
  }

  private static Session play(Scenario scenario, Settings settings, List<String> commands) {
    Session session = Session.begin(scenario, settings);
    commands.forEach(session::apply);
    return session;
  }

  private static List<String> ends(Parameter parameter) {
    return switch (parameter.kind()) {
      case INTEGER -> List.of(whole(parameter.low()), whole(parameter.high()));
      case REAL -> List.of(Double.toString(parameter.low()), Double.toString(parameter.high()));
      case CHOICE -> parameter.choices();
      case CHOICES -> {
        List<String> all = new ArrayList<>(parameter.choices());
        all.add(String.join(",", parameter.choices()));
        yield all;
      }
      case INTEGERS, LINES -> List.of(parameter.defaultText());
    };
  }

  private static String whole(double value) {
    return Long.toString((long) value);
  }
}
