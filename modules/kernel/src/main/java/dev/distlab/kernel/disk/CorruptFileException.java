package dev.distlab.kernel.disk;

/**
 * A file whose bytes are not what was written: cut short, a flipped bit, another file's content.
 * Names the file and the offset, so that one knows where to look. Thrown instead of an answer that
 * might be wrong.
 */
public final class CorruptFileException extends DiskException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param offset in bytes from the start of the file, where the fault was found
   * @param what what was expected there and what stands there
   */
  public CorruptFileException(String file, long offset, String what) {
    super(file, "corrupt at offset " + offset + ": " + what);
    this.offset = offset;
  }

  /** Where the fault was found, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }
}
