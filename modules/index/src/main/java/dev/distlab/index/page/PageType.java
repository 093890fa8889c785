package dev.distlab.index.page;

/** What a page is used for: the byte at {@link Page#TYPE_OFFSET}. */
public enum PageType {
  /** Page 0: the file's own description. */
  META,
  /** A page that nobody uses, a link of the free list. */
  FREE,
  /** A part of a value that is too large for its page. */
  OVERFLOW,
  /** A leaf of a B+tree. */
  LEAF,
  /** An inner page of a B+tree. */
  INNER,
  /** A bucket of a hash index, or an overflow page of one. */
  BUCKET,
  /** A part of the directory of a hash index. */
  DIRECTORY;

  private static final PageType[] ALL = values();

  /** The byte that stands in the page; 0 is none, so that a zeroed page has no type. */
  public byte code() {
    return (byte) (ordinal() + 1);
  }

  /** The type of that code, or null if there is none. */
  static PageType ofCode(byte code) {
    int index = code - 1;
    return index >= 0 && index < ALL.length ? ALL[index] : null;
  }
}
