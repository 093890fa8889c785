package dev.distlab.kernel.disk;

/** A write for which the disk has no space left. Part of the bytes may have been written. */
public final class DiskFullException extends DiskException {

  private static final long serialVersionUID = 1L;

  /** What did not fit, and what the device said. */
  public DiskFullException(String file, String what, Throwable cause) {
    super(file, what, cause);
  }
}
