package dev.distlab.bench.kernel;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.hash.XxHash64;
import java.util.concurrent.TimeUnit;
import net.openhft.hashing.LongHashFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** xxHash, 64 bits: the same function for all but the reference. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class XxHash64Benchmark {
  private final LongHashFunction openHft = LongHashFunction.xx();
  private final Hasher64 xxh3 = Hashing.xxh3_64();

  @Benchmark
  public long ours_xxHash64(HashedKeys keys) {
    return XxHash64.hash64(keys.next());
  }

  @Benchmark
  @Guarantee("reads memory without bounds checks")
  public long peer_zeroAllocationHashing(HashedKeys keys) {
    return openHft.hashBytes(keys.next());
  }

  @Benchmark
  @Guarantee("another function, the successor")
  public long reference_hash4jXxh3(HashedKeys keys) {
    return xxh3.hashBytesToLong(keys.next());
  }

  @Benchmark
  public byte floor_firstByte(HashedKeys keys) {
    return keys.next()[0];
  }
}
