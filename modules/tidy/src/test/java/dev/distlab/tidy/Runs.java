package dev.distlab.tidy;

import dev.distlab.cli.Environment;
import dev.distlab.cli.Lab;
import dev.distlab.demos.Chapters;
import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  /** A short sweep of each experiment that has a parameter: over the default of the first one. */
  static List<List<String>> sweeps() {
    List<List<String>> sweeps = new ArrayList<>();
    for (Chapter chapter : Chapters.catalog().chapters()) {
      for (Experiment experiment : chapter.experiments()) {
        if (!experiment.about().parameters().isEmpty()) {
          Parameter first = experiment.about().parameters().get(0);
          String value = first.defaultText().split(",")[0];
          sweeps.add(
              List.of(
                  "sweep",
                  experiment.about().id(),
                  "--over",
                  first.name() + "=" + value,
                  "--seeds",
                  "2",
                  "--json"));
        }
      }
    }
    return sweeps;
  }

  /** What the terminal prints on standard output. */
  static String printed(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Lab.run(
        arguments.toArray(new String[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        Environment.batch(Chapters.catalog(), Repository.ROOT));
    return out.toString(StandardCharsets.UTF_8);
  }

  static Settings defaults(dev.distlab.experiment.About about) {
    return Settings.defaults(about, Settings.DEFAULT_SEED, CITIES);
  }
}
