package dev.distlab.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How a chapter says what its rivals weigh: bytes per entry, to stand beside their times.
 *
 * <p>A chapter has at most one, named {@code dev.distlab.bench.<chapter>.Memory}, and one for its
 * heavy peers, named {@code HeavyMemory}; each has a public constructor without arguments. It runs
 * in the process of the runner after the timed benchmarks, so it may be slow, but it must be
 * deterministic.
 */
public interface MemoryProbe {

  /**
   * The groups whose rivals are weighed, and how: each builds its structures and weighs them, with
   * {@link Footprint#bytes} or by their own account. Only those of the groups of a run are called.
   */
  Map<String, Supplier<List<Row>>> groups();

  /**
   * What one rival weighs.
   *
   * @param group the group beside which it stands: {@code "Lookup"} for {@code LookupBenchmark}; a
   *     group without times gets a table of its own
   * @param method the rival, named as a benchmark method is: {@code "ours_ring"}
   * @param params the parameters of that benchmark which it belongs to; a subset will do
   * @param entries how many entries were stored
   * @param bytes what all of them weigh together
   */
  record Row(String group, String method, Map<String, String> params, long entries, long bytes) {
    public Row {
      Role.of(method);
      if (entries <= 0 || bytes < 0) {
        throw new IllegalArgumentException(
            method + ": " + bytes + " bytes for " + entries + " entries");
      }
      params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    double bytesPerEntry() {
      return (double) bytes / entries;
    }
  }
}
