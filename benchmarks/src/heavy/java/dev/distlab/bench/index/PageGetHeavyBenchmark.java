package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a page file, as an array; all pages are in memory. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageGetHeavyBenchmark {

  @Benchmark
  @Guarantee("transactions of 1,000 puts, not synced one by one; readers beside a writer; native code")
  public byte[] peer_lmdb(HeavyPages.Lmdb pages, PageAsks asks) {
    return pages.store.get(asks.next());
  }

  @Benchmark
  @Guarantee("transactions of 1,000 puts, not synced one by one; readers beside a writer")
  public byte[] peer_xodus(HeavyPages.Xodus pages, PageAsks asks) {
    return pages.store.get(asks.next());
  }

  @Benchmark
  @Guarantee("no transactions: a crash may spoil the file; readers beside a writer")
  public byte[] peer_mapDb(HeavyPages.MapDb pages, PageAsks asks) {
    return pages.store.get(asks.next());
  }
}
