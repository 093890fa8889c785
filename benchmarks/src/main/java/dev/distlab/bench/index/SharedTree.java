package dev.distlab.bench.index;

import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rival that is an ordered map for several threads, filled by one of them in random order. */
@State(Scope.Benchmark)
public abstract class SharedTree {

  abstract Long get(Long key);

  abstract Long put(Long key, Long value);

  abstract Long remove(Long key);

  /** Fills the map. */
  @Setup
  public void fill(SharedAsks.Questions questions) {
    for (int i = 0; i < questions.entries; i++) {
      put(questions.keys[i], questions.keys[i]);
    }
  }

  /** A rival that is a map, and safe by itself. */
  public abstract static class OfMap extends SharedTree {
    private final Map<Long, Long> map;

    OfMap(Map<Long, Long> map) {
      this.map = map;
    }

    @Override
    final Long get(Long key) {
      return map.get(key);
    }

    @Override
    final Long put(Long key, Long value) {
      return map.put(key, value);
    }

    @Override
    final Long remove(Long key) {
      return map.remove(key);
    }
  }
}
