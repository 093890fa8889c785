package dev.distlab.site;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** The pages that the registry of chapters makes: what is added to it is tested without an edit. */
final class Pages {

  static final Catalog CATALOG = Chapters.catalog();

  private Pages() {}

  static List<Scenario> scenarios() {
    return CATALOG.chapters().stream().map(Chapter::scenarios).flatMap(List::stream).toList();
  }

  static List<Experiment> experiments() {
    return CATALOG.chapters().stream().map(Chapter::experiments).flatMap(List::stream).toList();
  }

  /** Addresses of all stories and experiments, without {@code #/}. */
  static Stream<String> ids() {
    return Stream.concat(
        scenarios().stream().map(scenario -> scenario.about().id()),
        experiments().stream().map(experiment -> experiment.about().id()));
  }

  /** The first story that there is: behaviour that all stories share is tested on it. */
  static Scenario story() {
    return scenarios().get(0);
  }

  /** The first experiment with a whole number among its parameters. */
  static Experiment experiment() {
    return experiments().get(0);
  }
}
