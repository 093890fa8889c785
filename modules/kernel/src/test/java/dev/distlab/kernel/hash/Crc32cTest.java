package dev.distlab.kernel.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class Crc32cTest {

  @Test
  void of_vectorsOfRfc3720_equal() {
    byte[] ascending = new byte[32];
    byte[] descending = new byte[32];
    for (int i = 0; i < 32; i++) {
      ascending[i] = (byte) i;
      descending[i] = (byte) (31 - i);
    }
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    byte[] iscsiRead =
        HexFormat.of()
            .parseHex(
                "01c00000000000000000000000000000140000000000040000000014"
                    + "0000001828000000000000000200000000000000");

    assertThat(Crc32c.of(new byte[32])).isEqualTo(0x8a9136aa);
    assertThat(Crc32c.of(ones)).isEqualTo(0x62a8ab43);
    assertThat(Crc32c.of(ascending)).isEqualTo(0x46dd794e);
    assertThat(Crc32c.of(descending)).isEqualTo(0x113fdb5c);
    assertThat(Crc32c.of(iscsiRead)).isEqualTo(0xd9963a56);
  }

  @Test
  void of_everyLengthAndAlignment_equalsTheProcessors() {
    SeededRandom random = new SeededRandom(7);
    byte[] bytes = new byte[300];
    random.nextBytes(bytes);
    for (int from = 0; from < 9; from++) {
      for (int length = 0; length <= bytes.length - from; length++) {
        CRC32C expected = new CRC32C();
        expected.update(bytes, from, length);
        assertThat(Crc32c.of(bytes, from, length)).isEqualTo((int) expected.getValue());
      }
    }
  }

  @Test
  void update_inTwoPieces_equalsOnePiece() {
    byte[] bytes = "Grüße an alle Knoten".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      int first = Crc32c.of(bytes, 0, cut);
      assertThat(Crc32c.update(first, bytes, cut, bytes.length - cut)).isEqualTo(Crc32c.of(bytes));
    }
  }

  @Test
  void mask_anyValue_isUndoneByUnmaskAndDiffers() {
    SeededRandom random = new SeededRandom(8);
    for (int i = 0; i < 1_000; i++) {
      int crc = random.nextInt();
      assertThat(Crc32c.mask(crc)).isNotEqualTo(crc);
      assertThat(Crc32c.unmask(Crc32c.mask(crc))).isEqualTo(crc);
    }
  }

  @Test
  void of_rangeOutsideTheArray_isRejected() {
    assertThatThrownBy(() -> Crc32c.of(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
