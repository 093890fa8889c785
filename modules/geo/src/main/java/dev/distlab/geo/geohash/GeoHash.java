package dev.distlab.geo.geohash;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.curve.MortonCurve;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Geohashes: a place as a short word, or as up to 60 bits, such that a prefix is a larger cell
 * around the same place.
 *
 * <p>The globe is halved again and again, first by longitude, then by latitude, in turns; each
 * halving is a bit, 1 for the eastern or northern half. Five bits are a letter. A cell owns its
 * southern and western edge and not the others, except that the last row owns the north pole and
 * the last column the meridian 180.
 *
 * <p>A shared prefix means near. Near does not mean a shared prefix: two places on both sides of a
 * seam differ from the bit of that seam on, and at (0, 0) from the first.
 *
 * <p>Bits are right-aligned: 25 bits are the number of the 5-letter word. Pure functions, safe for
 * any thread. Cost: encoding to bits and back is O(1) and allocates nothing; text is O(letters).
 *
 * <p>Source: G. Niemeyer, geohash.org, 2008; the order of bits is Morton's (1966).
 */
public final class GeoHash {

  /** The finest cell: 60 bits, 12 letters, about 37 by 19 millimetres at the equator. */
  public static final int MAX_BITS = 60;

  /** The longest word. */
  public static final int MAX_CHARS = 12;

  private static final byte[] LETTERS =
      "0123456789bcdefghjkmnpqrstuvwxyz".getBytes(StandardCharsets.ISO_8859_1);

  /** The number of each letter, upper case too; -1 for what is none. */
  private static final byte[] NUMBERS = new byte[128];

  private static final int AXIS_BITS = 30;
  private static final double CELLS = 1 << AXIS_BITS;
  private static final int FRACTION_BITS = 52 - AXIS_BITS;
  private static final long CELL_NUMBER = (1L << AXIS_BITS) - 1;
  private static final long BITS_OF_ONE_EIGHTH = 0x3FC0000000000000L;
  private static final double CELLS_PER_LATITUDE = CELLS / 180;
  private static final double CELLS_PER_LONGITUDE = CELLS / 360;

  static {
    Arrays.fill(NUMBERS, (byte) -1);
    for (int i = 0; i < LETTERS.length; i++) {
      NUMBERS[LETTERS[i]] = (byte) i;
      NUMBERS[Character.toUpperCase((char) LETTERS[i])] = (byte) i;
    }
  }

  private GeoHash() {}

  /**
   * The word of a place.
   *
   * @param chars 1 to 12
   * @throws IllegalArgumentException for another length or a place that is not on the globe
   */
  public static String encode(double latitude, double longitude, int chars) {
    checkChars(chars);
    return toText(encodeBits(latitude, longitude, 5 * chars), chars);
  }

  /**
   * The bits of a place.
   *
   * @param bits 1 to 60
   * @throws IllegalArgumentException for another number of bits or a place that is not on the globe
   */
  public static long encodeBits(double latitude, double longitude, int bits) {
    checkBits(bits);
    long row = fixedPoint(latitude * (1.0 / 180 / 8));
    long column = fixedPoint(longitude * (1.0 / 360 / 8));
    if ((doubts(row) | doubts(column)) >>> FRACTION_BITS != 0) {
      return encodeWithCare(latitude, longitude) >>> MAX_BITS - bits;
    }
    return MortonCurve.interleave30((int) (column >>> FRACTION_BITS), (int) (row >>> FRACTION_BITS))
        >>> MAX_BITS - bits;
  }

  /**
   * A number between -1/16 and 1/16 as the bits of a double between 1/8 and 1/4: of its 52 bits
   * after the point the 30 upper ones number a cell, and the two above these are 0. It is 4 units
   * of the last place too large, which is more than the rounding of one sum and one product.
   */
  private static long fixedPoint(double value) {
    return Double.doubleToRawLongBits(value + (3.0 / 16 + 0x1.0p-53));
  }

  /**
   * At least 2^22 (or negative) for a number that is not between 1/8 and 1/4, or that lies within 8
   * units above the edge of a cell, so that it may belong to the cell below.
   */
  private static long doubts(long fixedPoint) {
    return (fixedPoint & ~(CELL_NUMBER << FRACTION_BITS)) - (BITS_OF_ONE_EIGHTH + 8);
  }

  private static long encodeWithCare(double latitude, double longitude) {
    GeoPoint.check(latitude, longitude);
    int column = cell(longitude, 180, CELLS_PER_LONGITUDE);
    int row = cell(latitude, 90, CELLS_PER_LATITUDE);
    return MortonCurve.interleave(column, row);
  }

  /**
   * The number of the finest cell of one axis that owns {@code degrees}.
   *
   * <p>Adding and multiplying round, so the first guess can be one too large next to an edge; too
   * small it is not, as the cells per degree are rounded up. Edges are exact in a double (a cell's
   * number times 45 takes 36 bits), so comparing with one settles it.
   */
  private static int cell(double degrees, double half, double cellsPerDegree) {
    int guess = Math.min((1 << AXIS_BITS) - 1, (int) ((degrees + half) * cellsPerDegree));
    double edge = guess * (2 * half / CELLS) - half;
    return degrees < edge ? guess - 1 : guess;
  }

