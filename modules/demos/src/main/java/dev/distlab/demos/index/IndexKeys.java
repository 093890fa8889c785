package dev.distlab.demos.index;

import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of a run: random ones of 16 bytes by default, names of cities, or the reader's own. */
final class IndexKeys {

  /** One key a line. */
  static final Parameter KEYS =
      Parameter.lines(
          "keys",
          List.of("random", "cities", "all-cities"),
          "the keys, one a line; random: 16 bytes each");

  static final int RANDOM_KEY_BYTES = 16;

  /** Characters of a refused line. */
  private static final int MOST_SHOWN = 60;

  private IndexKeys() {}

  /** At most {@code count} different keys, in the order of their lines. */
  static List<byte[]> of(Settings settings, int count) {
    if (settings.text("keys").equals("random")) {
      return random(settings.random("keys"), count);
    }
    int most = Stores.maxKeyBytes(settings);
    Set<String> lines = new LinkedHashSet<>(settings.filledLines("keys"));
    List<byte[]> keys = new ArrayList<>();
    for (String line : lines) {
      if (keys.size() == count) {
        break;
      }
      byte[] key = line.getBytes(StandardCharsets.UTF_8);
      if (key.length > most) {
        throw new UsageException(
            "keys: \""
                + start(line)
                + "\" has "
                + key.length
                + " bytes: allowed 0.."
                + most
                + " in pages of this size (page="
                + settings.choice("page")
                + ")");
      }
      keys.add(key);
    }
    return keys;
  }

  private static String start(String line) {
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
  }

  static int longest(List<byte[]> keys) {
    return keys.stream().mapToInt(key -> key.length).max().orElse(0);
  }

  /** Keys of 16 random bytes; that two are the same does not happen in 2^64 of them. */
  static List<byte[]> random(SeededRandom random, int count) {
    List<byte[]> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(key(random.nextLong(), random.nextLong()));
    }
    return keys;
  }

  /** A key of 16 bytes, whose order is that of the two numbers, taken as unsigned. */
  static byte[] key(long high, long low) {
    byte[] key = new byte[RANDOM_KEY_BYTES];
    for (int i = 0; i < 8; i++) {
      key[i] = (byte) (high >>> 56 - 8 * i);
      key[8 + i] = (byte) (low >>> 56 - 8 * i);
    }
    return key;
  }

  /** The sizes of a run, no larger than the number of keys that there are. */
  static List<Integer> sizes(Settings settings, int available) {
    Set<Integer> sizes = new LinkedHashSet<>();
    settings.integers("sizes").forEach(size -> sizes.add(Math.min(size, available)));
    return new ArrayList<>(sizes);
  }

  static int largestSize(Settings settings) {
    return settings.integers("sizes").stream().mapToInt(size -> size).max().orElse(0);
  }
}
