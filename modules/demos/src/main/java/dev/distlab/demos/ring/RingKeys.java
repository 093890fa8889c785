package dev.distlab.demos.ring;

import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Settings;
import dev.distlab.ring.KeyHash;
import java.util.List;

/** The keys of a run: real names by default, or the reader's own. */
final class RingKeys {

  /** One key a line. */
  static final Parameter KEYS =
      Parameter.lines("keys", List.of("cities", "all-cities"), "the keys, one a line");

  private RingKeys() {}

  static Parameter count(int fallback, int high) {
    return Parameter.integer("count", fallback, 1, high, "how many of the keys to use, at most");
  }

  /** The first {@code count} different keys. */
  static List<String> names(Settings settings) {
    return settings.filledLines("keys").stream()
        .distinct()
        .limit(settings.integer("count"))
        .toList();
  }

  static long[] hashes(List<String> names) {
    return names.stream().mapToLong(KeyHash::of).toArray();
  }

  static long[] hashes(Settings settings) {
    return hashes(names(settings));
  }
}
