package dev.distlab.geo.geohash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.GeoBox;
import dev.distlab.kernel.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  @Test
  void insert_idTooLarge_isRefusedAndChangesNothing() {
    GeoHashIndex index = new GeoHashIndex();
    index.insert(0, 48, 16);
    for (int id : new int[] {1 << 30, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.insert(id, 1, 1))
          .withMessageContaining("id=" + id);
    }
    assertThat(index.size()).isEqualTo(1);
    index.checkInvariants();
    List<Integer> found = new ArrayList<>();
    index.search(GeoBox.WORLD, found::add);
    assertThat(found).containsExactly(0);
  }

  @Test
  void insert_manyInOnePlace_copiesFewOfThem() {
    GeoHashIndex index = new GeoHashIndex();
    CopyingMap map = new CopyingMap();
    GeoHashIndex overCopies = new GeoHashIndex(map, NineCells.INSTANCE);
    for (int id = 0; id < 20_000; id++) {
      index.insert(id, 1, 1);
      overCopies.insert(id, 1, 1);
    }
    assertThat(index.stats().updateSteps()).isLessThan(20_000 * 6);
    assertThat(map.arrays.size()).as("lists that had to grow").isLessThan(20);
    for (int id = 0; id < 20_000; id += 2) {
      assertThat(overCopies.remove(id, 1, 1)).isTrue();
    }
    overCopies.checkInvariants();
    assertThat(overCopies.size()).isEqualTo(10_000);
  }

  /** A map that keeps copies of its values, as a store outside of this process would. */
  private static final class CopyingMap extends TreeMap<Long, int[]> {

    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> arrays = new TreeSet<>();

    @Override
    public int[] put(Long key, int[] value) {
      arrays.add(value.length);
      return super.put(key, value.clone());
    }

    @Override
    public int[] putIfAbsent(Long key, int[] value) {
      int[] present = super.putIfAbsent(key, value.clone());
      return present == null ? null : present.clone();
    }

    @Override
    public int[] get(Object key) {
      int[] present = super.get(key);
      return present == null ? null : present.clone();
    }
  }
}
