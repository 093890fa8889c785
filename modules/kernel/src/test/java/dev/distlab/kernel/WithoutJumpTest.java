package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutJumpTest {

  private static final long[] EDGES = {
    0, 1, -1, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1
  };

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, 0x9E3779B97F4A7C15L})
  void equal_atTheEdges_isThatOfTheLanguage(long a) {
    for (long b : EDGES) {
      assertThat(WithoutJump.equal(a, b)).isEqualTo(a == b ? 1 : 0);
    }
    assertThat(WithoutJump.equal(a, a)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 0x9E3779B97F4A7C15L})
  void equal_oneBitApart_isZero(long a) {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(WithoutJump.equal(a, a ^ 1L << bit)).isZero();
    }
  }
}
