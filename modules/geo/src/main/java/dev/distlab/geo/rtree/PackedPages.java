package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;

/**
 * The pages of a packed R-tree in one array, level by level from the lowest: on each the rectangles
 * of its 16 children. The ids of the entries stand in an array of their own, in the same order.
 */
final class PackedPages {

  /*
   * A rectangle on a page is four numbers of 15 bits in the frame of the page; so a page takes 128
   * bytes, two cache lines, where exact bounds would take 512, and a leaf of points half of that.
   * What a page says may be a little too large, never too small. Where a search must know better it
   * asks the exact places, which are kept apart, in the same order.
   *
   * Leaves have no frames of their own: they are written in the frame of the page above. That costs
   * two of the 15 bits, and what a search compares with has to be put into numbers of that frame
   * only once for up to sixteen leaves.
   */

  /** The ids of the entries, in the order of the pages. */
  final int[] ids;

  private final int entryCount;
  private final boolean arePoints;

  /** Where each level begins, in pages; the end of the last level closes the list. */
  private final int[] levelStart;

  private final int leafWords;
  private final int firstInner;
  final long[] words;

  /** The frames of all pages but leaves, level by level; see {@link #frame}. */
  final PackedFrames frames;

  /** South, west, north and east of everything, in cells. */
  final int[] rootCells = new int[4];

  /** Pages with nothing on them yet; {@link PackedPagesWriter} writes them. */
  PackedPages(int[] ids, boolean arePoints) {
    this.ids = ids;
    this.entryCount = ids.length;
    this.arePoints = arePoints;
    levelStart = levelStarts(entryCount);
    leafWords = (arePoints ? 2 : 4) * Lanes.WORDS;
    firstInner = levelStart[1] * leafWords;
    int innerCount = pageCount() - levelStart[1];
    words = new long[firstInner + innerCount * 4 * Lanes.WORDS];
    frames = new PackedFrames(Math.max(1, innerCount));
  }

  private static int[] levelStarts(int entryCount) {
    int levels = 1;
    for (int count = pagesFor(entryCount); count > 1; count = pagesFor(count)) {
      levels++;
    }
    int[] starts = new int[levels + 1];
    int count = entryCount;
    for (int level = 0; level < levels; level++) {
      count = pagesFor(count);
      starts[level + 1] = starts[level] + count;
    }
    return starts;
  }

  private static int pagesFor(int count) {
    return Math.max(1, count + PackedRTree.PAGE_SIZE - 1 >> PackedRTree.PAGE_SHIFT);
  }

  boolean arePoints() {
    return arePoints;
  }

  int height() {
    return levelStart.length - 1;
  }

  int pageCount() {
    return levelStart[height()];
  }

  /** Pages of a level; level -1 are the entries. */
  int countAt(int level) {
    return level < 0 ? entryCount : levelStart[level + 1] - levelStart[level];
  }

  /** The number of a page among those of all levels. */
  int number(int level, int page) {
    return levelStart[level] + page;
  }

  /** Children of a page. */
  int childCount(int level, int page) {
    return Math.min(PackedRTree.PAGE_SIZE, countAt(level - 1) - (page << PackedRTree.PAGE_SHIFT));
  }

  /** A bit for each child of a page. */
  int children(int level, int page) {
    return Lanes.first(childCount(level, page));
  }

  /** Where the southern edges of a page's children stand, and after them the western ones. */
  int at(int level, int page) {
    return level == 0 ? page * leafWords : firstInner + frame(level, page) * 4 * Lanes.WORDS;
  }

  /** Whether the pages of a level have frames of their own: all but leaves below other pages. */
  boolean hasFrame(int level) {
    return level > 0 || height() == 1;
  }

  /** Which of the frames a page is written in: a leaf in that of the page above. */
  int frame(int level, int page) {
    return level == 0 ? page >> PackedRTree.PAGE_SHIFT : levelStart[level] - levelStart[1] + page;
  }

  /** How much farther the northern and eastern edges stand; nothing if entries are points. */
  int toNorth(int level) {
    return level == 0 && arePoints ? 0 : 2 * Lanes.WORDS;
  }

  /** Whether a rectangle of cells meets the one around everything. */
  boolean meets(int south, int west, int north, int east) {
    return south <= rootCells[2]
        && west <= rootCells[3]
        && north >= rootCells[0]
        && east >= rootCells[1];
  }

  /** A rectangle around a child of a page. */
  Rectangle around(int level, int page, int child) {
    int low = at(level, page);
    int high = low + toNorth(level);
    return around(
        frame(level, page),
        Lanes.get(words, low, child),
        Lanes.get(words, low + Lanes.WORDS, child),
        Lanes.get(words, high, child),
        Lanes.get(words, high + Lanes.WORDS, child));
  }

  /** A rectangle around everything on a page, for those who want to see it. */
  Rectangle bounds(int level, int page) {
    int low = at(level, page);
    int high = low + toNorth(level);
    int south = Lanes.MAX;
    int west = Lanes.MAX;
    int north = 0;
    int east = 0;
    for (int i = 0; i < childCount(level, page); i++) {
      south = Math.min(south, Lanes.get(words, low, i));
      west = Math.min(west, Lanes.get(words, low + Lanes.WORDS, i));
      north = Math.max(north, Lanes.get(words, high, i));
      east = Math.max(east, Lanes.get(words, high + Lanes.WORDS, i));
    }
    return around(frame(level, page), south, west, north, east);
  }

  private Rectangle around(int frame, int south, int west, int north, int east) {
    int latitudeShift = frames.latitudeShift(frame);
    int longitudeShift = frames.longitudeShift(frame);
    return Frame.around(
        frames.south(frame) + (south << latitudeShift),
        frames.west(frame) + (west << longitudeShift),
        frames.south(frame) + (north + 1 << latitudeShift) - 1,
        frames.west(frame) + (east + 1 << longitudeShift) - 1);
  }

  long sizeBytes() {
    return 32 + 8L * words.length + 4L * ids.length + frames.sizeBytes();
  }
}
