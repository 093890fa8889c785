package dev.distlab.ring.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashSlotsTest {

  @Test
  void crc16_checkValue_isThatOfXmodem() {
    assertThat(HashSlots.crc16("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x31C3);
    assertThat(HashSlots.crc16(new byte[0])).isZero();
  }

  /** Bytes above 0x7f, bit by bit from the definition. */
  @Test
  void crc16_anyBytes_agreesWithTheDefinition() {
    byte[] bytes = "zürich 東京 \u0080\u00ff".getBytes(StandardCharsets.UTF_8);
    int crc = 0;
    for (byte b : bytes) {
      crc ^= (b & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1) & 0xffff;
      }
    }
    assertThat(HashSlots.crc16(bytes)).isEqualTo(crc);
  }

  /** The rules of the specification's section "Hash tags", one line for each case. */
  @ParameterizedTest
  @CsvSource({
    "{user1000}.following, user1000",
    "{user1000}.followers, user1000",
    "foo{}{bar}, foo{}{bar}",
    "foo{{bar}}zap, {bar",
    "foo{bar}{zap}, bar",
    "foo}bar{, foo}bar{",
    "plain, plain",
    "a{b, a{b"
  })
  void hashedPart_ofAKey_isTheFirstNonEmptyTag(String key, String part) {
    assertThat(HashSlots.hashedPart(key)).isEqualTo(part);
    assertThat(HashSlots.slotOf(key))
        .isEqualTo(HashSlots.crc16(part.getBytes(StandardCharsets.UTF_8)) % 16_384);
  }

  @Test
  void slotOf_sameTag_isTheSameSlot() {
    assertThat(HashSlots.slotOf("{user7}:cart")).isEqualTo(HashSlots.slotOf("{user7}:name"));
    assertThat(HashSlots.slotOf("123456789")).isEqualTo(0x31C3 % 16_384);
  }
}
