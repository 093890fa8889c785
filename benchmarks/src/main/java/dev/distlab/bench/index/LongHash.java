package dev.distlab.bench.index;

import java.util.function.Function;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rival that is a hash map of numbers, filled. */
@State(Scope.Benchmark)
public abstract class LongHash<M> {

  private final Function<long[], M> maker;

  M map;

  LongHash(Function<long[], M> maker) {
    this.maker = maker;
  }

  /** Fills the map. */
  @Setup
  public void fill(LongEntries.OfHash entries) {
    map = maker.apply(entries.keys);
  }
}
