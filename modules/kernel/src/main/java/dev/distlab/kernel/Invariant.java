package dev.distlab.kernel;

/** Checks the numbered invariants of a mechanism. */
public final class Invariant {

  private Invariant() {}

  /**
   * Throws when a law does not hold.
   *
   * @param holds the law
   * @param law its number and text with the places of {@link Message#of}, such as {@code "I3:
   *     offset %d not after %d"}
   * @param values what to put in these places; the message is only built when the law is broken
   * @throws InvariantViolation if {@code holds} is false
   */
  public static void check(boolean holds, String law, Object... values) {
    if (!holds) {
      throw new InvariantViolation(Message.of(law, values));
    }
  }
}
