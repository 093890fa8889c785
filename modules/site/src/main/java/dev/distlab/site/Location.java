package dev.distlab.site;

import dev.distlab.demos.Cities;
import dev.distlab.experiment.About;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The valid state nearest to what an address asks for, and what was wrong with it: a link with a
 * typing error shows a picture and a sentence, never a blank page.
 */
final class Location {

  private final Catalog catalog;
  private final Lines lines;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private String kind = "index";
  private String id = "";
  private long seed = Settings.DEFAULT_SEED;

  private Location(Catalog catalog, Lines lines) {
    this.catalog = catalog;
    this.lines = lines;
  }

  /**
   * Finds it.
   *
   * @param lines the data that this page can have
   * @param path such as {@code ring/join}, {@code ring} or empty
   * @param seedText a whole number or empty
   * @param given values of parameters
   */
  static Location find(
      Catalog catalog, Lines lines, String path, String seedText, Map<String, String> given) {
    Location location = new Location(catalog, lines);
    location.findId(path);
    location.findSeed(seedText);
    if (!location.id.isEmpty()) {
      location.findSettings(location.about(), given);
    }
    return location;
  }

  private void findId(String path) {
    if (path.isEmpty()) {
      return;
    }
    String word = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    Chapter chapter = chapter(word);
    if (chapter == null) {
      return;
    }
    List<String> ids = ids(chapter);
    if (!path.contains("/")) {
      settle(chapter, ids.get(0));
      return;
    }
    String asked = chapter.word() + path.substring(path.indexOf('/'));
    if (ids.contains(asked)) {
      settle(chapter, asked);
      return;
    }
    String nearest = Nearest.to(asked, ids).orElse(ids.get(0));
    problems.add("There is no \"" + path + "\". The nearest is shown: " + nearest + ".");
    settle(chapter, nearest);
  }

  private Chapter chapter(String word) {
    List<String> words = catalog.words();
    if (words.contains(word)) {
      return catalog.chapter(word);
    }
    Optional<String> nearest = Nearest.to(word, words);
    problems.add(
        "There is no chapter \""
            + word
            + "\". "
            + nearest.map(found -> "The nearest is shown: " + found).orElse("All are shown")
            + ".");
    return nearest.map(catalog::chapter).orElse(null);
  }

  /** Scenarios first: a story is the way into a chapter. */
  private static List<String> ids(Chapter chapter) {
    List<String> ids = new ArrayList<>();
    for (Scenario scenario : chapter.scenarios()) {
      ids.add(scenario.about().id());
    }
    for (Experiment experiment : chapter.experiments()) {
      ids.add(experiment.about().id());
    }
    return ids;
  }

  private void settle(Chapter chapter, String settled) {
    id = settled;
    boolean isScenario =
        chapter.scenarios().stream().anyMatch(scenario -> scenario.about().id().equals(settled));
    kind = isScenario ? "scenario" : "experiment";
  }

  private About about() {
    return kind.equals("scenario") ? catalog.scenario(id).about() : catalog.experiment(id).about();
  }

  private void findSeed(String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      seed = Long.parseLong(text);
    } catch (NumberFormatException e) {
      problems.add(
          "seed=" + text + " is not a whole number (default " + Settings.DEFAULT_SEED + ").");
    }
  }

  private void findSettings(About about, Map<String, String> given) {
    for (Map.Entry<String, String> entry : given.entrySet()) {
      String name = entry.getKey();
      try {
        Parameter parameter = about.parameter(name);
        take(about, parameter, entry.getValue());
      } catch (UsageException e) {
        problems.add(e.getMessage());
      }
    }
  }

  private void take(About about, Parameter parameter, String text) {
    try {
      Settings.of(about, seed, Map.of(parameter.name(), text), lines);
      if (parameter.kind() == Parameter.Kind.LINES && !isHere(parameter, text)) {
        throw new UsageException(
            parameter.name() + "=" + text + " is not here: this page has " + carried(parameter));
      }
      put(parameter, text);
    } catch (UsageException e) {
      problems.add(e.getMessage());
      if (e.nearestValid() != null) {
        put(parameter, e.nearestValid());
      }
    }
  }

  private void put(Parameter parameter, String text) {
    if (!text.equals(parameter.defaultText())) {
      settings.put(parameter.name(), text);
    }
  }

  private boolean isHere(Parameter parameter, String text) {
    return isCarried(parameter, text) || lines.knows(text);
  }

  /** A choice that is no data set is made by its experiment; that of all cities is too large. */
  private boolean isCarried(Parameter parameter, String text) {
    boolean isMade = !Cities.DATA_SETS.contains(text);
    return parameter.choices().contains(text) && (isMade || lines.knows(text));
  }

  private String carried(Parameter parameter) {
    List<String> carried =
        parameter.choices().stream().filter(choice -> isCarried(parameter, choice)).toList();
    return String.join(" or ", carried) + ", or lines of your own.";
  }

  Json toJson() {
    Json.Obj values = Json.object();
    settings.forEach(values::put);
    return Json.object()
        .put("kind", kind)
        .put("id", id)
        .put("seed", Long.toString(seed))
        .put("settings", values)
        .put("problems", Json.texts(problems));
  }
}
