package dev.distlab.geo.rtree;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.curve.HilbertCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds an R-tree from the bottom: entries in a good order are cut into pages, the pages into
 * pages above, up to one. Pages of a level differ by at most one entry, so that none falls short of
 * the minimum.
 */
final class BulkLoader {

  private static final Comparator<Entry> BY_LATITUDE =
      Comparator.comparingDouble(entry -> entry.south() + entry.north());
  private static final Comparator<Entry> BY_LONGITUDE =
      Comparator.comparingDouble(entry -> entry.west() + entry.east());

  private BulkLoader() {}

  static List<Entry> points(double[] latitudes, double[] longitudes) {
    if (latitudes.length != longitudes.length) {
      throw new IllegalArgumentException(
          latitudes.length + " latitudes but " + longitudes.length + " longitudes");
    }
    List<Entry> entries = new ArrayList<>(latitudes.length);
    for (int id = 0; id < latitudes.length; id++) {
      UpdatableIndex.check(id, latitudes[id], longitudes[id]);
      double filed = Rectangle.planeLongitude(latitudes[id], longitudes[id]);
      entries.add(Entry.ofPoint(id, latitudes[id], filed));
    }
    return entries;
  }

  static List<Entry> rectangles(List<GeoBox> boxes) {
    List<Entry> entries = new ArrayList<>(boxes.size());
    for (int id = 0; id < boxes.size(); id++) {
      for (Rectangle piece : boxes.get(id).pieces()) {
        entries.add(Entry.ofRectangle(id, piece));
      }
    }
    return entries;
  }

  static TreeNode load(RTreeOptions options, BulkOrder order, List<Entry> entries) {
    List<Entry> current = entries;
    for (int level = 0; ; level++) {
      int pageCount = Math.max(1, ceilDivide(current.size(), options.maxEntries()));
      if (order == BulkOrder.STR) {
        sortTiles(current, pageCount);
      } else if (level == 0) {
        sortAlongHilbertCurve(current);
      }
      List<TreeNode> pages = cut(current, pageCount, level, options);
      if (pages.size() == 1) {
        return pages.get(0);
      }
      current = new ArrayList<>(pages.size());
      for (TreeNode page : pages) {
        current.add(Entry.ofPage(page));
      }
    }
  }

  private static int ceilDivide(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** The first of the entries of page {@code page} when {@code entryCount} are spread evenly. */
  private static int firstOf(int page, int pageCount, int entryCount) {
    return (int) ((long) page * entryCount / pageCount);
  }

  /** About sqrt(P) slices by longitude, each a number of whole pages, sorted by latitude. */
  private static void sortTiles(List<Entry> entries, int pageCount) {
    entries.sort(BY_LONGITUDE);
    int slices = (int) Math.ceil(Math.sqrt(pageCount));
    for (int slice = 0; slice < slices; slice++) {
      int firstPage = firstOf(slice, slices, pageCount);
      int endPage = firstOf(slice + 1, slices, pageCount);
      int first = firstOf(firstPage, pageCount, entries.size());
      int end = firstOf(endPage, pageCount, entries.size());
      entries.subList(first, end).sort(BY_LATITUDE);
    }
  }

  private static void sortAlongHilbertCurve(List<Entry> entries) {
    entries.sort(Comparator.comparingLong(BulkLoader::hilbertCode));
  }

  private static long hilbertCode(Entry entry) {
    int bits = 30;
    double cells = 1 << bits;
    double x = ((entry.west() + entry.east()) / 2 + 180) / 360 * (cells - 1);
    double y = ((entry.south() + entry.north()) / 2 + 90) / 180 * (cells - 1);
    return HilbertCurve.INSTANCE.code((int) x, (int) y, bits);
  }

  private static List<TreeNode> cut(
      List<Entry> entries, int pageCount, int level, RTreeOptions options) {
    List<TreeNode> pages = new ArrayList<>(pageCount);
    for (int page = 0; page < pageCount; page++) {
      TreeNode node = new TreeNode(level, options);
      int end = firstOf(page + 1, pageCount, entries.size());
      for (int i = firstOf(page, pageCount, entries.size()); i < end; i++) {
        node.add(entries.get(i));
      }
      pages.add(node);
    }
    return pages;
  }
}
