package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty page file, in random order, made durable at the end; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PageFillHeavyBenchmark {

  @Benchmark
  @Guarantee("transactions of 1,000 puts, not synced one by one; readers beside a writer; native code")
  public Object peer_lmdb(HeavyNewPages.Lmdb pages, PageSize size) {
    return pages.filled(size);
  }

  @Benchmark
  @Guarantee("transactions of 1,000 puts, not synced one by one; readers beside a writer")
  public Object peer_xodus(HeavyNewPages.Xodus pages, PageSize size) {
    return pages.filled(size);
  }

  @Benchmark
  @Guarantee("no transactions: a crash may spoil the file; readers beside a writer")
  public Object peer_mapDb(HeavyNewPages.MapDb pages, PageSize size) {
    return pages.filled(size);
  }
}
