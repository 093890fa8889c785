package dev.distlab.index.bitcask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.disk.Disk;
import java.nio.charset.StandardCharsets;

/** Stores of small files, their keys and values as texts. */
final class BitcaskTexts {

  static final BitcaskOptions SMALL =
      BitcaskOptions.defaults().withMaxFileBytes(1_024).withMerge(MergePolicy.everything());

  private BitcaskTexts() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Puts entries such as {@code k=v}. */
  static void put(Bitcask store, String... entries) {
    for (String entry : entries) {
      int at = entry.indexOf('=');
      store.put(bytes(entry.substring(0, at)), bytes(entry.substring(at + 1)));
    }
  }

  /** The value of a key, {@code -} where there is none. */
  static String get(Bitcask store, String key) {
    return store.get(bytes(key)).map(v -> new String(v, StandardCharsets.US_ASCII)).orElse("-");
  }

  static void assertSound(Bitcask store) {
    assertThat(store.verify().problems()).isEmpty();
  }

  static void deleteHints(Disk disk) {
    disk.list().stream().filter(file -> file.endsWith(".hint")).forEach(disk::delete);
  }
}
