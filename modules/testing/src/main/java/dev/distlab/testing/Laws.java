package dev.distlab.testing;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs random operations against a mechanism and its model, over many seeds, and reports a failure
 * as a seed and the shortest list of operations that still fails.
 *
 * <pre>{@code
 * Laws.check(100, 1_000, random -> drawOperation(random), () -> {
 *   BTreeMap<Integer, Integer> tree = new BTreeMap<>();
 *   TreeMap<Integer, Integer> model = new TreeMap<>();
 *   return operation -> operation.applyToBothAndCompare(tree, model);
 * });
 * }</pre>
 *
 * <p>Operations must be values with a telling {@code toString}: a failing list is run again, from a
 * fresh subject, with parts left out.
 */
public final class Laws {

  private static final int MAX_SHRINK_RUNS = 2_000;

  private Laws() {}

  /** Takes one operation after the other and throws when the law is broken. */
  @FunctionalInterface
  public interface Subject<O> {

    void apply(O operation) throws Exception;

    /** Called once after the last operation, for laws about the final state. */
    default void finish() throws Exception {}
  }

  /**
   * Checks a law for the seeds 1 to {@code seeds}.
   *
   * @param operations how many operations to draw for each seed
   * @param draw draws one operation
   * @param start makes a fresh mechanism with a fresh model
   * @throws AssertionError with the seed and the shrunk operations; its cause is their failure
   * @throws IllegalArgumentException if seeds or operations are below 1: nothing would be checked
   */
  public static <O> void check(
      int seeds,
      int operations,
      Function<SeededRandom, O> draw,
      Supplier<? extends Subject<O>> start) {
    if (seeds < 1 || operations < 1) {
      throw new IllegalArgumentException(
          "seeds=" + seeds + " and operations=" + operations + " must be at least 1");
    }
    for (int seed = 1; seed <= seeds; seed++) {
      SeededRandom random = new SeededRandom(seed);
      List<O> drawn = new ArrayList<>(operations);
      for (int i = 0; i < operations; i++) {
        drawn.add(draw.apply(random));
      }
      Failure failure = run(drawn, start);
      if (failure != null) {
        List<O> shrunk = shrink(drawn, failure, start);
        Throwable cause = run(shrunk, start).cause();
        throw new AssertionError(report(seed, drawn.size(), shrunk, cause), cause);
      }
    }
  }

  /** What was thrown, and how many operations had been begun by then. */
  private record Failure(Throwable cause, int begun) {

    /** Whether this may be the same fault: a shrunk list must not run into another one. */
    boolean resembles(Failure other) {
      return other != null && cause.getClass() == other.cause.getClass();
    }
  }

  private static <O> Failure run(List<O> operations, Supplier<? extends Subject<O>> start) {
    int begun = 0;
    try {
      Subject<O> subject = start.get();
      for (O operation : operations) {
        begun++;
        subject.apply(operation);
      }
      subject.finish();
      return null;
    } catch (Exception | AssertionError | StackOverflowError failure) {
      return new Failure(failure, begun);
    }
  }

  /**
   * Leaves out ever smaller chunks as long as the rest still fails, and single operations until
   * none can be spared (Zeller's delta debugging).
   */
  private static <O> List<O> shrink(
      List<O> failing, Failure failure, Supplier<? extends Subject<O>> start) {
    List<O> current = failing.subList(0, failure.begun());
    int runs = 0;
    int chunk = Math.max(1, current.size() / 2);
    while (chunk >= 1) {
      int before = current.size();
      for (int from = 0; from < current.size() && runs < MAX_SHRINK_RUNS; runs++) {
        List<O> candidate = new ArrayList<>(current.subList(0, from));
        candidate.addAll(current.subList(Math.min(from + chunk, current.size()), current.size()));
        if (failure.resembles(run(candidate, start))) {
          current = candidate;
        } else {
          from += chunk;
        }
      }
      boolean again = chunk == 1 && current.size() < before && runs < MAX_SHRINK_RUNS;
      chunk = again ? 1 : chunk / 2;
    }
    return current;
  }

  private static <O> String report(int seed, int drawn, List<O> shrunk, Throwable cause) {
    StringBuilder text = new StringBuilder();
    text.append("law broken for seed ").append(seed).append(", ");
    text.append(shrunk.size()).append(" of ").append(drawn).append(" operations suffice:");
    for (O operation : shrunk) {
      text.append("\n  ").append(operation);
    }
    return text.append("\n").append(cause).toString();
  }
}
