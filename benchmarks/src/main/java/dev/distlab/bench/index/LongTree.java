package dev.distlab.bench.index;

import java.util.function.Function;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rival that is an ordered map of numbers, filled in random order. */
@State(Scope.Benchmark)
public abstract class LongTree<M> {

  private final Function<long[], M> maker;

  M map;

  LongTree(Function<long[], M> maker) {
    this.maker = maker;
  }

  /** Fills the map. */
  @Setup
  public void fill(LongEntries.OfTree entries) {
    map = maker.apply(entries.keys);
  }
}
