package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many entries a hash table holds. */
@State(Scope.Benchmark)
public class HashSize {

  /** How many there are. */
  @Param({"1000000"})
  public int entries;
}
