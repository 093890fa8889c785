package dev.distlab.kernel.disk;

/**
 * A disk that did not do what it was asked for: a file that is not there, a device that fails. The
 * message names the file.
 */
public class DiskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;

  /** What went wrong with a file. */
  public DiskException(String file, String what) {
    this(file, what, null);
  }

  /** What went wrong with a file, and what the device said. */
  public DiskException(String file, String what, Throwable cause) {
    super(file + ": " + what, cause);
    this.file = file;
  }

  /** The name of the file. */
  public final String file() {
    return file;
  }
}
