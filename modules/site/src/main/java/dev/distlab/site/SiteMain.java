package dev.distlab.site;

import dev.distlab.demos.Chapters;
import dev.distlab.experiment.About;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Words;
import dev.distlab.experiment.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;

/**
 * What the page can ask: the catalog, a run, a played scenario. Texts in, JSON texts out, so that a
 * worker can pass both on as they are.
 *
 * <p>Settings travel as lines of {@code name=value}, commands as lines. Every answer is an object
 * with one member: a {@code value}; an {@code error} with a message and the nearest valid text; or
 * {@code needs}, the name of a data file that the page has to fetch and {@linkplain #putResource
 * hand over} before it asks again.
 */
public final class SiteMain {

  private static final Lines LINES = new Lines();

  private SiteMain() {}

  /** Nothing happens on its own: the page asks. */
  public static void main(String[] args) {}

  /** Hands over the unpacked text of a built-in data file that the page has fetched. */
  @JSExport
  public static void putResource(String name, String text) {
    LINES.putResource(name, text);
  }

  /** Hands over lines of the reader's own; a parameter names them as it would name a file. */
  @JSExport
  public static void putLines(String name, String text) {
    LINES.putOwn(name, Words.lines(text));
  }

  /** Tells the page how far a long run has come. */
  @JSBody(params = "fraction", script = "self.progress(fraction);")
  private static native void tellProgress(double fraction);

  /** All chapters, experiments, scenarios and parameters. */
  @JSExport
  public static String catalog() {
    return answer(() -> Chapters.catalog().toJson());
  }

  /** The valid state nearest to an address, and what was wrong with the address. */
  @JSExport
  public static String locate(String path, String seed, String settings) {
    return answer(
        () -> Location.find(Chapters.catalog(), LINES, path, seed, pairs(settings)).toJson());
  }

  /** Runs an experiment. */
  @JSExport
  public static String run(String id, String seed, String settings) {
    return answer(
        () -> {
          var experiment = Chapters.catalog().experiment(id);
          Settings read = read(experiment.about(), seed, settings);
          return experiment.run(read, SiteMain::tellProgress).toJson();
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
          for (String command : Words.lines(commands)) {
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

  /** The commands that a scenario's world knows after the given ones, with examples that fit. */
  @JSExport
  public static String commands(String id, String seed, String settings, String commands) {
    return answer(
        () -> {
          Scenario scenario = Chapters.catalog().scenario(id);
          World world = scenario.begin(read(scenario.about(), seed, settings));
          for (String command : Words.lines(commands)) {
            world.apply(CommandSpec.parse(command, world.commands()), new StepReport());
          }
          Json.Arr list = Json.array();
          world.commands().forEach(command -> list.add(command.toJson()));
          return list;
        });
  }

  private static Settings read(About about, String seed, String settings) {
    long number;
    try {
      number = Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new UsageException("seed=" + seed + " is not a whole number (default 42).", "42");
    }
    return Settings.of(about, number, pairs(settings), LINES);
  }

  private static Map<String, String> pairs(String settings) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : Words.lines(settings)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        pairs.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return pairs;
  }

  private interface Question {
    Json ask();
  }

  private static String answer(Question question) {
    try {
      return Json.object().put("value", question.ask()).toString();
    } catch (Lines.Missing missing) {
      return Json.object().put("needs", missing.resource()).toString();
    } catch (UsageException e) {
      return Json.object().put("error", error(e)).toString();
    }
  }

  private static Json.Obj error(UsageException e) {
    return Json.object().put("message", e.getMessage()).put("nearest", e.nearestValid());
  }
}
