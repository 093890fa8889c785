package dev.distlab.experiment;

/**
 * Something a reader asked for that cannot be: an unknown name, a value out of range, a file that
 * is not there. The message says what was given, what is allowed and what to do next; a terminal or
 * a page shows it as it is.
 */
public final class UsageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String nearestValid;

  /** Says what was given, what is allowed, and what to do next; nothing valid is near. */
  public UsageException(String message) {
    this(message, null);
  }

  /**
   * @param nearestValid the valid text nearest to what was given, for a page to offer; may be null
   */
  public UsageException(String message, String nearestValid) {
    super(message);
    this.nearestValid = nearestValid;
  }

  /** The valid text nearest to what was given, or null where there is none. */
  public String nearestValid() {
    return nearestValid;
  }
}
