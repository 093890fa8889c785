package dev.distlab.bench.index;

import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Setup;

/** A rival that is a hash map of objects, filled. */
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