  /** The word of a number of bits that is five times {@code chars}. */
  public static String toText(long bits, int chars) {
    checkChars(chars);
    byte[] letters = new byte[chars];
    for (int i = chars - 1; i >= 0; i--) {
      letters[i] = LETTERS[(int) bits & 31];
      bits >>>= 5;
    }
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /**
   * The bits of a word, five for each letter.
   *
   * @throws IllegalArgumentException for a word of 0 or more than 12 letters, or one with a letter
   *     that geohashes do not use (a, i, l, o)
   */
  public static long toBits(String word) {
    checkChars(word.length());
    long bits = 0;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      int number = letter < NUMBERS.length ? NUMBERS[letter] : -1;
      if (number < 0) {
        throw new IllegalArgumentException(
            "'" + letter + "' in \"" + word + "\" is no letter of geohashes: " + alphabet());
      }
      bits = bits << 5 | number;
    }
    return bits;
  }

  /** The 32 letters in their order. */
  public static String alphabet() {
    return new String(LETTERS, StandardCharsets.ISO_8859_1);
  }

  /** The middle of a word's cell. */
  public static GeoPoint decode(String word) {
    return decodeBits(toBits(word), 5 * word.length());
  }

  /**
   * The middle of the cell of so many bits, 0 for the globe.
   *
   * @throws IllegalArgumentException if no cell has these bits
   */
  public static GeoPoint decodeBits(long cellBits, int bits) {
    GeoHashCell.check(cellBits, bits);
    return new GeoPoint(middleLatitude(cellBits, bits), middleLongitude(cellBits, bits));
  }

  /** The latitude of the middle of a cell. */
  public static double middleLatitude(long cellBits, int bits) {
    return (row(cellBits, bits) + 0.5) * cellHeightDegrees(bits) - 90;
  }

  /** The longitude of the middle of a cell. */
  public static double middleLongitude(long cellBits, int bits) {
    return (column(cellBits, bits) + 0.5) * cellWidthDegrees(bits) - 180;
  }

  /** The cell of a word. */
  public static GeoBox bounds(String word) {
    return boundsOfBits(toBits(word), 5 * word.length());
  }

  /**
   * The cell of so many bits, 0 for the globe; its edges are exact.
   *
   * @throws IllegalArgumentException if no cell has these bits
   */
  public static GeoBox boundsOfBits(long cellBits, int bits) {
    GeoHashCell.check(cellBits, bits);
    double height = cellHeightDegrees(bits);
    double width = cellWidthDegrees(bits);
    double south = row(cellBits, bits) * height - 90;
    double west = column(cellBits, bits) * width - 180;
    return new GeoBox(south, west, south + height, west + width);
  }

  /** Columns are halved first, so of an odd number of bits they have one more. */
  static int columnBits(int bits) {
    return bits + 1 >> 1;
  }

  static int rowBits(int bits) {
    return bits >> 1;
  }

  static int column(long cellBits, int bits) {
    return MortonCurve.gather((bits & 1) == 0 ? cellBits >>> 1 : cellBits);
  }

  static int row(long cellBits, int bits) {
    return MortonCurve.gather((bits & 1) == 0 ? cellBits : cellBits >>> 1);
  }

  static long ofColumnAndRow(int column, int row, int bits) {
    return (bits & 1) == 0
        ? MortonCurve.interleave(column, row)
        : MortonCurve.interleave(row, column);
  }

  /** How wide the cells of so many bits are: 360 / 2^ceil(bits / 2). */
  public static double cellWidthDegrees(int bits) {
    return 360.0 / (1L << columnBits(bits));
  }

  /** How high the cells of so many bits are: 180 / 2^floor(bits / 2). */
  public static double cellHeightDegrees(int bits) {
    return 180.0 / (1L << rowBits(bits));
  }

  /**
   * The word of the cell next to a word's cell. East and west go around the globe; what lies beyond
   * a pole is for {@code policy} to say.
   */
  public static Optional<String> adjacent(String word, Direction direction, PolePolicy policy) {
    long neighbour = adjacentBits(toBits(word), 5 * word.length(), direction, policy);
    return neighbour < 0 ? Optional.empty() : Optional.of(toText(neighbour, word.length()));
  }

  /** The bits of the cell next to a cell, or -1 if there is none. */
  public static long adjacentBits(long cellBits, int bits, Direction direction, PolePolicy policy) {
    checkBits(bits);
    int columns = 1 << columnBits(bits);
    int row = row(cellBits, bits) + direction.rows();
    int column = column(cellBits, bits) + direction.columns();
    int beyond = row >> rowBits(bits);
    if (beyond != 0) {
      if (policy == PolePolicy.NONE) {
        return -1;
      }
      row -= direction.rows();
      column += columns >> 1;
    }
    return ofColumnAndRow(column & columns - 1, row, bits);
  }

  /**
   * The neighbours of a word's cell, clockwise from the north; those that do not exist are absent.
   */
  public static Map<Direction, String> neighbours(String word, PolePolicy policy) {
    Map<Direction, String> neighbours = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      adjacent(word, direction, policy).ifPresent(next -> neighbours.put(direction, next));
    }
    return neighbours;
  }

  static void checkBits(int bits) {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException("bits=" + bits + " is out of range: allowed 1..60");
    }
  }

  private static void checkChars(int chars) {
    if (chars < 1 || chars > MAX_CHARS) {
      throw new IllegalArgumentException("chars=" + chars + " is out of range: allowed 1..12");
    }
  }
}
