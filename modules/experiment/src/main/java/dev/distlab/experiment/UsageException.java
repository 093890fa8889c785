package dev.distlab.experiment;

import java.util.Collection;

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

  /**
   * For a name that is none of the known ones.
   *
   * @param problem what is wrong, as {@code no chapter "rnig"}; the nearest name and all follow
   */
  public static UsageException unknown(String problem, String given, Collection<String> known) {
    return new UsageException(
        problem
            + "."
            + Nearest.hint(given, known)
            + "  All: "
            + (known.isEmpty() ? "none" : String.join(", ", known)),
        Nearest.to(given, known).orElse(null));
  }

  /** The valid text nearest to what was given, or null where there is none. */
  public String nearestValid() {
    return nearestValid;
  }
}
