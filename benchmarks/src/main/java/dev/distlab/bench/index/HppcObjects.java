package dev.distlab.bench.index;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The hash map of objects of HPPC, which is no {@link java.util.Map}. */
@State(Scope.Benchmark)
public class HppcObjects {

  ObjectObjectHashMap<Long, Long> map;

  /** Fills the map. */
  @Setup
  public void fill(BoxedEntries.OfHash entries) {
    map = filled(entries);
  }

  static ObjectObjectHashMap<Long, Long> filled(BoxedEntries entries) {
    ObjectObjectHashMap<Long, Long> map = new ObjectObjectHashMap<>();
    for (int i = 0; i < entries.keys.length; i++) {
      map.put(entries.keys[i], entries.values[i]);
    }
    return map;
  }
}
