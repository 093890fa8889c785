package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * All entries into an empty page file, in random order, made durable at the end; the time is for
 * all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PageFillBenchmark {

  @Benchmark
  @Guarantee("one thread; no log: a crash in the midst of a change is noticed, not mended")
  public Object ours_bPlusTree(NewPages.Ours pages, PageSize size) {
    return pages.filled(size);
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; a crash loses the last second")
  public Object peer_h2MVStore(NewPages.H2 pages, PageSize size) {
    return pages.filled(size);
  }
}
