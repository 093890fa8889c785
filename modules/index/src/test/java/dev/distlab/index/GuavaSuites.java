package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import junit.framework.Test;
import junit.framework.TestFailure;
import junit.framework.TestResult;

/**
 * Runs the generated conformance suites of guava-testlib, thousands of small tests, as one test.
 */
final class GuavaSuites {

  private static final int FAILURES_SHOWN = 8;

  private GuavaSuites() {}

  static void run(Test suite, int leastTests) {
    TestResult result = new TestResult();
    suite.run(result);
    List<TestFailure> failures = new ArrayList<>(Collections.list(result.errors()));
    failures.addAll(Collections.list(result.failures()));
    List<String> shown = new ArrayList<>();
    for (TestFailure failure : failures.subList(0, Math.min(FAILURES_SHOWN, failures.size()))) {
      StackTraceElement[] trace = failure.thrownException().getStackTrace();
      shown.add(failure + " at " + (trace.length > 1 ? trace[1] : "?"));
    }
    assertThat(shown).as("%d of %d failed", failures.size(), result.runCount()).isEmpty();
    assertThat(result.runCount()).isGreaterThan(leastTests);
  }
}
