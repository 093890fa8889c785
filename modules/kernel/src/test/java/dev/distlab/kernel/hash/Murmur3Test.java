package dev.distlab.kernel.hash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Murmur3Test {

  @Test
  void hash64_ofAsciiKey_isThePublishedValue() {
    assertThat(Murmur3.hash64("key".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(-6847573755651342660L);
  }

  @Test
  void hash64_ofByteAboveSevenBits_takesItAsUnsigned() {
    assertThat(Murmur3.hash64(new byte[] {(byte) 0x80})).isEqualTo(7017059463262962058L);
  }

  /** The trap: with signed bytes, as Cassandra has it, ASCII keys agree and others do not. */
  @Test
  void brokenTwin_withSignedTail_agreesOnAsciiOnly() {
    byte[] ascii = "key".getBytes(StandardCharsets.UTF_8);
    assertThat(withSignedTail(ascii)).isEqualTo(Murmur3.hash64(ascii));
    assertThat(withSignedTail(new byte[] {(byte) 0x80})).isEqualTo(-5284281814142962636L);
    byte[] zurich = "zürich".getBytes(StandardCharsets.UTF_8);
    assertThat(withSignedTail(zurich)).isNotEqualTo(Murmur3.hash64(zurich));
  }

  /** For keys of 1 to 8 bytes, which are all tail. */
  private static long withSignedTail(byte[] key) {
    long word = 0;
    for (int i = 0; i < key.length; i++) {
      word ^= (long) key[i] << 8 * i;
    }
    long mixed = Long.rotateLeft(word * 0x87c37b91114253d5L, 31) * 0x4cf5ad432745937fL;
    long first = (mixed ^ key.length) + key.length;
    long second = key.length + first;
    return finish(first) + finish(second);
  }

  private static long finish(long value) {
    long k = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
    return k ^ k >>> 33;
  }

  @Test
  void hash64_ofUtf8Text_agreesWithTheOracle() {
    byte[] zurich = "zürich".getBytes(StandardCharsets.UTF_8);
    assertThat(Murmur3.hash64(zurich)).isEqualTo(Hashing.murmur3_128().hashBytes(zurich).asLong());
  }

  @Test
  void hash32_ofKnownInputs_isThePublishedValue() {
    assertThat(Murmur3.hash32(new byte[0], 0)).isZero();
    assertThat(Murmur3.hash32(new byte[0], 1)).isEqualTo(0x514E28B7);
    assertThat(Murmur3.hash32(new byte[0], -1)).isEqualTo(0x81F16F39);
    assertThat(Murmur3.hash32(new byte[4], 0)).isEqualTo(0x2362F9DE);
  }

  @Test
  void hash128_ofEveryLengthAndByteValue_agreesWithTheOracle() {
    SeededRandom random = new SeededRandom(1);
    for (int length = 0; length <= 70; length++) {
      for (int round = 0; round < 50; round++) {
        byte[] bytes = bytes(random, length);
        int seed = random.nextInt(Integer.MAX_VALUE);
        byte[] expected = Hashing.murmur3_128(seed).hashBytes(bytes).asBytes();
        long[] words = new long[2];
        ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        assertThat(Murmur3.hash128(bytes, seed)).as("%s", (Object) bytes).isEqualTo(words);
        assertThat(Murmur3.hash64(bytes, seed)).isEqualTo(words[0]);
      }
    }
  }

  @Test
  void hash32_ofEveryLengthAndByteValue_agreesWithTheOracle() {
    SeededRandom random = new SeededRandom(2);
    for (int length = 0; length <= 35; length++) {
      for (int round = 0; round < 50; round++) {
        byte[] bytes = bytes(random, length);
        int seed = random.nextInt();
        assertThat(Murmur3.hash32(bytes, seed))
            .isEqualTo(Hashing.murmur3_32_fixed(seed).hashBytes(bytes).asInt());
      }
    }
  }

  /** The seed is 32 bits wide in the original: -1 is 4294967295 and not 2^64 - 1. */
  @Test
  void hash64_withNegativeSeed_takesItAsUnsigned() {
    byte[] key = "key".getBytes(StandardCharsets.UTF_8);
    assertThat(Murmur3.hash64(new byte[0], -1)).isEqualTo(7706185961851046380L);
    assertThat(Murmur3.hash64(key, -1)).isEqualTo(-1552032456277126712L);
  }

  static byte[] bytes(SeededRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
