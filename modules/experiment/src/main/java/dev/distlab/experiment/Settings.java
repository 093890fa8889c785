package dev.distlab.experiment;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checked values of all parameters of one run, and its seed.
 *
 * <p>Values that were not given have their defaults, so that the settings are always complete and a
 * run can print every effective parameter. Immutable.
 */
public final class Settings {

  /** The seed where none is given. */
  public static final long DEFAULT_SEED = 42;

  private static final String DIGITS = "+-0123456789";

  private final About about;
  private final long seed;
  private final LineSource lineSource;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Settings(About about, long seed, LineSource lineSource) {
    this.about = about;
    this.seed = seed;
    this.lineSource = lineSource;
  }

  /**
   * Checks {@code given} against the parameters of {@code about}.
   *
   * @throws UsageException for an unknown name, a value that is not of its kind, or out of range
   */
  public static Settings of(
      About about, long seed, Map<String, String> given, LineSource lineSource) {
    Settings settings = new Settings(about, seed, lineSource);
    for (String name : given.keySet()) {
      about.parameter(name);
    }
    for (Parameter parameter : about.parameters()) {
      String text = given.getOrDefault(parameter.name(), parameter.defaultText()).strip();
      settings.check(parameter, text);
      settings.values.put(parameter.name(), text);
    }
    return settings;
  }

  /** The defaults with the given seed and data. */
  public static Settings defaults(About about, long seed, LineSource lineSource) {
    return of(about, seed, Map.of(), lineSource);
  }

  private void check(Parameter parameter, String text) {
    switch (parameter.kind()) {
      case INTEGER -> checkNumber(parameter, text, true);
      case REAL -> checkNumber(parameter, text, false);
      case INTEGERS -> split(parameter, text).forEach(one -> checkNumber(parameter, one, true));
      case CHOICE -> checkChoice(parameter, text);
      case CHOICES -> split(parameter, text).forEach(one -> checkChoice(parameter, one));
      case LINES -> {
        if (text.isEmpty()) {
          throw invalid(parameter, text, "is empty", parameter.defaultText());
        }
      }
    }
  }

  private void checkNumber(Parameter parameter, String text, boolean whole) {
    double value = number(text, whole ? DIGITS : DIGITS + ".eE");
    if (Double.isNaN(value)) {
      String what = whole ? "is not a whole number" : "is not a number";
      throw invalid(parameter, text, what, parameter.defaultText());
    }
    if (!(value >= parameter.low() && value <= parameter.high())) {
      double nearest = value < parameter.low() ? parameter.low() : parameter.high();
      throw invalid(parameter, text, "is out of range", Numbers.json(nearest));
    }
  }

  /** NaN for a text that has other letters: Java alone would take {@code 5d} for a number. */
  private static double number(String text, String letters) {
    for (int i = 0; i < text.length(); i++) {
      if (letters.indexOf(text.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void checkChoice(Parameter parameter, String text) {
    if (!parameter.choices().contains(text)) {
      String nearest = Nearest.to(text, parameter.choices()).orElse(parameter.choices().get(0));
      throw invalid(parameter, text, "is not known", nearest);
    }
  }

  private UsageException invalid(Parameter parameter, String text, String what, String nearest) {
    String reason = parameter.because().isEmpty() ? "" : ": " + parameter.because();
    return new UsageException(
        parameter.name()
            + "="
            + text
            + " "
            + what
            + " for "
            + about.id()
            + ": allowed "
            + parameter.allowed()
            + " (default "
            + parameter.defaultText()
            + ")"
            + reason
            + "."
            + Nearest.hint(text, parameter.choices()),
        nearest);
  }

  private List<String> split(Parameter parameter, String text) {
    List<String> parts = new ArrayList<>();
    for (String part : Words.between(',', text)) {
      parts.add(part.strip());
    }
    if (parts.contains("")) {
      throw invalid(parameter, text, "has an empty place", parameter.defaultText());
    }
    Set<String> once = new LinkedHashSet<>(parts);
    if (once.size() < parts.size()) {
      throw invalid(parameter, text, "has a value twice", String.join(",", once));
    }
    return parts;
  }

  /**
   * These settings, once the lines that are not built in have been had: what there is not is
   * refused before anything runs.
   *
   * @throws UsageException if they cannot be had
   */
  public Settings withLines() {
    for (Parameter parameter : about.parameters()) {
      String text = text(parameter.name());
      if (parameter.kind() == Parameter.Kind.LINES && !parameter.choices().contains(text)) {
        lines(parameter.name());
      }
    }
    return this;
  }

  /** Whether every parameter has its default; the seed may be any. */
  public boolean areDefaults() {
    return about.parameters().stream()
        .allMatch(parameter -> text(parameter.name()).equals(parameter.defaultText()));
  }

  /** The seed of the run. */
  public long seed() {
    return seed;
  }

  /** A stream of random numbers for the part of the run called {@code name}. */
  public SeededRandom random(String name) {
    return new SeededRandom(seed).fork(name);
  }

  /** The value of a parameter of whole numbers. */
  public int integer(String name) {
    return Math.toIntExact(Long.parseLong(text(name)));
  }

  /** The value of a parameter of numbers, in the parameter's unit. */
  public double real(String name) {
    return Double.parseDouble(text(name));
  }

  /** The chosen word of a parameter. */
  public String choice(String name) {
    return text(name);
  }

  /** The whole numbers of a parameter that takes several, in the order given. */
  public List<Integer> integers(String name) {
    return split(about.parameter(name), text(name)).stream().map(Integer::parseInt).toList();
  }

  /** The words of a parameter that takes several, in the order given. */
  public List<String> choices(String name) {
    return split(about.parameter(name), text(name));
  }

  /**
   * The lines of a data set, empty ones among them.
   *
   * @throws UsageException if they cannot be had
   */
  public List<String> lines(String name) {
    return lineSource.lines(text(name), about.parameter(name));
  }

  /**
   * The lines of a data set that are not empty.
   *
   * @throws UsageException if they cannot be had
   */
  public List<String> filledLines(String name) {
    return lines(name).stream().filter(line -> !line.isEmpty()).toList();
  }

  /** The value of a parameter as it was given. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(about.id() + " declares no parameter " + name);
    }
    return value;
  }

  /** All parameters and their values, in the order in which they were declared. */
  public Map<String, String> values() {
    return java.util.Collections.unmodifiableMap(values);
  }
}
