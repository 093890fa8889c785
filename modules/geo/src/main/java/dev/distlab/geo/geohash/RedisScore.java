package dev.distlab.geo.geohash;

import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.curve.MortonCurve;

/**
 * The number under which Redis files a place in a sorted set: a geohash of 52 bits, as many as a
 * double can hold, over latitudes that end where a square Mercator map ends.
 *
 * <p>Source: Redis, geohash.h (GEO_LAT_MAX, GEO_STEP_MAX), geohash.c and geo.c (geohashCommand).
 */
public final class RedisScore {

  /** Redis refuses latitudes beyond this. */
  public static final double MAX_LATITUDE = 85.05112878;

  private static final int AXIS_BITS = 26;
  private static final double CELLS = 1 << AXIS_BITS;

  private RedisScore() {}

  /**
   * The score of a place.
   *
   * @throws IllegalArgumentException if it is not on the globe, or nearer to a pole than Redis
   *     takes
   */
  public static long of(GeoPoint place) {
    if (Math.abs(place.latitude()) > MAX_LATITUDE) {
      throw new IllegalArgumentException(
          "latitude=" + place.latitude() + " is out of Redis' range: allowed to 85.05112878");
    }
    int row =
        (int) Math.min(CELLS - 1, (place.latitude() + MAX_LATITUDE) / (2 * MAX_LATITUDE) * CELLS);
    int column = (int) Math.min(CELLS - 1, (place.longitude() + 180) / 360 * CELLS);
    return MortonCurve.interleave(column, row);
  }

  /** The middle of the score's cell: Redis knows a place no better than that, about 0.6 metres. */
  public static GeoPoint place(long score) {
    int row = MortonCurve.gather(score);
    int column = MortonCurve.gather(score >>> 1);
    double latitude = (row + 0.5) / CELLS * 2 * MAX_LATITUDE - MAX_LATITUDE;
    return new GeoPoint(latitude, (column + 0.5) / CELLS * 360 - 180);
  }

  /**
   * The 11 letters of the command {@code GEOHASH}. 52 bits make ten letters and two bits; Redis
   * prints 0 for the eleventh.
   */
  public static String word(long score) {
    GeoPoint place = place(score);
    return GeoHash.encode(place.latitude(), place.longitude(), 10) + "0";
  }
}
