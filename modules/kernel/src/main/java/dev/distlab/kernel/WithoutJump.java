package dev.distlab.kernel;

/**
 * Comparisons by arithmetic, where the outcome cannot be foreseen: a jump that is guessed wrong
 * costs more, and stops the processor from going on with the next search meanwhile.
 */
public final class WithoutJump {

  private WithoutJump() {}

  /** 1 if {@code a} and {@code b} are equal, else 0. */
  public static int equal(long a, long b) {
    long difference = a ^ b;
    return (int) (((difference - 1) & ~difference) >>> 63);
  }
}
