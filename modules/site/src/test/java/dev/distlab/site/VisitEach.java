package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/** Tests that each open a visit of their own; the browser must not complain. */
abstract class VisitEach {

  Site.Visit visit;

  @AfterEach
  void close() {
    if (visit != null) {
      assertThat(visit.complaints()).isEmpty();
      visit.close();
    }
  }
}
