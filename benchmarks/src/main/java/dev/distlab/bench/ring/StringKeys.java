package dev.distlab.bench.ring;

import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys of 12 to 16 letters, such as {@code user:318277150}, handed out in turn. */
@State(Scope.Thread)
public class StringKeys {
  private static final int KEYS = 1 << 14;

  private final String[] keys = new String[KEYS];
  private int next;

  /** Draws the keys. */
  @Setup
  public void draw() {
    SeededRandom random = new SeededRandom(42).fork("keys");
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "user:" + random.nextInt(Integer.MAX_VALUE);
    }
  }

  /** The next key. */
  public String next() {
    next = (next + 1) & (KEYS - 1);
    return keys[next];
  }
}
