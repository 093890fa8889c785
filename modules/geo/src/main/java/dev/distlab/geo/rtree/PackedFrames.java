package dev.distlab.geo.rtree;

/**
 * The frames in which the pages of a packed R-tree are read: a corner to the south-west, and how
 * many of the lowest bits a page leaves out of what is told relative to that corner.
 */
final class PackedFrames {

  /*
   * Two ints a frame, one an axis. A corner is a multiple of what the bits left out can count, so
   * the bits below it are free: the lowest bit that is set says how many are left out, and the
   * others, moved up by one, are the corner.
   */

  private final int[] packed;

  PackedFrames(int count) {
    packed = new int[2 * count];
  }

  /** Sets a frame to the finest for what lies between these cells. */
  void set(int frame, int south, int west, int north, int east) {
    packed[2 * frame] = pack(south, north);
    packed[2 * frame + 1] = pack(west, east);
  }

  private static int pack(int low, int high) {
    int shift = Frame.shift(Math.max(0, high - low));
    if ((high >> shift) - (low >> shift) > Lanes.MAX) {
      shift++;
    }
    return low >> shift << shift + 1 | 1 << shift;
  }

  private static int corner(int packed) {
    return (packed & packed - 1) >> 1;
  }

  private static int shift(int packed) {
    return Integer.numberOfTrailingZeros(packed);
  }

  /** The southernmost cell of a frame. */
  int south(int frame) {
    return corner(packed[2 * frame]);
  }

  /** The westernmost cell of a frame. */
  int west(int frame) {
    return corner(packed[2 * frame + 1]);
  }

  int latitudeShift(int frame) {
    return shift(packed[2 * frame]);
  }

  int longitudeShift(int frame) {
    return shift(packed[2 * frame + 1]);
  }

  /** A cell as a page would write it; below 0 or above a lane if it is not on it. */
  int latitude(int frame, int cell) {
    return cell - south(frame) >> latitudeShift(frame);
  }

  /** A cell as a page would write it; below 0 or above a lane if it is not on it. */
  int longitude(int frame, int cell) {
    return cell - west(frame) >> longitudeShift(frame);
  }

  /** Whether a frame is the same in another list. */
  boolean isSame(int frame, PackedFrames other) {
    return packed[2 * frame] == other.packed[2 * frame]
        && packed[2 * frame + 1] == other.packed[2 * frame + 1];
  }

  int count() {
    return packed.length / 2;
  }

  long sizeBytes() {
    return 16 + 4L * packed.length;
  }
}
