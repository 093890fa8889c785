package dev.distlab.index.btree;

import java.util.Arrays;

/** The way from the root to a leaf: the page at each depth, and which child was taken there. */
final class Path {

  private int[] pages = new int[8];
  private int[] children = new int[8];
  private int length;

  void clear() {
    length = 0;
  }

  /** Goes one level down into {@code page}. */
  void enter(int page) {
    if (length == pages.length) {
      pages = Arrays.copyOf(pages, length * 2);
      children = Arrays.copyOf(children, length * 2);
    }
    pages[length++] = page;
  }

  /** Notes which child of the page entered last is to be entered next. */
  void take(int child) {
    children[length - 1] = child;
  }

  /** How many pages have been entered; the leaf is at depth {@code length() - 1}. */
  int length() {
    return length;
  }

  int page(int depth) {
    return pages[depth];
  }

  /** The index of the child of the page at {@code depth} that leads on. */
  int child(int depth) {
    return children[depth];
  }
}
