package dev.distlab.kernel.hash;

import java.util.Objects;

/**
 * CRC-32C (Castagnoli), the checksum of iSCSI, LevelDB, Kafka and ext4, from tables: equal to the
 * processor's instruction on every input, and available in a browser.
 *
 * <p>Eight bytes a round by eight tables ("slicing by 8"). Where real files are, {@link
 * dev.distlab.kernel.disk.FileDisk} offers the processor's instruction behind {@link Checksum}.
 *
 * <p>Pure functions, no allocation, for any number of threads. A CRC finds every burst of up to 32
 * flipped bits; it is no protection against malice.
 *
 * <p>Source: G. Castagnoli, S. Brauer and M. Herrmann, "Optimization of cyclic redundancy-check
 * codes with 24 and 32 parity bits", IEEE Transactions on Communications 41(6), 1993; RFC 3720
 * appendix B.4 (vectors); M. Kounavis and F. Berry, "A systematic approach to building high
 * performance software-based CRC generators", ISCC 2005 (slicing by 8); LevelDB, {@code
 * util/crc32c.h} (masking).
 */
public final class Crc32c {

  private static final int REVERSED_POLYNOMIAL = 0x82F63B78;
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int[][] TABLES = tables();

  private Crc32c() {}

  /** The CRC of all of {@code bytes}. */
  public static int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** The CRC of a range; {@code Crc32c::of} is a {@link Checksum}. */
  public static int of(byte[] bytes, int from, int length) {
    return update(0, bytes, from, length);
  }

  /**
   * The CRC of what {@code crc} is the CRC of, followed by this range: {@code update(of(a), b)} is
   * the CRC of a and b in one piece; start with 0.
   */
  public static int update(int crc, byte[] bytes, int from, int length) {
    Objects.checkFromIndexSize(from, length, bytes.length);
    int c = ~crc;
    int offset = from;
    int end = from + length;
    for (; end - offset >= 8; offset += 8) {
      int low = c ^ LittleEndian.intAt(bytes, offset);
      int high = LittleEndian.intAt(bytes, offset + 4);
      c =
          TABLES[7][low & 0xff]
              ^ TABLES[6][low >>> 8 & 0xff]
              ^ TABLES[5][low >>> 16 & 0xff]
              ^ TABLES[4][low >>> 24]
              ^ TABLES[3][high & 0xff]
              ^ TABLES[2][high >>> 8 & 0xff]
              ^ TABLES[1][high >>> 16 & 0xff]
              ^ TABLES[0][high >>> 24];
    }
    for (; offset < end; offset++) {
      c = c >>> 8 ^ TABLES[0][(c ^ bytes[offset]) & 0xff];
    }
    return ~c;
  }

  /**
   * The form in which a CRC is stored beside its data: the CRC of bytes that hold their own CRC is
   * a poor check, and zeroed space must not look like a valid record. A bijection.
   */
  public static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK_DELTA;
  }

  /** Undoes {@link #mask}. */
  public static int unmask(int masked) {
    return Integer.rotateLeft(masked - MASK_DELTA, 15);
  }

  private static int[][] tables() {
    int[][] tables = new int[8][256];
    for (int i = 0; i < 256; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ (REVERSED_POLYNOMIAL & -(crc & 1));
      }
      tables[0][i] = crc;
    }
    for (int slice = 1; slice < 8; slice++) {
      for (int i = 0; i < 256; i++) {
        int before = tables[slice - 1][i];
        tables[slice][i] = (before >>> 8) ^ tables[0][before & 0xff];
      }
    }
    return tables;
  }
}
