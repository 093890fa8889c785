package dev.distlab.demos.geo;

import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.geo.GeoPoint;
import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a run: real cities by default, or the reader's own lines of id, latitude and
 * longitude, separated by tabs or commas.
 */
final class PlaceSet {

  static final Parameter POINTS =
      Parameter.lines(
          "points",
          List.of("city-points", "all-city-points"),
          "the places: id, latitude, longitude, separated by tabs or commas");

  static final Parameter BAD_LINES =
      Parameter.choice(
          "bad-lines",
          "refuse",
          List.of("refuse", "skip"),
          "what to do with a line that is no place");

  /** Skipped lines that are named before the rest is only counted. */
  private static final int NAMED = 3;

  private static final int MOST_WITH_SUBURBS = 100_000;
  private static final int MOST_IN_BACKGROUND = 20_000;

  private final List<String> names = new ArrayList<>();
  private final List<GeoPoint> places = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private boolean begun;

  private PlaceSet() {}

  static Parameter count(int fallback, int high) {
    return Parameter.integer("count", fallback, 1, high, "how many of the places to use, at most");
  }

  /**
   * The first {@code count} places of the parameter {@link #POINTS}.
   *
   * @throws UsageException if a line is no place and {@link #BAD_LINES} says refuse, or if there is
   *     no place at all
   */
  static PlaceSet read(Settings settings) {
    return read(settings, MapView.WORLD);
  }

  /** Places that only show where the continents are. */
  static List<GeoPoint> background(Settings settings) {
    return read(settings, MapView.WORLD, MOST_IN_BACKGROUND).places;
  }

  /** The first {@code count} places that a part of the map shows; of all, if it shows none. */
  static PlaceSet read(Settings settings, MapView view) {
    return read(settings, view, settings.integer("count"));
  }

  private static PlaceSet read(Settings settings, MapView view, int count) {
    PlaceSet inView = new PlaceSet();
    PlaceSet all = new PlaceSet();
    boolean skips = settings.choice("bad-lines").equals("skip");
    List<String> lines = settings.lines("points");
    for (int i = 0; i < lines.size() && inView.places.size() < count; i++) {
      int before = all.size();
      all.take(lines.get(i), i + 1, skips);
      if (all.size() > before && view.contains(all.last())) {
        inView.names.add(all.name(before));
        inView.places.add(all.last());
      }
    }
    inView.skipped.addAll(all.skipped);
    if (all.places.isEmpty()) {
      throw new UsageException(
          "points="
              + settings.text("points")
              + " holds no place: a line is id, latitude, longitude, separated by tabs or commas.");
    }
    return inView.places.isEmpty() ? all.first(count) : inView;
  }

  private PlaceSet first(int count) {
    int end = Math.min(count, places.size());
    names.subList(end, names.size()).clear();
    places.subList(end, places.size()).clear();
    return this;
  }

  private GeoPoint last() {
    return places.get(places.size() - 1);
  }

  /** Whether the places are built in rather than the reader's own. */
  static boolean isBuiltIn(Settings settings) {
    return POINTS.choices().contains(settings.text("points"));
  }

  private void take(String line, int number, boolean skips) {
    if (line.isBlank()) {
      return;
    }
    boolean isFirst = !begun;
    begun = true;
    String[] fields = fields(line);
    String problem = add(fields);
    if (problem.isEmpty()) {
      return;
    }
    boolean isHeading = isFirst && fields.length == 3 && !hasDigit(fields[1] + fields[2]);
    if (isHeading) {
      return;
    }
    String found = "line " + number + " \"" + shortened(line) + "\": " + problem;
    if (!skips) {
      throw new UsageException(
          "points: "
              + found
              + ".  A line is id, latitude, longitude, separated by tabs or commas; bad-lines=skip"
              + " leaves bad ones out.",
          "skip");
    }
    skipped.add(found);
  }

