package dev.distlab.geo.rtree;

import java.util.Arrays;

/**
 * Writes the pages of a packed R-tree: first, from the lowest level up, the cells that each page
 * must hold, which make its frame; then the children of each page in that frame.
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

  private PackedPagesWriter(Boxes entries, int[] ids) {
    this.pages = new PackedPages(ids, entries.arePoints());
    this.entries = entries;
    this.cells = new int[4 * pages.pageCount()];
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
    System.arraycopy(cells, cells.length - 4, pages.rootCells, 0, 4);
    for (int level = 0; level < pages.height(); level++) {
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
    if (pages.hasFrame(level)) {
      pages.frames.set(
          pages.frame(level, page),
          cells[at + SOUTH],
          cells[at + WEST],
          cells[at + NORTH],
          cells[at + EAST]);
    }
  }

  private void write(int level, int page) {
    PackedFrames frames = pages.frames;
    int frame = pages.frame(level, page);
    int south = pages.at(level, page);
    int north = south + pages.toNorth(level);
    int first = page << PackedRTree.PAGE_SHIFT;
    int count = pages.childCount(level, page);
    for (int i = 0; i < count; i++) {
      set(south, i, frames.latitude(frame, childCell(level, first + i, SOUTH)));
      set(south + Lanes.WORDS, i, frames.longitude(frame, childCell(level, first + i, WEST)));
      if (north > south) {
        set(north, i, frames.latitude(frame, childCell(level, first + i, NORTH)));
        set(north + Lanes.WORDS, i, frames.longitude(frame, childCell(level, first + i, EAST)));
      }
    }
  }

  private void set(int at, int i, int number) {
    Lanes.set(pages.words, at, i, number);
  }
}
