package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a page file, as an array; all pages are in memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageGetBenchmark {

  @Benchmark
  @Guarantee("one thread; no log: a crash in the midst of a change is noticed, not mended")
  public byte[] ours_bPlusTree(Pages.Ours pages, PageAsks asks) {
    return pages.store.get(asks.next());
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; a crash loses the last second")
  public byte[] peer_h2MVStore(Pages.H2 pages, PageAsks asks) {
    return pages.store.get(asks.next());
  }
}
