package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvariantTest {

  @Test
  void check_lawThatHolds_doesNotEvenBuildTheMessage() {
    assertThatCode(() -> Invariant.check(true, "I1: %d is not a number", "x"))
        .doesNotThrowAnyException();
  }

  @Test
  void check_brokenLaw_throwsWithTheLawAndTheValues() {
    assertThatThrownBy(() -> Invariant.check(false, "I3: offset %d not after %s", 7, "nine"))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I3: offset 7 not after nine");
  }

  /** The tests run in a Turkish locale, which formats numbers in its own way. */
  @Test
  void check_brokenLawWithAFraction_writesAPointInEveryLocale() {
    assertThatThrownBy(() -> Invariant.check(false, "I1: load %s", 1234.5))
        .hasMessage("I1: load 1234.5");
  }
}
