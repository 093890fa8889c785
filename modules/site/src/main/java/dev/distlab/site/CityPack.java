package dev.distlab.site;

import dev.distlab.experiment.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of cities in a form that compresses to three quarters of its own: the build packs it,
 * the page unpacks it.
 *
 * <p>Fields side by side hide from a compressor what those of one kind have in common. So they
 * stand in columns. A city stands with those of its country, in the order of the list; its place is
 * counted from the country's southernmost and westernmost city, and the digits are columns again.
 * The countries of the rows tell how to put the list together.
 *
 * <pre>
 *   US 174900 -1766400 IN ...   each country, most cities first, and where its places are counted from
 *   "!!$...                     the country of each row: ! is the first of them, " the second
 *   !!"...                      latitudes in steps of 0.0001 degrees, base 64, highest digits first,
 *   ...                           four lines, in the order of the names
 *   !"#...                      longitudes, likewise
 *   ...
 *   New York City               the names, country by country, a line each
 *   ...
 * </pre>
 */
final class CityPack {

  private static final int BASE = 64;
  private static final int DIGITS = 4;
  private static final int LATITUDES = 2;
  private static final int LONGITUDES = LATITUDES + DIGITS;
  private static final int NAMES = LONGITUDES + DIGITS;

  /** The first printable character after the space: a zero. */
  private static final char ZERO = '!';

  private CityPack() {}

  /** A row; places in steps of 0.0001 degrees. */
  private record City(String name, int latitude, int longitude) {}

  /**
   * Packs lines of name, country, latitude and longitude, parted by tabs.
   *
   * @throws IllegalArgumentException if a line would not come back as it is
   */
  static String pack(String text) {
    Map<String, List<City>> countries = new LinkedHashMap<>();
    List<String> codes = new ArrayList<>();
    for (String line : Words.lines(text)) {
      List<String> fields = Words.between('\t', line);
      City city = new City(fields.get(0), steps(fields.get(2)), steps(fields.get(3)));
      countries.computeIfAbsent(fields.get(1), any -> new ArrayList<>()).add(city);
      codes.add(fields.get(1));
    }
    List<String> order = new ArrayList<>(countries.keySet());
    order.sort(Comparator.comparingInt(code -> -countries.get(code).size()));
    String packed = write(countries, order, codes);
    if (!unpack(packed).equals(text)) {
      throw new IllegalArgumentException("places need four decimals, and lines an end");
    }
    return packed;
  }

  private static String write(
      Map<String, List<City>> countries, List<String> order, List<String> codes) {
    List<String> head = new ArrayList<>();
    List<Integer> latitudes = new ArrayList<>();
    List<Integer> longitudes = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    for (String code : order) {
      List<City> cities = countries.get(code);
      int south = cities.stream().mapToInt(City::latitude).min().orElseThrow();
      int west = cities.stream().mapToInt(City::longitude).min().orElseThrow();
      head.add(code + " " + south + " " + west);
      for (City city : cities) {
        latitudes.add(city.latitude() - south);
        longitudes.add(city.longitude() - west);
        names.append(city.name()).append('\n');
      }
    }
    StringBuilder packed = new StringBuilder(String.join(" ", head)).append('\n');
    codes.forEach(code -> packed.append((char) (ZERO + order.indexOf(code))));
    packed.append('\n');
    digits(latitudes, packed);
    digits(longitudes, packed);
    return packed.append(names).toString();
  }

  /** Highest digits first, a line for those of equal worth. */
  private static void digits(List<Integer> numbers, StringBuilder packed) {
    for (int worth = BASE * BASE * BASE; worth > 0; worth /= BASE) {
      for (int number : numbers) {
        packed.append((char) (ZERO + number / worth % BASE));
      }
      packed.append('\n');
    }
  }

  /** The lines that were packed. */
  static String unpack(String packed) {
    List<String> lines = Words.lines(packed);
    List<String> head = Words.of(lines.get(0));
    String countries = lines.get(1);
    int[] next = starts(countries, head.size() / 3);
    StringBuilder text = new StringBuilder(packed.length() * 2);
    for (int row = 0; row < countries.length(); row++) {
      int country = countries.charAt(row) - ZERO;
      int at = next[country]++;
      text.append(lines.get(NAMES + at)).append('\t').append(head.get(3 * country));
      append(text, Integer.parseInt(head.get(3 * country + 1)) + number(lines, LATITUDES, at));
      append(text, Integer.parseInt(head.get(3 * country + 2)) + number(lines, LONGITUDES, at));
      text.append('\n');
    }
    return text.toString();
  }

  /** Where the cities of each country begin. */
  private static int[] starts(String countries, int count) {
    int[] starts = new int[count + 1];
    for (int row = 0; row < countries.length(); row++) {
      starts[countries.charAt(row) - ZERO + 1]++;
    }
    for (int i = 1; i <= count; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private static int number(List<String> lines, int first, int at) {
    int number = 0;
    for (int i = 0; i < DIGITS; i++) {
      number = number * BASE + lines.get(first + i).charAt(at) - ZERO;
    }
    return number;
  }

  /** {@code -122.4194} as -1224194. */
  private static int steps(String degrees) {
    return Integer.parseInt(degrees.replace(".", ""));
  }

  private static void append(StringBuilder text, int steps) {
    int size = Math.abs(steps);
    String fraction = String.valueOf(10_000 + size % 10_000).substring(1);
    text.append('\t').append(steps < 0 ? "-" : "").append(size / 10_000);
    text.append('.').append(fraction);
  }
}
