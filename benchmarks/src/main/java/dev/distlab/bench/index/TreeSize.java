package dev.distlab.bench.index;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many entries an ordered structure holds. */
@State(Scope.Benchmark)
public class TreeSize {

  /** How many there are. */
  @Param({"100000", "1000000"})
  public int entries;
}
