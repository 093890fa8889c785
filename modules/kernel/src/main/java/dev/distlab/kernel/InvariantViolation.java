package dev.distlab.kernel;

/**
 * A law of a mechanism that does not hold: a bug in the mechanism, never a fault of its caller. The
 * message is the law's number and the values that break it.
 */
public final class InvariantViolation extends AssertionError {

  private static final long serialVersionUID = 1L;

  /** The law that is broken, its number first, and the values. */
  public InvariantViolation(String message) {
    super(message);
  }
}
