package dev.distlab.cli;

import dev.distlab.experiment.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lines of UTF-8 text strictly: what is not UTF-8 is refused with the number of its line.
 *
 * <p>A line ends at {@code \n}, {@code \r\n} or {@code \r}; a byte order mark at the start is left
 * out. Empty lines are kept, so that a line can be found by its number. At most {@link #MOST_LINES}
 * lines and {@link #MOST_BYTES} bytes are taken, one buffer at a time, so that memory holds the
 * lines and little else. One reading for each instance.
 */
final class LineReader {

  static final int MOST_LINES = 5_000_000;
  static final int MOST_BYTES = 256 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final String source;
  private final List<String> lines = new ArrayList<>();
  private final Line line = new Line();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  private long lineNumber = 1;
  private long bytesRead;
  private boolean lastWasReturn;
  private boolean holdsText;

  /**
   * @param source what it is called in messages
   */
  LineReader(String source) {
    this.source = source;
  }

  /**
   * All lines.
   *
   * @throws UsageException if it holds nothing but empty lines, is too large, or is not UTF-8 text
   */
  List<String> read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytesRead += count;
      if (bytesRead > MOST_BYTES) {
        throw tooLarge((MOST_BYTES >> 20) + " MB");
      }
      take(buffer, count);
    }
    if (line.length() > 0) {
      endLine();
    }
    if (!holdsText) {
      throw new UsageException(source + " is empty: at least one line is needed.");
    }
    return lines;
  }

  private void take(byte[] buffer, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      byte b = buffer[i];
      if (b == '\n' || b == '\r') {
        line.append(buffer, start, i - start);
        if (b == '\r' || !lastWasReturn) {
          endLine();
          lineNumber++;
        }
        start = i + 1;
      }
      lastWasReturn = b == '\r';
    }
    line.append(buffer, start, count - start);
  }

  private void endLine() {
    int length = line.length();
    byte[] bytes = line.bytes();
    int from = lineNumber == 1 ? byteOrderMark(bytes, length) : 0;
    if (lines.size() == MOST_LINES) {
      throw tooLarge(MOST_LINES + " lines");
    }
    holdsText |= length > from;
    lines.add(length > from ? text(bytes, from, length - from) : "");
    line.reset();
  }

  private int byteOrderMark(byte[] bytes, int length) {
    if (length >= 2
        && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
            || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff))) {
      throw new UsageException(
          source + " is UTF-16, not UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 FILE");
    }
    boolean marked =
        length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  private String text(byte[] bytes, int from, int length) {
    boolean ascii = true;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == 0) {
        throw new UsageException(
            source + " is not text: line " + lineNumber + " has a zero byte in it.");
      }
      ascii &= bytes[i] > 0;
    }
    if (ascii) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    ByteBuffer encoded = ByteBuffer.wrap(bytes, from, length);
    CharBuffer decoded = CharBuffer.allocate(length);
    decoder.reset();
    CoderResult result = decoder.decode(encoded, decoded, true);
    if (result.isError()) {
      int place = encoded.position();
      throw new UsageException(
          source
              + " is not UTF-8: line "
              + lineNumber
              + ", byte "
              + (place - from + 1)
              + " is 0x"
              + Integer.toHexString(bytes[place] & 0xff)
              + ". Convert it: iconv -f LATIN1 -t UTF-8 FILE");
    }
    return decoded.flip().toString();
  }

  private UsageException tooLarge(String limit) {
    return new UsageException(
        source + " is larger than " + limit + ". Take a part of it: head -n 1000000 FILE");
  }

  /** The bytes of a line that is not whole yet. */
  private static final class Line extends ByteArrayOutputStream {

    void append(byte[] from, int start, int length) {
      write(from, start, length);
    }

    byte[] bytes() {
      return buf;
    }

    int length() {
      return count;
    }
  }
}
