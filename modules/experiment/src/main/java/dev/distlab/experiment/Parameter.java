package dev.distlab.experiment;

import java.util.List;

/**
 * A knob of an experiment or scenario: name, kind, range, default and meaning.
 *
 * <p>Everything that is shown of a parameter (help, sliders, error messages, the line {@code
 * params} of a run) comes from here. A value travels as text and is checked by {@link Settings}.
 *
 * @param name what stands before the {@code =}
 * @param kind what the text means
 * @param unit of the number, or empty
 * @param meaning one short sentence
 * @param defaultText the value where none is given
 * @param low smallest number allowed (number kinds)
 * @param high largest number allowed (number kinds)
 * @param choices the allowed words ({@link Kind#CHOICE}, {@link Kind#CHOICES}), or the built-in
 *     data sets ({@link Kind#LINES})
 * @param because why the range is what it is, or empty; shown when it is left
 */
public record Parameter(
    String name,
    Kind kind,
    String unit,
    String meaning,
    String defaultText,
    double low,
    double high,
    List<String> choices,
    String because) {

  /** What the text of a value means. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** A real number. */
    REAL,
    /** One of a few words. */
    CHOICE,
    /** Whole numbers, separated by commas: one row or point of the result each. */
    INTEGERS,
    /** Some of a few words, separated by commas. */
    CHOICES,
    /** Lines of text: a built-in data set by name, or the reader's own file. */
    LINES
  }

  public Parameter {
    choices = List.copyOf(choices);
  }

  /** A whole number from {@code low} to {@code high}, {@code fallback} where none is given. */
  public static Parameter integer(String name, long fallback, long low, long high, String meaning) {
    return number(name, Kind.INTEGER, Long.toString(fallback), low, high).meaning(meaning);
  }

  /** A number from {@code low} to {@code high}; the default is a text, to be shown as it is. */
  public static Parameter real(
      String name, String fallback, double low, double high, String meaning) {
    return number(name, Kind.REAL, fallback, low, high).meaning(meaning);
  }

  /**
   * Whole numbers, each from {@code low} to {@code high}; the default is a text such as {@code
   * 1,4,16}.
   */
  public static Parameter integers(
      String name, String fallback, long low, long high, String meaning) {
    return number(name, Kind.INTEGERS, fallback, low, high).meaning(meaning);
  }

  /** One of {@code choices}. */
  public static Parameter choice(
      String name, String fallback, List<String> choices, String meaning) {
    return words(name, Kind.CHOICE, fallback, choices).meaning(meaning);
  }

  /** Some of {@code choices}, separated by commas in the text. */
  public static Parameter choices(
      String name, String fallback, List<String> choices, String meaning) {
    return words(name, Kind.CHOICES, fallback, choices).meaning(meaning);
  }

  /** Lines of a built-in data set, the first by default, or of the reader's own file. */
  public static Parameter lines(String name, List<String> builtIn, String meaning) {
    return words(name, Kind.LINES, builtIn.get(0), builtIn).meaning(meaning);
  }

  private static Parameter number(String name, Kind kind, String fallback, double lo, double hi) {
    return new Parameter(name, kind, "", "", fallback, lo, hi, List.of(), "");
  }

  private static Parameter words(String name, Kind kind, String fallback, List<String> choices) {
    return new Parameter(name, kind, "", "", fallback, 0, 0, choices, "");
  }

  /** The same with a unit, such as {@code "s"}. */
  public Parameter unit(String newUnit) {
    return new Parameter(name, kind, newUnit, meaning, defaultText, low, high, choices, because);
  }

  /** The same with the reason of its range: {@code "each node needs a point on the ring"}. */
  public Parameter because(String reason) {
    return new Parameter(name, kind, unit, meaning, defaultText, low, high, choices, reason);
  }

  private Parameter meaning(String newMeaning) {
    return new Parameter(name, kind, unit, newMeaning, defaultText, low, high, choices, because);
  }

  /** What is allowed, for help and errors: {@code 1..4096}, {@code murmur3 or xxhash64}. */
  public String allowed() {
    return switch (kind) {
      case INTEGER, REAL -> range();
      case INTEGERS -> range() + ", several separated by commas";
      case CHOICE -> String.join(" or ", choices);
      case CHOICES -> "any of " + String.join(",", choices);
      case LINES ->
          String.join(" or ", choices) + " or a file, one a line, or - for standard input";
    };
  }

  private String range() {
    return Numbers.json(low) + ".." + Numbers.json(high) + (unit.isEmpty() ? "" : " " + unit);
  }

  Json toJson() {
    Json.Obj json =
        Json.object()
            .put("name", name)
            .put("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
            .put("unit", unit)
            .put("meaning", meaning)
            .put("default", defaultText);
    if (kind == Kind.INTEGER || kind == Kind.REAL || kind == Kind.INTEGERS) {
      json.put("low", low).put("high", high);
    }
    if (!choices.isEmpty()) {
      json.put("choices", Json.texts(choices));
    }
    return json.put("because", because);
  }
}
