package dev.distlab.cli;

/**
 * Something outside this program is missing or refuses: a tool, a port, a folder. The message says
 * what, and what to do about it. Ends a command with {@link ExitCode#ENVIRONMENT}.
 */
public class EnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }

  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
