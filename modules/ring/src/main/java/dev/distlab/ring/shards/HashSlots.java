package dev.distlab.ring.shards;

import java.nio.charset.StandardCharsets;

/**
 * The 16384 slots of a Redis cluster: CRC-16 of the key, or of its hash tag, modulo 16384.
 *
 * <p>Keys with the same tag, {@code {user7}:cart} and {@code {user7}:name}, share a slot, so that
 * one server can work on both. Pure, O(length).
 *
 * <p>Source: "Redis cluster specification", sections "Key distribution model" and "Hash tags".
 */
public final class HashSlots {

  /** How many slots there are. */
  public static final int COUNT = 16_384;

  private static final int POLYNOMIAL = 0x1021;
  private static final char[] CRC_OF_BYTE = crcTable();

  private HashSlots() {}

  private static char[] crcTable() {
    char[] table = new char[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
      table[i] = (char) crc;
    }
    return table;
  }

  /** The slot of a key. */
  public static int slotOf(String key) {
    return crc16(hashedPart(key).getBytes(StandardCharsets.UTF_8)) % COUNT;
  }

  /**
   * The part of a key that decides its slot: what stands between the first { and the next }, if
   * that is not empty; else the whole key.
   */
  public static String hashedPart(String key) {
    int open = key.indexOf('{');
    int close = open < 0 ? -1 : key.indexOf('}', open + 1);
    return close > open + 1 ? key.substring(open + 1, close) : key;
  }

  /** CRC-16/XMODEM: polynomial 0x1021, initial value 0, not reflected. */
  public static int crc16(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc = (crc << 8 ^ CRC_OF_BYTE[(crc >>> 8 ^ b) & 0xff]) & 0xffff;
    }
    return crc;
  }
}
