package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FootprintTest {

  /** A record hides its fields' offsets from the usual tools. */
  private record Entry(long key, long[] values) {}

  @Test
  void bytes_arrayOfLongs_areItsElementsAndAHeader() {
    assertThat(Footprint.bytes((Object) new long[1000])).isBetween(8000L, 8024L);
  }

  @Test
  void bytes_sharedPart_isCountedOnce() {
    long[] shared = new long[1000];

    assertThat(Footprint.bytes(new Entry(1, shared), new Entry(2, shared))).isBetween(8000L, 8200L);
  }

  @Test
  void bytes_treeMap_areAboutThoseOfItsEntries() {
    TreeMap<Long, Long> map = new TreeMap<>();
    for (long i = 1000; i < 2000; i++) {
      map.put(i, i);
    }
    List<Object> roots = new ArrayList<>(List.of(map));

    assertThat(Footprint.bytes(roots.toArray()) / 1000).isBetween(64L, 100L);
  }

  @Test
  void row_parametersInAnyOrder_areKeptInTheirNames() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("data", "uniform");
    params.put("count", "1000");

    assertThat(new MemoryProbe.Row("Box", "ours_tree", params, 1, 1).params().keySet())
        .containsExactly("count", "data");
  }
}
