package dev.distlab.index.page;

/**
 * A page of the file while it is in the buffer pool: its bytes, and whether they differ from the
 * disk's.
 *
 * <p>Valid while it is pinned. Afterwards the pool may put another page into this object; {@link
 * #id()} then tells that it has. The first {@value #HEADER_BYTES} bytes belong to the pager:
 *
 * <pre>
 *   0        4        8      9                    HEADER_BYTES
 *   | CRC-32C | page id | type | for the owner ... |
 * </pre>
 */
public final class Page {

  /** Where the owner's own bytes begin. */
  public static final int HEADER_BYTES = 9;

  static final int CRC_OFFSET = 0;
  static final int ID_OFFSET = 4;
  static final int TYPE_OFFSET = 8;

  private final byte[] bytes;
  final int frame;

  int id;
  int pins;
  boolean dirty;

  Page(int frame, int pageSizeBytes) {
    this.frame = frame;
    this.bytes = new byte[pageSizeBytes];
  }

  /** The number of the page in its file: it stands at offset id times page size. */
  public int id() {
    return id;
  }

  /** The bytes of the page; after changing them call {@link #markDirty()}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Says that the bytes have been changed and have to reach the disk. */
  public void markDirty() {
    dirty = true;
  }

  /** What the page is used for. */
  public PageType type() {
    return PageType.ofCode(bytes[TYPE_OFFSET]);
  }

  /** Changes what the page is used for. */
  public void setType(PageType type) {
    bytes[TYPE_OFFSET] = type.code();
  }
}
