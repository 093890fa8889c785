package dev.distlab.bench.index;

import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What several threads ask of one tree, each in an order of its own. */
public final class SharedAsks {

  /** A prime: a key is asked something else each time round. */
  private static final int CALLS = 65_521;

  private static final byte GET = 0;
  private static final byte PUT = 1;
  private static final byte REMOVE = 2;

  private SharedAsks() {}

  /** The same for all rivals and threads. */
  @State(Scope.Benchmark)
  public static class Questions {

    /** How many entries there are; with removals, about as many at any time. */
    @Param("1000000")
    public int entries;

    /** Puts of keys that are there, or puts and removals of twice as many keys. */
    @Param({"get90put10", "get50put25remove25"})
    public String mix;

    Long[] keys;
    private Long[] asked;
    private byte[] calls;

    /** Draws keys and calls. */
    @Setup
    public void draw() {
      boolean removes = mix.equals("get50put25remove25");
      long[] numbers = Keys.present(removes ? 2 * entries : entries);
      keys = Keys.boxed(numbers);
      asked = Keys.boxed(Keys.asked(numbers));
      calls = new byte[CALLS];
      SeededRandom random = new SeededRandom(42).fork("calls");
      for (int i = 0; i < CALLS; i++) {
        int percent = random.nextInt(100);
        if (removes) {
          calls[i] = percent < 50 ? GET : percent < 75 ? PUT : REMOVE;
        } else {
          calls[i] = percent < 90 ? GET : PUT;
        }
      }
    }
  }

  /** A thread's place among the calls. */
  @State(Scope.Thread)
  public static class Cursor {
    private Long[] asked;
    private byte[] calls;
    private int next;
    private int nextCall;

    /** Each thread begins elsewhere. */
    @Setup
    public void begin(Questions questions, ThreadParams thread) {
      asked = questions.asked;
      calls = questions.calls;
      next = thread.getThreadIndex() * (asked.length / thread.getThreadCount());
      nextCall = thread.getThreadIndex() * (CALLS / thread.getThreadCount());
    }

    Long call(SharedTree tree) {
      next = next + 1 & asked.length - 1;
      nextCall = nextCall + 1 == CALLS ? 0 : nextCall + 1;
      Long key = asked[next];
      switch (calls[nextCall]) {
        case PUT:
          return tree.put(key, key);
        case REMOVE:
          return tree.remove(key);
        default:
          return tree.get(key);
      }
    }
  }
}
