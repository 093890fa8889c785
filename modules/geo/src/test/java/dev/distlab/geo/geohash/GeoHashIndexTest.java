package dev.distlab.geo.geohash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeoHashIndexTest {

  @Test
  void constructor_mapWithContent_isRefused() {
    TreeMap<Long, int[]> map = new TreeMap<>();
    map.put(1L, new int[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoHashIndex(map, NineCells.INSTANCE))
        .withMessageContaining("1 keys");
  }

  @Test
  void checkInvariants_idUnderAnotherKey_isNoticed() {
    TreeMap<Long, int[]> map = new TreeMap<>();
    GeoHashIndex index = new GeoHashIndex(map, NineCells.INSTANCE);
    index.insert(0, 48, 16);
    map.put(map.firstKey() + 1, map.pollFirstEntry().getValue());
    assertThatThrownBy(index::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I2");
  }

  @Test
  void checkInvariants_lostKey_isNoticed() {
    TreeMap<Long, int[]> map = new TreeMap<>();
    GeoHashIndex index = new GeoHashIndex(map, NineCells.INSTANCE);
    index.insert(0, 48, 16);
    map.clear();
    assertThatThrownBy(index::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I1");
  }

  @Test
  void insert_manyInOnePlace_shareAKey() {
    GeoHashIndex index = new GeoHashIndex();
    for (int id = 0; id < 100; id++) {
      index.insert(id, 48, 16);
    }
    assertThat(index.stats().pageCount()).isEqualTo(1);
    assertThat(index.remove(50, 48, 16)).isTrue();
    assertThat(index.remove(50, 48, 16)).isFalse();
    assertThat(index.remove(51, 48, 16.000001)).isFalse();
    assertThat(index.size()).isEqualTo(99);
    index.checkInvariants();
  }
}
