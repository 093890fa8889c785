package dev.distlab.bench.index;

import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rival that is an ordered map of objects, filled in random order. */
@State(Scope.Benchmark)
public abstract class BoxedTree {

  private final Supplier<Map<Long, Long>> maker;

  Map<Long, Long> map;

  BoxedTree(Supplier<Map<Long, Long>> maker) {
    this.maker = maker;
  }

  /** Fills the map. */
  @Setup
  public void fill(BoxedEntries.OfTree entries) {
    map = entries.insertInto(maker.get());
  }
}
