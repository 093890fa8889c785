package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VirtualClockTest {

  @Test
  void nanos_withoutMoving_standsStill() {
    VirtualClock clock = new VirtualClock(5);
    assertThat(clock.nanos()).isEqualTo(5);
    assertThat(clock.nanos()).isEqualTo(5);
    assertThat(new VirtualClock().nanos()).isZero();
  }

  @Test
  void advance_byZeroOrMore_addsUp() {
    VirtualClock clock = new VirtualClock(-3);
    clock.advance(0);
    clock.advance(10);
    clock.advance(1);
    assertThat(clock.nanos()).isEqualTo(8);
  }

  @Test
  void advance_backwards_isRefused() {
    VirtualClock clock = new VirtualClock(9);
    assertThatThrownBy(() -> clock.advance(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nanos=-1");
    assertThat(clock.nanos()).isEqualTo(9);
  }

  @Test
  void advance_beyondTheLargestReading_isRefused() {
    VirtualClock clock = new VirtualClock(Long.MAX_VALUE - 1);
    clock.advance(1);
    assertThatThrownBy(() -> clock.advance(1)).isInstanceOf(ArithmeticException.class);
    assertThat(clock.nanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void set_toAnEarlierTime_goesBack() {
    VirtualClock clock = new VirtualClock(100);
    clock.set(40);
    assertThat(clock.nanos()).isEqualTo(40);
  }
}
