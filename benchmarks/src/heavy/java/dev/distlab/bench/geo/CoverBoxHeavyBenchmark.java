package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a box to cells that cover it, twelve at most. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoverBoxHeavyBenchmark {

  @Benchmark
  @Guarantee("12 cells at most, each as large as fits; of nearly equal size on the globe")
  public Object peer_s2(CoverAreas areas, S2Areas s2) {
    return s2.coverer.getCovering(s2.boxes[areas.next()]);
  }
}
