package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.hash.XxHash64;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeyHashTest {

  @Test
  void of_string_isXxHash64OfItsUtf8Bytes() {
    List<String> keys =
        List.of("", "a", "key", "zürich", "São Paulo", "東京", "😀", "x".repeat(100), "é".repeat(33));
    for (String key : keys) {
      byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
      assertThat(KeyHash.of(key)).isEqualTo(KeyHash.of(utf8)).isEqualTo(XxHash64.hash64(utf8));
    }
  }

  @Test
  void of_publishedVector_agrees() {
    assertThat(KeyHash.of("")).isEqualTo(0xEF46DB3751D8E999L);
  }

  /** The build runs with a Turkish locale, where "I".toLowerCase() is not "i". */
  @Test
  void of_anyLocale_isTheSame() {
    long here = KeyHash.of("TITLE-istanbul");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      assertThat(KeyHash.of("TITLE-istanbul")).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void of_numbers_neverCollides() {
    assertThat(java.util.stream.LongStream.range(0, 100_000).map(KeyHash::of).distinct().count())
        .isEqualTo(100_000);
  }
}
