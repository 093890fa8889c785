package dev.distlab.bench.ring;

import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Hashes of keys, handed out in turn: the same for every rival, too many to be learned. */
@State(Scope.Thread)
public class HashedKeys {
  private static final int KEYS = 1 << 17;

  private final long[] keys = new long[KEYS];
  private int next;

  /** Draws the keys. */
  @Setup
  public void draw() {
    SeededRandom random = new SeededRandom(42).fork("keys");
    for (int i = 0; i < KEYS; i++) {
      keys[i] = random.nextLong();
    }
  }

  /** The next key's hash. */
  public long next() {
    next = (next + 1) & (KEYS - 1);
    return keys[next];
  }
}
