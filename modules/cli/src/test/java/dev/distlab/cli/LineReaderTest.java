package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> read(byte[] bytes) throws IOException {
    return new LineReader("x").read(new ByteArrayInputStream(bytes));
  }

  private static List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_lineFeeds_withOrWithoutTheLast() throws IOException {
    assertThat(read("a\nb\n")).containsExactly("a", "b");
    assertThat(read("a\nb")).containsExactly("a", "b");
  }

  @Test
  void read_windowsAndOldMacLineEnds_areLineEnds() throws IOException {
    assertThat(read("a\r\nb\r\n")).containsExactly("a", "b");
    assertThat(read("a\rb")).containsExactly("a", "b");
  }

  @Test
  void read_byteOrderMark_isNoPartOfTheFirstLine() throws IOException {
    assertThat(read("\ufeffa\n\ufeffb")).containsExactly("a", "\ufeffb");
  }

  @Test
  void read_emptyLines_areKept_soAreSpaces() throws IOException {
    assertThat(read("\na\n\r\n b \n\n")).containsExactly("", "a", "", " b ", "");
    assertThat(read("\r\r\na")).containsExactly("", "", "a");
  }

  @Test
  void read_everyPlaneOfUnicode_isKept() throws IOException {
    assertThat(read("Zürich\n東京\n🌍\n")).containsExactly("Zürich", "東京", "🌍");
  }

  @Test
  void read_bytesThatArriveOneByOne_giveTheSameLines() throws IOException {
    InputStream slow =
        new ByteArrayInputStream("ä\r\nß\r東\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(1, length));
          }

          @Override
          public int read(byte[] bytes) {
            return read(bytes, 0, bytes.length);
          }
        };
    assertThat(new LineReader("x").read(slow)).containsExactly("ä", "ß", "東");
  }

  @Test
  void read_nothing_isRefused() {
    for (String empty : new String[] {"", "\n\r\n", "\ufeff"}) {
      assertThatThrownBy(() -> read(empty))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("x is empty");
    }
  }

  @Test
  void read_latin1_isRefusedWithItsLine() {
    byte[] latin = "one\r\ntwo\r\nZürich".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(latin))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x is not UTF-8: line 3, byte 2 is 0xfc.")
        .hasMessageContaining("iconv");
  }

  @Test
  void read_brokenSequences_areRefused() {
    byte[][] broken = {
      {(byte) 0xc3}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
    };
    for (byte[] bytes : broken) {
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(UsageException.class);
    }
  }

  @Test
  void read_utf16_isRefusedByName() {
    assertThatThrownBy(() -> read("a\n".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("UTF-16");
  }

  @Test
  void read_zeroByte_isRefused() {
    assertThatThrownBy(() -> read("a\nb\0c"))
        .isInstanceOf(UsageException.class)
        .hasMessage("x is not text: line 2 has a zero byte in it.");
  }

  @Test
  void read_aMillionLines_givesAMillionLines() throws IOException {
    List<String> lines = new LineReader("x").read(new Numbered(1_000_000));
    assertThat(lines).hasSize(1_000_000);
    assertThat(lines.get(999_999)).isEqualTo("key 999999");
  }

  @Test
  void read_moreThanTheLimit_isRefused() {
    assertThatThrownBy(() -> new LineReader("x").read(new Numbered(LineReader.MOST_LINES + 1)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("larger than 5000000 lines");
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            java.util.Arrays.fill(bytes, offset, offset + length, (byte) 'a');
            return length;
          }
        };
    assertThatThrownBy(() -> new LineReader("x").read(endless))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("larger than 256 MB");
  }

  /** The lines {@code key 0}, {@code key 1}, ... without holding them. */
  private static final class Numbered extends InputStream {
    private final int count;
    private int next;
    private byte[] line = new byte[0];
    private int place;

    Numbered(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      if (place == line.length) {
        if (next == count) {
          return -1;
        }
        line = ("key " + next++ + "\n").getBytes(StandardCharsets.US_ASCII);
        place = 0;
      }
      return line[place++];
    }
  }
}
