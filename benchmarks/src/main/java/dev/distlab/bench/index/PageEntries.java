package dev.distlab.bench.index;

import dev.distlab.kernel.random.SplitMix64;
import java.nio.ByteBuffer;

/** Entry i of every page file: a key of 16 bytes, in no order, and a value of 100. */
final class PageEntries {

  static final int KEY_BYTES = 16;
  static final int VALUE_BYTES = 100;

  private PageEntries() {}

  static byte[] key(int i) {
    byte[] key = new byte[KEY_BYTES];
    writeKey(i, key);
    return key;
  }

  static void writeKey(int i, byte[] key) {
    ByteBuffer.wrap(key).putLong(SplitMix64.mix(i + 1)).putLong(SplitMix64.mix(~i));
  }

  /** Half of it is noise, half is not. */
  static byte[] value(int i) {
    byte[] value = new byte[VALUE_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(value);
    while (buffer.position() < VALUE_BYTES / 2) {
      buffer.putLong(SplitMix64.mix(31L * i + buffer.position()));
    }
    return value;
  }
}
