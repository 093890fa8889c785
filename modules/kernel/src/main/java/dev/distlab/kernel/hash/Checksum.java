package dev.distlab.kernel.hash;

/**
 * A function from bytes to 32 bits that notices accidental changes of these bytes. Implementations
 * are stateless and may be used by several threads.
 */
@FunctionalInterface
public interface Checksum {

  /**
   * The checksum of {@code length} bytes of {@code bytes} from {@code from} on; O(length).
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  int of(byte[] bytes, int from, int length);
}
