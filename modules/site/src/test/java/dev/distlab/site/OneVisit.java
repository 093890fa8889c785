package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Tests that share one visit of the lab, which a subclass opens; the browser must not complain. */
abstract class OneVisit {

  static Site.Visit visit;

  @AfterEach
  void complaints() {
    assertThat(visit.complaints()).isEmpty();
  }

  @AfterAll
  static void close() {
    if (visit != null) {
      visit.close();
      visit = null;
    }
  }
}
