package dev.distlab.geo.geohash;

import dev.distlab.geo.GeoBox;

/**
 * A cell of the geohash grid, of any number of bits: a prefix. All places in it have geohashes that
 * begin with these bits, so that in the order of geohashes a cell is one interval.
 *
 * @param bits the bits, right-aligned
 * @param length how many, 0 (the globe) to 60
 */
public record GeoHashCell(long bits, int length) {

  /** The cell without a bit: everything. */
  public static final GeoHashCell GLOBE = new GeoHashCell(0, 0);

  /**
   * A cell.
   *
   * @throws IllegalArgumentException if the length is out of range or there are more bits than it
   *     says
   */
  public GeoHashCell {
    check(bits, length);
  }

  static void check(long bits, int length) {
    if (length < 0 || length > GeoHash.MAX_BITS) {
      throw new IllegalArgumentException("length=" + length + " is out of range: allowed 0..60");
    }
    if (bits >>> length != 0) {
      throw new IllegalArgumentException("bits=" + bits + " are more than length=" + length);
    }
  }

  /** The cell of so many bits that owns a place. */
  public static GeoHashCell of(double latitude, double longitude, int length) {
    return length == 0
        ? GLOBE
        : new GeoHashCell(GeoHash.encodeBits(latitude, longitude, length), length);
  }

  /** The cell of a word. */
  public static GeoHashCell of(String word) {
    return new GeoHashCell(GeoHash.toBits(word), 5 * word.length());
  }

  /** One of the two halves: 0 is the western or southern, 1 the eastern or northern. */
  public GeoHashCell half(int bit) {
    return new GeoHashCell(bits << 1 | bit, length + 1);
  }

  /** The cell of which this is a half. */
  public GeoHashCell parent() {
    return new GeoHashCell(bits >>> 1, length - 1);
  }

  /** The first geohash of {@code keyBits} bits in this cell. */
  public long firstKey(int keyBits) {
    return keyBits >= length ? bits << keyBits - length : bits >>> length - keyBits;
  }

  /** The last geohash of {@code keyBits} bits in this cell. */
  public long lastKey(int keyBits) {
    return keyBits >= length ? (bits + 1 << keyBits - length) - 1 : firstKey(keyBits);
  }

  /** What it covers, with the eastern and northern edges, which belong to its neighbours. */
  public GeoBox bounds() {
    return GeoHash.boundsOfBits(bits, length);
  }

  /** The word of a cell of five bits a letter, else the bits. */
  @Override
  public String toString() {
    if (length > 0 && length % 5 == 0) {
      return GeoHash.toText(bits, length / 5);
    }
    String digits = Long.toBinaryString(bits);
    return length == 0 ? "globe" : "0".repeat(length - digits.length()) + digits;
  }
}
