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

  /** A port with signed bytes in the tail, as Cassandra has it, gives -5284281814142962636. */
  @Test
  void hash64_ofByteAboveSevenBits_takesItAsUnsigned() {
    assertThat(Murmur3.hash64(new byte[] {(byte) 0x80})).isEqualTo(7017059463262962058L);
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
