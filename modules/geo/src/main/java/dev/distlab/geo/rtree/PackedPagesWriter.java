package dev.distlab.geo.rtree;

import java.util.Arrays;

/**
 * Writes the pages of a packed R-tree: first, from the lowest level up, the cells that each page
 * must hold; then, from the root down, the children of each page in its frame.
 */
final class PackedPagesWriter {

  private static final int SOUTH = 0;
  private static final int WEST = 1;
  private static final int NORTH = 2;
  private static final int EAST = 3;

  private final PackedPages pages;
  private final Boxes entries;

  /** South, west, north and east of each page, in cells. */
  private final int[] cells;

  /** Corner and shift of each frame: south, west, latitude, longitude. */
  private final int[] frames;

  private PackedPagesWriter(Boxes entries, int[] ids) {
    this.pages = new PackedPages(ids, entries.arePoints());
    this.entries = entries;
    this.cells = new int[4 * pages.pageCount()];
    this.frames = new int[4 * pages.pageCount()];
  }

  /** The pages of entries that stand in their final order. */
  static PackedPages write(Boxes entries, int[] ids) {
    PackedPagesWriter writer = new PackedPagesWriter(entries, ids);
    writer.write();
    return writer.pages;
  }

  private void write() {
    for (int level = 0; level < pages.height(); level++) {
      for (int page = 0; page < pages.countAt(level); page++) {
        measure(level, page);
      }
    }
    frameRoot();
    for (int level = pages.height() - 1; level >= 0; level--) {
      for (int page = 0; page < pages.countAt(level); page++) {
        write(level, page);
      }
    }
  }

  /** The cell of a side of an entry or, above the lowest level, of a page. */
  private int childCell(int level, int child, int side) {
    if (level > 0) {
      return cells[4 * pages.number(level - 1, child) + side];
    }
    return switch (side) {
      case SOUTH -> Frame.latitudeCell(entries.south[child]);
      case WEST -> Frame.longitudeCell(entries.west[child]);
      case NORTH -> Frame.latitudeCell(entries.north[child]);
      default -> Frame.longitudeCell(entries.east[child]);
    };
  }

  private void measure(int level, int page) {
    int at = 4 * pages.number(level, page);
    Arrays.fill(cells, at, at + 2, Frame.CELLS - 1);
    int first = page << PackedRTree.PAGE_SHIFT;
    int end = first + pages.childCount(level, page);
    for (int child = first; child < end; child++) {
      cells[at + SOUTH] = Math.min(cells[at + SOUTH], childCell(level, child, SOUTH));
      cells[at + WEST] = Math.min(cells[at + WEST], childCell(level, child, WEST));
      cells[at + NORTH] = Math.max(cells[at + NORTH], childCell(level, child, NORTH));
      cells[at + EAST] = Math.max(cells[at + EAST], childCell(level, child, EAST));
    }
  }

  private void frameRoot() {
    int root = frames.length - 4;
    System.arraycopy(cells, root, pages.rootCells, 0, 4);
    frames[root] = cells[root + SOUTH];
    frames[root + 1] = cells[root + WEST];
    frames[root + 2] = Frame.shift(Math.max(0, cells[root + NORTH] - cells[root + SOUTH]));
    frames[root + 3] = Frame.shift(Math.max(0, cells[root + EAST] - cells[root + WEST]));
  }

  private void write(int level, int page) {
    int frame = frame(level, page);
    int at = pages.at(level, page);
    int first = page << PackedRTree.PAGE_SHIFT;
    int count = pages.childCount(level, page);
    for (int i = 0; i < count; i++) {
      int child = first + i;
      int south = inFrame(frame, SOUTH, childCell(level, child, SOUTH));
      int west = inFrame(frame, WEST, childCell(level, child, WEST));
      Lanes.set(pages.words, at, i, south);
      Lanes.set(pages.words, at + Lanes.WORDS, i, west);
      if (pages.toNorth(level) > 0) {
        int north = inFrame(frame, SOUTH, childCell(level, child, NORTH));
        int east = inFrame(frame, WEST, childCell(level, child, EAST));
        Lanes.set(pages.words, at + 2 * Lanes.WORDS, i, north);
        Lanes.set(pages.words, at + 3 * Lanes.WORDS, i, east);
        if (level > 1) {
          frameChild(frame, frame(level - 1, child), south, west, north, east);
        }
      }
    }
  }

  /** Where the frame of a page stands: that of a leaf is the one of the page above, if any. */
  private int frame(int level, int page) {
    boolean isShared = level == 0 && pages.height() > 1;
    return 4
        * (isShared ? pages.number(1, page >> PackedRTree.PAGE_SHIFT) : pages.number(level, page));
  }

  private int inFrame(int frame, int side, int cell) {
    return cell - frames[frame + side] >> frames[frame + 2 + side];
  }

  private void frameChild(int frame, int child, int south, int west, int north, int east) {
    frames[child] = frames[frame] + (south << frames[frame + 2]);
    frames[child + 1] = frames[frame + 1] + (west << frames[frame + 3]);
    frames[child + 2] = Frame.shift(frames[frame + 2], south, north);
    frames[child + 3] = Frame.shift(frames[frame + 3], west, east);
  }
}
