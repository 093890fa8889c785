package dev.distlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedTest {

  @Test
  void roundedOut_holdsAllThatItHeld_andEndsWhereItSays() {
    assertThat(Expected.between(1.234, 5.671).roundedOut(1)).isEqualTo(new Expected(1.2, 5.7));
    assertThat(Expected.between(-1.234, 5).roundedOut(2)).isEqualTo(new Expected(-1.24, 5));
    assertThat(Expected.atLeast(0.019).roundedOut(2)).isEqualTo(Expected.atLeast(0.01));
    assertThat(Expected.atMost(0.011).roundedOut(0)).isEqualTo(Expected.atMost(1));
  }
}
