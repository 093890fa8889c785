package dev.distlab.cli;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Seed and parameters of a run, and what becomes of its record. */
final class SettingOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of all random numbers (default 42)")
  private String seed = Long.toString(Settings.DEFAULT_SEED);

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "set a parameter, one of those that --help behind the name shows; again for another"
              + " one; FILE or - for a parameter of lines")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--json", description = "print one JSON document (docs/schema) instead")
  private boolean json;

  @Option(names = "--svg", paramLabel = "DIR", description = "write the charts as SVG files too")
  private String svg;

  boolean isJson() {
    return json;
  }

  /** The folder for SVG files, or null for none. */
  String svg() {
    return svg;
  }

  long seed() {
    return Options.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE, Settings.DEFAULT_SEED);
  }

  /**
   * The parameters that were set.
   *
   * @throws UsageException if one is not of the form {@code key=value}, or given twice
   */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            "--set " + set + " sets nothing: write --set KEY=VALUE, for example --set nodes=5");
      }
      String key = set.substring(0, equals).strip();
      if (values.put(key, set.substring(equals + 1)) != null) {
        throw new UsageException("--set " + key + "=... is given twice: keep one of them.");
      }
    }
    return values;
  }

  /**
   * Complete settings of one experiment or scenario.
   *
   * @throws UsageException if a parameter is unknown or its value is not allowed
   */
  Settings settings(About about, Context context) {
    return Settings.of(about, seed(), values(), context.lineSource()).withLines();
  }

  /**
   * Settings for each of several: each takes the parameters that it has.
   *
   * @throws UsageException if none of them has one of the parameters
   */
  List<Settings> settings(List<About> abouts, Context context) {
    Map<String, String> values = values();
    if (abouts.size() == 1) {
      return List.of(settings(abouts.get(0), context));
    }
    for (String name : values.keySet()) {
      if (abouts.stream().noneMatch(about -> declares(about, name))) {
        throw unknown(name, abouts);
      }
    }
    List<Settings> all = new ArrayList<>();
    for (About about : abouts) {
      Map<String, String> own = new LinkedHashMap<>(values);
      own.keySet().removeIf(name -> !declares(about, name));
      all.add(Settings.of(about, seed(), own, context.lineSource()).withLines());
    }
    return all;
  }

  private static UsageException unknown(String name, List<About> abouts) {
    Set<String> names = new TreeSet<>();
    abouts.forEach(about -> about.parameters().forEach(one -> names.add(one.name())));
    String chapter = abouts.get(0).chapter();
    return UsageException.unknown(
        "no experiment of " + chapter + " has a parameter \"" + name + "\"", name, names);
  }

  private static boolean declares(About about, String name) {
    return about.parameters().stream().anyMatch(parameter -> parameter.name().equals(name));
  }
}
