package dev.distlab.geo.rtree;

import dev.distlab.geo.GeoPoint;
import dev.distlab.kernel.PortableMath;
import java.util.Arrays;

/**
 * For the children of the pages on a way down, one page a level, haversines that nothing in them
 * can be nearer than, to one place.
 *
 * <p>How far a child is apart is told in whole cells, to both axes; what a cell is worth across the
 * meridians depends on the latitude, and is taken from a table. The bound of {@link
 * dev.distlab.geo.Haversine#atLeastTo} is a little closer and takes longer.
 */
final class PageBounds {

  /*
   * A bound is kept as the bits of a double, which for numbers from 0 on sort like the numbers, with
   * the child in its last four: so the least of them says whose it is. Compared without these four,
   * it is never greater than it should be.
   */

  private static final int CHILD = PackedRTree.PAGE_SIZE - 1;

  /** The key of a child that is not there: infinite. */
  private static final long NONE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  /** Bands of latitude from the equator to a pole; within one the cosine changes little. */
  private static final int BANDS = 512;

  private static final int BAND_SHIFT = 20; // 2^30 cells, 2 x 512 bands

  /** More than rounding to a cell may have added to the distance of two cells. */
  private static final double CAUTION = 1e-6;

  /** Half of the angle that a cell spans. */
  private static final double HALF_LATITUDE = Math.PI / 2 / Frame.CELLS * (1 - CAUTION);

  private static final double HALF_LONGITUDE = Math.PI / Frame.CELLS * (1 - CAUTION);

  private static final double[] LEAST_COSINE = leastCosines();

  private final PackedPages pages;
  private final PackedFrames frames;
  private long[] keys = new long[PackedRTree.PAGE_SIZE * 16];

  // The place.
  private int latitude;
  private int longitude;
  private double cosine;

  PageBounds(PackedPages pages) {
    this.pages = pages;
    this.frames = pages.frames;
  }

  private static double[] leastCosines() {
    double[] least = new double[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double polarEdge = (band + 1.0) / BANDS * (Math.PI / 2);
      least[band] = Math.max(0, PortableMath.cos(polarEdge) - 1e-12);
    }
    return least;
  }

  /** The band of the latitude that is nearest to a pole, of those from one cell to another. */
  private static int polarBand(int south, int north) {
    return Math.max(BANDS - 1 - (south >> BAND_SHIFT), (north >> BAND_SHIFT) - BANDS);
  }

  /** Sets the place. */
  void from(GeoPoint place) {
    latitude = Frame.latitudeCell(place.latitude());
    longitude = Frame.longitudeCell(place.longitude());
    cosine = LEAST_COSINE[polarBand(latitude, latitude)];
  }

  /** Computes the bounds of the children of a page, in a slot. */
  void compute(int slot, int level, int page) {
    int first = slot << PackedRTree.PAGE_SHIFT;
    if (first == keys.length) {
      keys = Arrays.copyOf(keys, 2 * first);
    }
    int frame = pages.frame(level, page);
    int y = frames.latitude(frame, latitude);
    int x = frames.longitude(frame, longitude);
    int beyondY = Math.max(0, Math.max(-y - 1, y - 1 - Lanes.MAX));
    int beyondX = Math.max(0, Math.max(-x - 1, x - 1 - Lanes.MAX));
    int southern = frames.south(frame);
    int shift = frames.latitudeShift(frame);
    double perY = HALF_LATITUDE * (1L << shift);
    double perX = HALF_LONGITUDE * (1L << frames.longitudeShift(frame));
    boolean isWide = isWide(frame);
    int at = pages.at(level, page);
    for (int word = 0; word < Lanes.WORDS; word++) {
      long south = pages.words[at + word];
      long west = pages.words[at + Lanes.WORDS + word];
      long north = pages.words[at + 2 * Lanes.WORDS + word];
      long east = pages.words[at + 3 * Lanes.WORDS + word];
      long ys = Lanes.apart(south, north, Lanes.lowest(y + 1), Lanes.highest(y - 1));
      long xs = Lanes.apart(west, east, Lanes.lowest(x + 1), Lanes.highest(x - 1));
      for (int lane = 0; lane < 64; lane += 16) {
        int apartY = ((int) (ys >>> lane) & Lanes.MAX) + beyondY;
        int apartX = ((int) (xs >>> lane) & Lanes.MAX) + beyondX;
        if (isWide) {
          apartX = Math.min(apartX, around(frame, west >>> lane, east >>> lane));
        }
        int low = southern + (((int) (south >>> lane) & Lanes.MAX) << shift);
        int high = southern + (((int) (north >>> lane) & Lanes.MAX) + 1 << shift) - 1;
        double least = LEAST_COSINE[Math.min(BANDS - 1, polarBand(low, high))];
        double bound =
            squaredSineOrLess(apartY * perY) + cosine * least * squaredSineOrLess(apartX * perX);
        int child = (lane >> 2) + word;
        keys[first + child] = Double.doubleToRawLongBits(bound) & ~CHILD | child;
      }
    }
    for (int child = pages.childCount(level, page); child < PackedRTree.PAGE_SIZE; child++) {
      keys[first + child] = NONE;
    }
  }

  /** The series of sin^2(x) = x^2 - x^4/3 + ..., cut after the term that is subtracted. */
  private static double squaredSineOrLess(double x) {
    double z = x * x;
    return z * (1 - z * (1.0 / 3));
  }

  /** Whether something on the page may be nearer the other way around the globe. */
  private boolean isWide(int frame) {
    int toWest = longitude - frames.west(frame);
    int toEast = frames.west(frame) + (Lanes.MAX + 1 << frames.longitudeShift(frame)) - longitude;
    return Math.max(toWest, toEast) > Frame.CELLS / 2 - 4;
  }

  /** How far a child is apart the other way around the globe. */
  private int around(int frame, long west, long east) {
    return longitude >= Frame.CELLS / 2
        ? ((int) west & Lanes.MAX) - 1 - frames.longitude(frame, longitude - Frame.CELLS)
        : frames.longitude(frame, longitude + Frame.CELLS) - 1 - ((int) east & Lanes.MAX);
  }

  /** The key of the child of a page in a slot with the least bound: see {@link #childOf}. */
  long leastKey(int slot) {
    int first = slot << PackedRTree.PAGE_SHIFT;
    long even = keys[first];
    long odd = keys[first + 1];
    for (int i = first + 2; i < first + PackedRTree.PAGE_SIZE; i += 2) {
      even = Math.min(even, keys[i]);
      odd = Math.min(odd, keys[i + 1]);
    }
    return Math.min(even, odd);
  }

  /** Takes a child out of those that wait. */
  void take(int slot, int child) {
    keys[(slot << PackedRTree.PAGE_SHIFT) + child] = NONE;
  }

  static int childOf(long key) {
    return (int) key & CHILD;
  }

  /** The bound of a key; infinite if there is no child. */
  static double boundOf(long key) {
    return Double.longBitsToDouble(key & ~CHILD);
  }
}
