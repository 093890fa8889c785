package dev.distlab.kernel;

import java.util.Locale;

/** Checks the numbered invariants of a mechanism. */
public final class Invariant {

  private Invariant() {}

  /**
   * Throws when a law does not hold.
   *
   * @param holds the law
   * @param law its number and text with {@code %s} and {@code %d} places, such as {@code "I3:
   *     offset %d not after %d"}
   * @param values what to put in these places; the message is only built when the law is broken
   * @throws InvariantViolation if {@code holds} is false
   */
  public static void check(boolean holds, String law, Object... values) {
    if (!holds) {
      throw new InvariantViolation(String.format(Locale.ROOT, law, values));
    }
  }
}
