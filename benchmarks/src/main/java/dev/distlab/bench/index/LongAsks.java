package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Keys to ask for, handed out in turn. */
@State(Scope.Thread)
public abstract class LongAsks {

  private long[] asked;
  private int next;

  /** Draws the keys. */
  @Setup
  public void draw(BenchmarkParams benchmark) {
    asked = Keys.asked(benchmark);
  }

  /** The next key. */
  public final long next() {
    next = next + 1 & asked.length - 1;
    return asked[next];
  }

  /** Copies the next keys into {@code keys}, whose length is a power of two. */
  public final void next(long[] keys) {
    System.arraycopy(asked, next, keys, 0, keys.length);
    next = next + keys.length & asked.length - 1;
  }

  /** What is looked up: keys that are there, or keys that are not. */
  public static class Lookups extends LongAsks {

    /** Whether they are there. */
    @Param({"present", "absent"})
    public String keys;
  }

  /** Where scans begin. */
  public static class Seeks extends LongAsks {}

  /** Keys that are looked up together, and their values. */
  @State(Scope.Thread)
  public static class Batch {

    static final int LENGTH = 1024;

    final long[] keys = new long[LENGTH];
    final long[] values = new long[LENGTH];
  }
}
