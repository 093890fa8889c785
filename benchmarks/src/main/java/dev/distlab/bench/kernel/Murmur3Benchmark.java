package dev.distlab.bench.kernel;

import com.dynatrace.hash4j.hashing.Hasher128;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.hash.Murmur3;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** MurmurHash3, x64, of which the first 64 bits are used: the same function for all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Murmur3Benchmark {
  private final HashFunction guava = Hashing.murmur3_128();
  private final Hasher128 hash4j = com.dynatrace.hash4j.hashing.Hashing.murmur3_128();

  @Benchmark
  public long ours_murmur3(HashedKeys keys) {
    return Murmur3.hash64(keys.next());
  }

  @Benchmark
  public long peer_guava(HashedKeys keys) {
    return guava.hashBytes(keys.next()).asLong();
  }

  @Benchmark
  @Guarantee("makes all 128 bits, as an object")
  public long peer_hash4j(HashedKeys keys) {
    return hash4j.hashBytesTo128Bits(keys.next()).getLeastSignificantBits();
  }

  @Benchmark
  public byte floor_firstByte(HashedKeys keys) {
    return keys.next()[0];
  }
}
