package dev.distlab.kernel.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import net.openhft.hashing.LongHashFunction;
import org.junit.jupiter.api.Test;

class XxHash64Test {

  private static final long PRIME_32 = 2654435761L;
  private static final long PRIME_64 = 0x9E3779B185EBCA8DL;

  /** The sanity check of the reference implementation: lengths 0, 1, 4, 14 and 222, two seeds. */
  @Test
  void hash64_ofTheReferenceBuffer_isThePublishedValue() {
    assertVector(0, 0xEF46DB3751D8E999L, 0xAC75FDA2929B17EFL);
    assertVector(1, 0xE934A84ADB052768L, 0x5014607643A9B4C3L);
    assertVector(4, 0x9136A0DCA57457EEL, 0xCAAB286BD8E9FDB5L);
    assertVector(14, 0x8282DCC4994E35C8L, 0xC3BD6BF63DEB6DF0L);
    assertVector(222, 0xB641AE8CB691C174L, 0x20CB8AB7AE10C14AL);
  }

  private static void assertVector(int length, long withSeedZero, long withSeedPrime) {
    byte[] bytes = new byte[length];
    long generator = PRIME_32;
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (generator >>> 56);
      generator *= PRIME_64;
    }
    assertThat(XxHash64.hash64(bytes)).as("length %d", length).isEqualTo(withSeedZero);
    assertThat(XxHash64.hash64(bytes, PRIME_32)).as("length %d", length).isEqualTo(withSeedPrime);
  }

  @Test
  void hash64_ofEveryLengthAndByteValue_agreesWithTheOracle() {
    SeededRandom random = new SeededRandom(1);
    for (int length = 0; length <= 140; length++) {
      for (int round = 0; round < 50; round++) {
        byte[] bytes = Murmur3Test.bytes(random, length);
        long seed = random.nextLong();
        assertThat(XxHash64.hash64(bytes, seed))
            .isEqualTo(LongHashFunction.xx(seed).hashBytes(bytes));
        assertThat(XxHash64.hash64(bytes)).isEqualTo(LongHashFunction.xx().hashBytes(bytes));
      }
    }
  }

  @Test
  void hash64_ofAsciiText_isTheHashOfItsBytes() {
    SeededRandom random = new SeededRandom(2);
    for (int length = 0; length <= 140; length++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(0x80));
      }
      assertSameAsBytes(text.toString());
    }
  }

  @Test
  void hash64_ofTextWithOneOtherCharacterAnywhere_isTheHashOfItsBytes() {
    String[] others = {"\u0080", "é", "ÿ", "\u0100", "€", "\uffff", "😀", "\ud800", "\udc00"};
    for (int length = 1; length <= 80; length++) {
      String ascii = "x".repeat(length);
      for (int at = 0; at <= length; at++) {
        for (String other : others) {
          assertSameAsBytes(ascii.substring(0, at) + other + ascii.substring(at));
        }
      }
    }
  }

  @Test
  void hash64_ofTextOfAnyCharacters_isTheHashOfItsBytes() {
    SeededRandom random = new SeededRandom(3);
    for (int round = 0; round < 20_000; round++) {
      int limit = 1 << 6 + random.nextInt(11);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(50); i > 0; i--) {
        text.append((char) random.nextInt(limit));
      }
      assertSameAsBytes(text.toString());
    }
  }

  @Test
  void hash64_ofHalfASurrogatePair_isThatOfAQuestionMark() {
    assertThat(XxHash64.hash64("a\ud83d")).isEqualTo(XxHash64.hash64("a?"));
    assertThat(XxHash64.hash64("\ude00\ud83d")).isEqualTo(XxHash64.hash64("??"));
  }

  private static void assertSameAsBytes(String text) {
    assertThat(XxHash64.hash64(text))
        .as("%s", text)
        .isEqualTo(XxHash64.hash64(text.getBytes(StandardCharsets.UTF_8)));
  }
}
