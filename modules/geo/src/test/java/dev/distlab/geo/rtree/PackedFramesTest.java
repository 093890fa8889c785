package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class PackedFramesTest {

  private static final int LAST = Frame.CELLS - 1;

  private final PackedFrames frames = new PackedFrames(2);

  @Test
  void set_anyCells_allOfThemFitAndNoFrameWouldBeTwiceAsFine() {
    SeededRandom random = new SeededRandom(5);
    for (int round = 0; round < 50_000; round++) {
      int span = random.nextInt(1 << 1 + random.nextInt(30));
      int low = random.nextInt(Frame.CELLS - span);
      check(low, low + span);
    }
    check(0, LAST);
    check(LAST, LAST);
    check(0, 0);
    check(0, Lanes.MAX);
    check(1, Lanes.MAX + 1);
    check(LAST - Lanes.MAX, LAST);
  }

  private void check(int low, int high) {
    frames.set(1, low, LAST - high, high, LAST - low);
    int shift = frames.latitudeShift(1);
    assertThat(frames.south(1)).isLessThanOrEqualTo(low).isGreaterThan(low - (1 << shift));
    assertThat(frames.latitude(1, low)).isZero();
    assertThat(frames.latitude(1, high)).isBetween(0, Lanes.MAX);
    assertThat(frames.longitude(1, LAST - high)).isZero();
    assertThat(frames.longitude(1, LAST - low)).isBetween(0, Lanes.MAX);
    boolean wouldFitFiner = shift > 1 && (high - low >> shift - 2) < Lanes.MAX;
    assertThat(wouldFitFiner).as("%d to %d without %d bits", low, high, shift).isFalse();
  }

  @Test
  void latitudeAndLongitude_cellsOffThePage_areBelowZeroOrAboveALane() {
    frames.set(0, 5_000, 1 << 29, 6_000, (1 << 29) + (1 << 20));
    assertThat(frames.latitude(0, 4_999)).isNegative();
    assertThat(frames.latitude(0, LAST)).isGreaterThan(Lanes.MAX);
    assertThat(frames.longitude(0, 0)).isNegative();
    assertThat(frames.longitude(0, LAST)).isGreaterThan(Lanes.MAX);
  }
}
