package dev.distlab.geo.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.kernel.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UniformGridTest {

  @Test
  void search_smallBox_looksAtTheCellsItTouches() {
    UniformGrid grid = new UniformGrid(18, 36);
    for (int id = 0; id < 360; id++) {
      grid.insert(id, 0.5, id - 180);
    }
    List<Integer> found = new ArrayList<>();
    grid.search(new GeoBox(0, 10, 1, 19), found::add);
    assertThat(found).hasSize(10);
    assertThat(grid.stats().pagesVisited()).isEqualTo(1);
    assertThat(grid.stats().candidates()).isEqualTo(10);
  }

  @Test
  void constructor_badSizes_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UniformGrid(0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new UniformGrid(100_000, 100_000));
  }

  @Test
  void forPoints_anyCount_givesSquareCells() {
    assertThat(UniformGrid.forPoints(0, 8).stats().pageCount()).isEqualTo(2);
    assertThat(UniformGrid.forPoints(1_000_000, 8).stats().pageCount())
        .isBetween(100_000L, 130_000L);
  }

  @Test
  void checkInvariants_brokenLaws_areNoticed() {
    UniformGrid grid = new UniformGrid(4, 8);
    grid.insert(0, 10, 10);
    grid.cells()[0] = grid.cells()[20];
    assertThatThrownBy(grid::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I2");
    grid.cells()[0] = null;
    grid.checkInvariants();
    grid.cells()[20].add(1, 10, 10);
    assertThatThrownBy(grid::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I1");
  }

  @Test
  void linearScan_searchWithLimit_ends() {
    LinearScan scan = new LinearScan();
    for (int id = 0; id < 10; id++) {
      scan.insert(id, 1, 1);
    }
    List<Integer> found = new ArrayList<>();
    scan.search(
        new Circle(new GeoPoint(1, 1), 0),
        id -> {
          found.add(id);
          return found.size() < 4;
        });
    assertThat(found).containsExactly(0, 1, 2, 3);
    assertThat(scan.remove(3, 1, 1)).isTrue();
    assertThat(scan.remove(3, 1, 1)).isFalse();
    assertThat(scan.stats().candidates()).isEqualTo(10);
  }

  @Test
  void forPoints_badCounts_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UniformGrid.forPoints(100, 0))
        .withMessageContaining("perCell=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UniformGrid.forPoints(-1, 4))
        .withMessageContaining("expectedCount=-1");
  }
}
