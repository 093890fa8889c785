package dev.distlab.geo.baseline;

import dev.distlab.geo.Area;
import dev.distlab.geo.ExpandingCircle;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PlacedEntries;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SearchRun;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Invariant;

/**
 * The globe cut into equal rectangles of degrees, each with a list of its entries: good where
 * points are spread evenly and cells hold a handful each, and no help where all points share a
 * cell.
 *
 * <p>Cost for n entries in c cells, evenly spread: insert O(1), remove O(n / c), search O(cells
 * that the area touches + entries in them). Empty cells cost a reference. For one thread.
 */
public final class UniformGrid implements UpdatableIndex {

  /** More cells than this are refused. */
  public static final int MAX_CELLS = 1 << 24;

  private final int rows;
  private final int columns;
  private final PlacedEntries[] cells;
  private final VisitCounter counter = new VisitCounter();
  private int size;

  /**
   * A grid of {@code rows} by {@code columns} cells.
   *
   * @throws IllegalArgumentException if one is below 1 or the product above {@link #MAX_CELLS}
   */
  public UniformGrid(int rows, int columns) {
    if (rows < 1 || columns < 1 || (long) rows * columns > MAX_CELLS) {
      throw new IllegalArgumentException(
          "rows=" + rows + " columns=" + columns + ": allowed 1 or more, product to " + MAX_CELLS);
    }
    this.rows = rows;
    this.columns = columns;
    this.cells = new PlacedEntries[rows * columns];
  }

  /**
   * A grid of square cells with about {@code perCell} of {@code expectedCount} points each.
   *
   * @throws IllegalArgumentException if {@code expectedCount} is negative or {@code perCell} below
   *     1
   */
  public static UniformGrid forPoints(int expectedCount, int perCell) {
    if (expectedCount < 0 || perCell < 1) {
      throw new IllegalArgumentException(
          "expectedCount=" + expectedCount + " perCell=" + perCell + ": allowed from 0 and from 1");
    }
    double wanted = Math.max(1, (double) expectedCount / perCell);
    int rows = (int) Math.max(1, Math.min(2048, Math.sqrt(wanted / 2)));
    return new UniformGrid(rows, 2 * rows);
  }

  @Override
  public void insert(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    int cell = cellOf(latitude, filed);
    if (cells[cell] == null) {
      cells[cell] = new PlacedEntries();
    }
    cells[cell].add(id, latitude, filed);
    counter.addUpdate();
    counter.addUpdateSteps(1);
    size++;
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    int cell = cellOf(latitude, filed);
    int position = cells[cell] == null ? -1 : cells[cell].indexOf(id, latitude, filed);
    if (position < 0) {
      return false;
    }
    cells[cell].removeAt(position);
    counter.addUpdate();
    counter.addUpdateSteps(2L + position);
    if (cells[cell].size() == 0) {
      cells[cell] = null;
    }
    size--;
    return true;
  }

  private int cellOf(double latitude, double longitude) {
    return rowOf(latitude) * columns + columnOf(longitude);
  }

  private int rowOf(double latitude) {
    return (int) Math.min(rows - 1, (latitude + 90) / 180 * rows);
  }

  private int columnOf(double longitude) {
    return (int) Math.min(columns - 1, (longitude + 180) / 360 * columns);
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    long updates = counter.updates();
    search(SearchRun.of(area, visitor, counter));
    counter.checkNoUpdateSince(updates);
  }

  private void search(SearchRun run) {
    for (Rectangle piece : run.filter().pieces()) {
      if (!search(piece, run)) {
        return;
      }
    }
  }

  private boolean search(Rectangle piece, SearchRun run) {
    int lastRow = rowOf(piece.north());
    int firstColumn = columnOf(piece.west());
    int lastColumn = columnOf(piece.east());
    for (int row = rowOf(piece.south()); row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        PlacedEntries cell = cells[row * columns + column];
        counter.addPages(1);
        if (counter.isWatched()) {
          counter.show(1, bounds(row, column), cell == null ? 0 : cell.size());
        }
        if (cell != null && !cell.search(piece, run)) {
          return false;
        }
      }
    }
    return true;
  }

  private Rectangle bounds(int row, int column) {
    double height = 180.0 / rows;
    double width = 360.0 / columns;
    return new Rectangle(
        row * height - 90,
        column * width - 180,
        (row + 1) * height - 90,
        (column + 1) * width - 180);
  }

  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    ExpandingCircle.of(size, counter).nearest(from, hits, this::search);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SpatialStats stats() {
    long bytes = 16 + 4L * cells.length;
    for (PlacedEntries cell : cells) {
      bytes += cell == null ? 0 : cell.sizeBytes();
    }
    return counter.stats(cells.length, 1, bytes);
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        PlacedEntries cell = cells[row * columns + column];
        if (cell != null) {
          visitor.page(1, bounds(row, column), cell.size());
        }
      }
    }
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /** Checks that every entry lies in its cell and that the cells hold what was counted. */
  @Override
  public void checkInvariants() {
    int counted = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      int inCell = cells[cell] == null ? 0 : cells[cell].size();
      for (int i = 0; i < inCell; i++) {
        int expected = cellOf(cells[cell].latitude(i), cells[cell].longitude(i));
        Invariant.check(
            expected == cell,
            "I2: entry %d of cell %d is in %d",
            cells[cell].id(i),
            expected,
            cell);
      }
      counted += inCell;
    }
    Invariant.check(counted == size, "I1: %d entries in the cells, %d counted", counted, size);
  }

  /** The cells, for tests that break a law on purpose. */
  PlacedEntries[] cells() {
    return cells;
  }
}
