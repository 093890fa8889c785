package dev.distlab.index;

import com.google.common.collect.testing.NavigableMapTestSuiteBuilder;
import com.google.common.collect.testing.TestStringSortedMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The conformance suite of guava-testlib for navigable maps, with all its derived views. */
class BTreeMapConformanceTest {

  private static final int LEAST_TESTS = 5_000;

  @Test
  void naturalOrder_everyFeature_conforms() {
    GuavaSuites.run(
        builder("3 keys a node", () -> new BTreeMap<>(null, 3)).createTestSuite(), LEAST_TESTS);
  }

  @Test
  void comparatorThatTakesNull_everyFeature_conforms() {
    GuavaSuites.run(
        builder("null as a word", () -> new BTreeMap<>(new NullAsWord(), 3))
            .withFeatures(MapFeature.ALLOWS_NULL_KEYS, MapFeature.ALLOWS_ANY_NULL_QUERIES)
            .createTestSuite(),
        LEAST_TESTS);
  }

  private static NavigableMapTestSuiteBuilder<String, String> builder(
      String name, Supplier<BTreeMap<String, String>> empty) {
    NavigableMapTestSuiteBuilder<String, String> builder =
        NavigableMapTestSuiteBuilder.using(
            new TestStringSortedMapGenerator() {
              @Override
              protected SortedMap<String, String> create(Map.Entry<String, String>[] entries) {
                BTreeMap<String, String> map = empty.get();
                for (Map.Entry<String, String> entry : entries) {
                  map.put(entry.getKey(), entry.getValue());
                }
                return map;
              }
            });
    builder
        .named(name)
        .withFeatures(
            MapFeature.GENERAL_PURPOSE,
            MapFeature.ALLOWS_NULL_VALUES,
            MapFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
            CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
            CollectionFeature.KNOWN_ORDER,
            CollectionSize.ANY);
    return builder;
  }

  /** Null where the word "null" would be. */
  private static final class NullAsWord implements Comparator<String>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(String a, String b) {
      return String.valueOf(a).compareTo(String.valueOf(b));
    }
  }
}
