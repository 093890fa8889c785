package dev.distlab.tidy;

import dev.distlab.demos.Chapters;
import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import java.util.ArrayList;
import java.util.List;

/** Every experiment and scenario of the catalog, run with its default settings. */
final class Runs {

  private static final LineSource CITIES = source -> Cities.lines(source, new ClasspathResources());

  private Runs() {}

  /** Everything that can be run, by name: {@code run ring/grow}, {@code step ring/join}. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Chapter chapter : Chapters.catalog().chapters()) {
      chapter.experiments().forEach(one -> names.add("run " + one.about().id()));
      chapter.scenarios().forEach(one -> names.add("step " + one.about().id()));
    }
    return names;
  }

  /** The JSON of one of them. */
  static String json(String name) {
    Catalog catalog = Chapters.catalog();
    String id = name.substring(name.indexOf(' ') + 1);
    if (name.startsWith("run ")) {
      Experiment experiment = catalog.experiment(id);
      return experiment.run(defaults(experiment.about())).toJson().toString();
    }
    Scenario scenario = catalog.scenario(id);
    return Session.play(scenario, defaults(scenario.about())).toJson().toString();
  }

  static Settings defaults(dev.distlab.experiment.About about) {
    return Settings.defaults(about, Settings.DEFAULT_SEED, CITIES);
  }
}
