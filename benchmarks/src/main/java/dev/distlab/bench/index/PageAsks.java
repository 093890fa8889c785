package dev.distlab.bench.index;

import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys of a page file to ask for, handed out in turn. */
@State(Scope.Thread)
public class PageAsks {

  private static final int LENGTH = 1 << 20;

  private final byte[] key = new byte[PageEntries.KEY_BYTES];
  private final int[] asked = new int[LENGTH];
  private int next;

  /** Draws what is asked. */
  @Setup
  public void draw(PageSize size) {
    SeededRandom random = new SeededRandom(42).fork("asked");
    for (int i = 0; i < LENGTH; i++) {
      asked[i] = random.nextInt(size.entries);
    }
  }

  /** The next key, in an array that is used again. */
  public byte[] next() {
    next = next + 1 & LENGTH - 1;
    PageEntries.writeKey(asked[next], key);
    return key;
  }
}
