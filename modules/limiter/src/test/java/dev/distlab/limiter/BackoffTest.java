package dev.distlab.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void afterLoss_againAndAgain_doublesTheWaitUpToALimit() {
    int first = Backoff.afterLoss(Backoff.NONE);
    int second = Backoff.afterLoss(first);
    assertThat(second).isBetween(2 * first, 2 * first + 15);

    int last = second;
    for (int loss = 0; loss < 100; loss++) {
      int next = Backoff.afterLoss(last);
      assertThat(next).isGreaterThan(second).isLessThan(8 * first);
      last = next;
    }
  }
}
