package dev.distlab.experiment;

import java.util.List;

/**
 * Where the lines of a {@link Parameter.Kind#LINES} parameter come from: a terminal reads files, a
 * page has what its reader pasted, both know the built-in data sets.
 */
@FunctionalInterface
public interface LineSource {

  /**
   * The lines of a data set, without line ends. Empty ones are among them, so that a reader can
   * find a line by its number; one at least is not empty.
   *
   * @param source the value of the parameter: a built-in name, a path, or {@code -}
   * @throws UsageException if there is no such source, or it cannot be read as UTF-8 text, or it is
   *     empty
   */
  List<String> lines(String source);

  /**
   * The same for a parameter, of whose built-in choices an error message can speak.
   *
   * @throws UsageException as above
   */
  default List<String> lines(String source, Parameter parameter) {
    return lines(source);
  }

  /** Knows no data set at all. */
  static LineSource none() {
    return source -> {
      throw new UsageException("no data set \"" + source + "\" here");
    };
  }
}
