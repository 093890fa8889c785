package dev.distlab.site;

import dev.distlab.demos.Cities;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a page's lines come from: built-in data files that it fetches when a run first needs them,
 * lines that its reader pasted, and short ones that stand in the address itself.
 *
 * <p>A value {@code text:Rome|Oslo} means these two lines: a link to a picture of the reader's own
 * lines shows the same picture.
 */
final class Lines implements LineSource {

  /** What a value begins with that holds its lines itself, parted by {@code |}. */
  static final String TEXT = "text:";

  /** The data file that the page has of the cities: {@link CityPack}'s form of the list. */
  static final String PACKED_CITIES = "cities.gz";

  private final Map<String, String> resources = new LinkedHashMap<>();
  private final Map<String, List<String>> own = new LinkedHashMap<>();
  // Data sets that have been read; reading one takes longer than most runs.
  private final Map<String, List<String>> read = new LinkedHashMap<>();

  /** A data file is not here yet. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String resource;

    Missing(String resource) {
      super(resource);
      this.resource = resource;
    }

    String resource() {
      return resource;
    }
  }

  void putResource(String name, String text) {
    resources.put(name, text);
  }

  void putOwn(String name, List<String> lines) {
    own.put(name, stripped(lines));
  }

  /** Whether this page can have them. */
  boolean knows(String source) {
    boolean isCarried = Cities.DATA_SETS.contains(source) && !source.startsWith("all-");
    return isCarried || source.startsWith(TEXT) || own.containsKey(source);
  }

  @Override
  public List<String> lines(String source) {
    if (source.startsWith(TEXT)) {
      return stripped(Words.between('|', source.substring(TEXT.length())));
    }
    List<String> lines = own.getOrDefault(source, read.get(source));
    if (lines == null) {
      lines = Collections.unmodifiableList(Cities.lines(source, this::resource));
      read.put(source, lines);
    }
    return lines;
  }

  private String resource(String name) {
    if (name.equals(Cities.OTHERS_RESOURCE)) {
      throw new UsageException(
          "this page carries the 20,000 largest cities only; the terminal has all of them");
    }
    String packed = resources.get(PACKED_CITIES);
    if (packed == null) {
      throw new Missing(PACKED_CITIES);
    }
    return CityPack.unpack(packed);
  }

  private static List<String> stripped(List<String> lines) {
    List<String> stripped = new ArrayList<>();
    boolean holdText = false;
    for (String line : lines) {
      stripped.add(line.strip());
      holdText |= !line.isBlank();
    }
    if (!holdText) {
      throw new UsageException("there are no lines: write one a line");
    }
    return stripped;
  }
}
