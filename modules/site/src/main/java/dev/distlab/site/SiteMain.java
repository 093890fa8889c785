package dev.distlab.site;

import dev.distlab.demos.Chapters;
import dev.distlab.demos.Cities;
import dev.distlab.experiment.About;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSExport;

/**
 * What the page can ask: the catalog, a run, a played scenario. Texts in, JSON texts out, so that a
 * worker can pass both on as they are.
 *
 * <p>Settings travel as lines of {@code name=value}, commands as lines. Every answer is an object
 * with either a {@code value} or an {@code error}: {@code {"error":{"message":...,"nearest":...}}}.
 */
public final class SiteMain {

  private static final Map<String, String> RESOURCES = new LinkedHashMap<>();
  private static final Map<String, List<String>> PASTED = new LinkedHashMap<>();

  private SiteMain() {}

  /** Nothing happens on its own: the page asks. */
  public static void main(String[] args) {}

  /** Hands over the unpacked text of a built-in data set that the page has fetched. */
  @JSExport
  public static void putResource(String name, String text) {
    RESOURCES.put(name, text);
  }

  /** Hands over lines of the reader's own; a parameter names them as it would name a file. */
  @JSExport
  public static void putLines(String name, String text) {
    PASTED.put(name, lines(text));
  }

  /** All chapters, experiments, scenarios and parameters. */
  @JSExport
  public static String catalog() {
    return answer(() -> Chapters.catalog().toJson());
  }

  /** The valid state nearest to an address, and what was wrong with the address. */
  @JSExport
  public static String locate(String path, String seed, String settings) {
    return answer(() -> Location.find(Chapters.catalog(), path, seed, pairs(settings)).toJson());
  }

  /** Runs an experiment. */
  @JSExport
  public static String run(String id, String seed, String settings) {
    return answer(
        () -> {
          var experiment = Chapters.catalog().experiment(id);
          return experiment.run(read(experiment.about(), seed, settings)).toJson();
        });
  }

  /** Plays a scenario with its own story. */
  @JSExport
  public static String story(String id, String seed, String settings) {
    return answer(
        () -> {
          Scenario scenario = Chapters.catalog().scenario(id);
          return Session.play(scenario, read(scenario.about(), seed, settings)).toJson();
        });
  }

  /**
   * Plays a scenario with the reader's commands; the first one that is refused ends it, and {@code
   * refused} tells which and why.
   */
  @JSExport
  public static String play(String id, String seed, String settings, String commands) {
    return answer(
        () -> {
          Scenario scenario = Chapters.catalog().scenario(id);
          Session session = Session.begin(scenario, read(scenario.about(), seed, settings));
          Json.Obj refused = null;
          for (String command : lines(commands)) {
            try {
              session.apply(command);
            } catch (UsageException e) {
              refused = error(e).put("command", command);
              break;
            }
          }
          Json.Obj json = session.toJson();
          return refused == null ? json : json.put("refused", refused);
        });
  }

  /** {@code String.lines} is unknown to the compiler for the browser. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n")) {
      lines.add(line);
    }
    return text.isEmpty() ? List.of() : lines;
  }

  private static Settings read(About about, String seed, String settings) {
    long number;
    try {
      number = Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new UsageException("seed=" + seed + " is not a whole number (default 42).", "42");
    }
    return Settings.of(about, number, pairs(settings), lineSource());
  }

  private static Map<String, String> pairs(String settings) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines(settings)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        pairs.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return pairs;
  }

  private static LineSource lineSource() {
    return source -> {
      List<String> pasted = PASTED.get(source);
      return pasted != null ? new ArrayList<>(pasted) : Cities.lines(source, SiteMain::resource);
    };
  }

  private static String resource(String name) {
    String text = RESOURCES.get(name);
    if (text == null) {
      throw new UsageException(
          "this page carries the 20,000 largest cities only; the terminal has all of them");
    }
    return text;
  }

  private interface Question {
    Json ask();
  }

  private static String answer(Question question) {
    try {
      return Json.object().put("value", question.ask()).toString();
    } catch (UsageException e) {
      return Json.object().put("error", error(e)).toString();
    }
  }

  private static Json.Obj error(UsageException e) {
    return Json.object().put("message", e.getMessage()).put("nearest", e.nearestValid());
  }
}
