package dev.distlab.bench.kernel;

import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Seeded keys of one length, handed out in turn: the same for every rival. */
@State(Scope.Thread)
public class HashedKeys {
  private static final int KEYS = 1 << 12;

  /** Length of a key in bytes. */
  @Param({"8", "32", "256"})
  public int keyBytes;

  private byte[][] keys;
  private int next;

  /** Fills the keys. */
  @Setup
  public void fill() {
    SeededRandom random = new SeededRandom(42).fork("keys");
    keys = new byte[KEYS][keyBytes];
    for (byte[] key : keys) {
      random.nextBytes(key);
    }
  }

  /** The next key. */
  public byte[] next() {
    next = (next + 1) & (KEYS - 1);
    return keys[next];
  }
}
