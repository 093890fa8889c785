package dev.distlab.bench.kernel;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.google.common.hash.HashFunction;
import dev.distlab.kernel.hash.Murmur3;
import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SeededRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The kernel's hashes over keys of a few lengths, beside the same functions of two libraries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashBenchmark {
  private static final int KEYS = 1 << 12;

  /** Length of a key in bytes. */
  @Param({"8", "32", "256"})
  public int keyBytes;

  private final HashFunction guavaMurmur = com.google.common.hash.Hashing.murmur3_128();
  private final Hasher64 hash4jXx = Hashing.xxh3_64();
  private byte[][] keys;
  private int next;

  /** Fills the keys with seeded bytes, the same for every rival. */
  @Setup
  public void fillKeys() {
    SeededRandom random = new SeededRandom(42).fork("keys");
    keys = new byte[KEYS][keyBytes];
    for (byte[] key : keys) {
      random.nextBytes(key);
    }
  }

  @Benchmark
  public long ours_murmur3() {
    return Murmur3.hash64(nextKey());
  }

  @Benchmark
  public long ours_xxHash64() {
    return XxHash64.hash64(nextKey());
  }

  @Benchmark
  public long peer_guavaMurmur3() {
    return guavaMurmur.hashBytes(nextKey()).asLong();
  }

  @Benchmark
  public long peer_hash4jXxh3() {
    return hash4jXx.hashBytesToLong(nextKey());
  }

  @Benchmark
  public byte floor_loop() {
    return nextKey()[0];
  }

  private byte[] nextKey() {
    next = (next + 1) & (KEYS - 1);
    return keys[next];
  }
}
