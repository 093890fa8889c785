package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Objects to ask for, equal to keys but not the same objects, handed out in turn. */
@State(Scope.Thread)
public abstract class BoxedAsks {

  private Long[] asked;
  private int next;

  /** Draws the keys. */
  @Setup
  public void draw(BenchmarkParams benchmark) {
    asked = Keys.boxed(Keys.asked(benchmark));
  }

  /** The next key. */
  public final Long next() {
    next = next + 1 & asked.length - 1;
    return asked[next];
  }

  /** What is looked up: keys that are there, or keys that are not. */
  public static class Lookups extends BoxedAsks {

    /** Whether they are there. */
    @Param({"present", "absent"})
    public String keys;
  }

  /** Where scans begin. */
  public static class Seeks extends BoxedAsks {}
}
