package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * From a key on, 100 entries of a page file; all pages are in memory. Each is walked in the
 * cheapest way that it offers: ours copies entries into the caller's arrays, MVStore and MapDB hand
 * objects out, LMDB and Xodus show the bytes where they are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageScanBenchmark {

  @Benchmark
  @Guarantee("one thread; no log: a crash in the midst of a change is noticed, not mended")
  public long ours_bPlusTree(Pages.Ours pages, PageAsks asks) {
    return pages.store.sumOf100(asks.next());
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; a crash loses the last second")
  public long peer_h2MVStore(Pages.H2 pages, PageAsks asks) {
    return pages.store.sumOf100(asks.next());
  }
}
