package dev.distlab.experiment;

import java.util.List;
import java.util.Map;

/**
 * A chapter: its experiments and scenarios under one word.
 *
 * @param word the one word that names it everywhere, such as {@code ring}
 * @param title such as {@code Consistent hashing}
 * @param summary one sentence: what a reader can find out here
 * @param tour id of the experiment that shows its one telling trade-off
 * @param tourSettings what the tour sets, so that it is short
 * @param tourTable title of the one table that the tour shows; empty for the first
 * @param experiments in reading order
 * @param scenarios in reading order, bad presets last
 */
public record Chapter(
    String word,
    String title,
    String summary,
    String tour,
    Map<String, String> tourSettings,
    String tourTable,
    List<Experiment> experiments,
    List<Scenario> scenarios) {

  public Chapter {
    experiments = List.copyOf(experiments);
    scenarios = List.copyOf(scenarios);
  }

  /** A chapter whose tour shows the first table. */
  public Chapter(
      String word,
      String title,
      String summary,
      String tour,
      Map<String, String> tourSettings,
      List<Experiment> experiments,
      List<Scenario> scenarios) {
    this(word, title, summary, tour, tourSettings, "", experiments, scenarios);
  }

  Json toJson() {
    Json.Arr experimentList = Json.array();
    experiments.forEach(experiment -> experimentList.add(experiment.about().toJson()));
    Json.Arr scenarioList = Json.array();
    for (Scenario scenario : scenarios) {
      scenarioList.add(
          scenario
              .about()
              .toJson()
              .put("captions", Json.texts(scenario.captions()))
              .put("badPreset", scenario.isBadPreset()));
    }
    return Json.object()
        .put("word", word)
        .put("title", title)
        .put("summary", summary)
        .put("tour", tour)
        .put("experiments", experimentList)
        .put("scenarios", scenarioList);
  }
}
