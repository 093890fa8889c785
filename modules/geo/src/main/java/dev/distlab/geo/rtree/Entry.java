package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;

/** What an insertion carries: a rectangle with an id (at level 0) or with a page (above). */
record Entry(double south, double west, double north, double east, int id, TreeNode child) {

  static Entry ofPoint(int id, double latitude, double longitude) {
    return new Entry(latitude, longitude, latitude, longitude, id, null);
  }

  static Entry ofRectangle(int id, Rectangle bounds) {
    return new Entry(bounds.south(), bounds.west(), bounds.north(), bounds.east(), id, null);
  }

  static Entry ofPage(TreeNode page) {
    Mbr mbr = page.mbr();
    return new Entry(mbr.south, mbr.west, mbr.north, mbr.east, -1, page);
  }

  Rectangle bounds() {
    return new Rectangle(south, west, north, east);
  }
}
