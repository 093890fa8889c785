package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;

/**
 * A page of an R-tree: entries with their rectangles, and for each an id (in a leaf) or the page
 * below. There is room for one entry more than a page may keep, for the moment before it splits.
 */
final class TreeNode {

  /*
   * The numbers of an entry lie next to each other: south, west, north, east. In a leaf of points
   * there are only two, and north and east are read from the places of south and west: far is 0
   * there instead of 2. There is no -0.0 among them.
   */

  /** 0 for a leaf. */
  final int level;

  private final int stride;
  private final int far;
  private final double[] numbers;
  private final int[] ids;
  private final TreeNode[] children;
  private int count;

  TreeNode(int level, RTreeOptions options) {
    int room = options.maxEntries() + 1;
    this.level = level;
    this.stride = level == 0 && options.contents() == RTreeOptions.Contents.POINTS ? 2 : 4;
    this.far = stride - 2;
    this.numbers = new double[stride * room];
    this.ids = level == 0 ? new int[room] : null;
    this.children = level == 0 ? null : new TreeNode[room];
  }

  boolean isLeaf() {
    return level == 0;
  }

  int count() {
    return count;
  }

  /** How many entries there is room for. */
  int room() {
    return numbers.length / stride;
  }

  double south(int i) {
    return numbers[i * stride];
  }

  double west(int i) {
    return numbers[i * stride + 1];
  }

  double north(int i) {
    return numbers[i * stride + far];
  }

  double east(int i) {
    return numbers[i * stride + far + 1];
  }

  int id(int i) {
    return ids[i];
  }

  TreeNode child(int i) {
    return children[i];
  }

  boolean holdsPoints() {
    return stride == 2;
  }

  void add(Entry entry) {
    int at = count++;
    setNumbers(at, entry.south(), entry.west(), entry.north(), entry.east());
    if (isLeaf()) {
      ids[at] = entry.id();
    } else {
      children[at] = entry.child();
    }
  }

  /** Removes an entry; the last one takes its place. */
  void removeAt(int i) {
    count--;
    setNumbers(i, south(count), west(count), north(count), east(count));
    if (isLeaf()) {
      ids[i] = ids[count];
    } else {
      children[i] = children[count];
      children[count] = null;
    }
  }

  void setBounds(int i, Mbr mbr) {
    setNumbers(i, mbr.south, mbr.west, mbr.north, mbr.east);
  }

  private void setNumbers(int i, double south, double west, double north, double east) {
    int at = i * stride;
    numbers[at + far] = north + 0.0;
    numbers[at + far + 1] = east + 0.0;
    numbers[at] = south + 0.0;
    numbers[at + 1] = west + 0.0;
  }

  /** Makes the rectangle of entry {@code i} hold another; returns false if it did already. */
  boolean extend(int i, Entry entry) {
    if (encloses(i, entry)) {
      return false;
    }
    setNumbers(
        i,
        Math.min(south(i), entry.south()),
        Math.min(west(i), entry.west()),
        Math.max(north(i), entry.north()),
        Math.max(east(i), entry.east()));
    return true;
  }

  boolean encloses(int i, Entry entry) {
    return entry.south() >= south(i)
        && entry.north() <= north(i)
        && entry.west() >= west(i)
        && entry.east() <= east(i);
  }

  boolean equalsEntry(int i, Entry entry) {
    return ids[i] == entry.id()
        && south(i) == entry.south()
        && west(i) == entry.west()
        && north(i) == entry.north()
        && east(i) == entry.east();
  }

  Entry entry(int i) {
    return new Entry(
        south(i),
        west(i),
        north(i),
        east(i),
        isLeaf() ? ids[i] : -1,
        isLeaf() ? null : children[i]);
  }

  /**
   * Writes down which entries meet {@code piece}; returns how many. Whether one does is hard to
   * guess, and a wrong guess costs a processor as much as all the comparisons, so every one is
   * written down, and the place for the next moves on only past those that count. No number here is
   * -0.0: then the sign bit of a difference tells which of two is smaller.
   */
  int meeting(Rectangle piece, int[] found) {
    double pieceSouth = piece.south() + 0.0;
    double pieceWest = piece.west() + 0.0;
    double pieceNorth = piece.north() + 0.0;
    double pieceEast = piece.east() + 0.0;
    int foundCount = 0;
    for (int i = 0, at = 0; i < count; i++, at += stride) {
      found[foundCount] = i;
      long apart =
          Double.doubleToRawLongBits(pieceNorth - numbers[at])
              | Double.doubleToRawLongBits(numbers[at + far] - pieceSouth)
              | Double.doubleToRawLongBits(pieceEast - numbers[at + 1])
              | Double.doubleToRawLongBits(numbers[at + far + 1] - pieceWest);
      foundCount += (int) (~apart >>> 63);
    }
    return foundCount;
  }

  /** The rectangle around all entries. */
  Mbr mbr() {
    Mbr mbr = new Mbr();
    for (int i = 0; i < count; i++) {
      mbr.addEntry(this, i);
    }
    return mbr;
  }

  Rectangle bounds() {
    if (count == 0) {
      return new Rectangle(0, 0, 0, 0);
    }
    Mbr mbr = mbr();
    return new Rectangle(mbr.south, mbr.west, mbr.north, mbr.east);
  }

  Rectangle boundsOf(int i) {
    return new Rectangle(south(i), west(i), north(i), east(i));
  }

  long sizeBytes() {
    long references = isLeaf() ? 4L * ids.length : 4L * children.length;
    return 40 + 16 + 8L * numbers.length + 16 + references;
  }
}
