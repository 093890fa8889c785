package dev.distlab.bench.index;

import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rival that is a hash map of objects, filled. */
@State(Scope.Benchmark)
public abstract class BoxedHash {

  private final Supplier<Map<Long, Long>> maker;

  Map<Long, Long> map;

  BoxedHash(Supplier<Map<Long, Long>> maker) {
    this.maker = maker;
  }

  /** Fills the map. */
  @Setup
  public void fill(BoxedEntries.OfHash entries) {
    map = entries.insertInto(maker.get());
  }
}