  /** The id may hold commas itself: the last two fields are the numbers. */
  private static String[] fields(String line) {
    char separator = line.indexOf('\t') >= 0 ? '\t' : ',';
    int last = line.lastIndexOf(separator);
    int middle = last < 0 ? -1 : line.lastIndexOf(separator, last - 1);
    if (middle < 0) {
      return new String[] {line};
    }
    return new String[] {
      line.substring(0, middle).strip(),
      unquoted(line.substring(middle + 1, last)),
      unquoted(line.substring(last + 1))
    };
  }

  private static String unquoted(String field) {
    String text = field.strip();
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /** Whether the last two numbers of a line may not be what they are taken for. */
  private static boolean endsWithNumber(String id) {
    int last = Math.max(id.lastIndexOf(','), id.lastIndexOf('\t'));
    return last >= 0 && !Double.isNaN(number(unquoted(id.substring(last + 1))));
  }

  /** Adds a place; returns what is wrong with it, or nothing. */
  private String add(String[] fields) {
    if (fields.length != 3) {
      return "not three fields";
    }
    if (endsWithNumber(fields[0])) {
      return "three numbers at its end, or an id with a number behind a comma: put that in quotes";
    }
    double latitude = number(fields[1]);
    double longitude = number(fields[2]);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      String bad = Double.isNaN(latitude) ? fields[1] : fields[2];
      return "\"" + shortened(bad) + "\" is no number";
    }
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      return "latitude "
          + Numbers.json(latitude)
          + ", longitude "
          + Numbers.json(longitude)
          + " is not on the globe (-90..90, -180..180)";
    }
    names.add(unquoted(fields[0]));
    places.add(new GeoPoint(latitude, longitude));
    return "";
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  /** Tells the reader which lines were left out. */
  void note(Report report) {
    if (skipped.isEmpty()) {
      return;
    }
    int named = Math.min(NAMED, skipped.size());
    String rest = skipped.size() > named ? "; and " + (skipped.size() - named) + " more" : "";
    report.note(
        "left out " + String.join("; ", skipped.subList(0, named)) + rest + " (bad-lines=skip).");
  }

  /** These places and so many invented ones around each, 100,000 in all at most. */
  PlaceSet withSuburbs(int each, double degrees, SeededRandom random) {
    PlaceSet all = new PlaceSet();
    all.names.addAll(names);
    all.places.addAll(places);
    for (int suburb = 1; suburb <= each; suburb++) {
      for (int i = 0; i < places.size() && all.size() < MOST_WITH_SUBURBS; i++) {
        GeoPoint center = places.get(i);
        double latitude = center.latitude() + (random.nextDouble() * 2 - 1) * degrees;
        double longitude = center.longitude() + (random.nextDouble() * 2 - 1) * degrees;
        all.names.add(names.get(i) + " suburb " + suburb);
        all.places.add(GeoPoint.wrapped(Math.max(-90, Math.min(90, latitude)), longitude));
      }
    }
    return all;
  }

  int size() {
    return places.size();
  }

  String name(int i) {
    return names.get(i);
  }

  GeoPoint place(int i) {
    return places.get(i);
  }

  List<GeoPoint> places() {
    return places;
  }

  /** So many places spread evenly over the sphere. */
  static List<GeoPoint> uniform(int count, SeededRandom random) {
    List<GeoPoint> places = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      places.add(uniform(random));
    }
    return places;
  }

  /** A point of the cube that lies in the ball, projected onto the sphere. */
  static GeoPoint uniform(SeededRandom random) {
    while (true) {
      double x = random.nextDouble() * 2 - 1;
      double y = random.nextDouble() * 2 - 1;
      double z = random.nextDouble() * 2 - 1;
      double square = x * x + y * y + z * z;
      if (square <= 1 && square > 0.01) {
        double flat = Math.sqrt(x * x + y * y);
        return new GeoPoint(
            degrees(PortableMath.atan2(z, flat)), degrees(PortableMath.atan2(y, x)));
      }
    }
  }

  private static double degrees(double radians) {
    return radians / Math.PI * 180;
  }
}
