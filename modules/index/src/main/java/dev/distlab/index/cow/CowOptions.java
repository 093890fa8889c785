package dev.distlab.index.cow;

/**
 * The choices of a {@link CowTree}.
 *
 * @param pageSizeBytes a power of two, {@value #MIN_PAGE_BYTES} to {@value #MAX_PAGE_BYTES}; chosen
 *     when the file is created
 * @param maxEntriesPerPage a limit on the entries of a page besides its bytes, for pictures and
 *     tests: 0 for none, else at least 3; chosen when the file is created
 */
public record CowOptions(int pageSizeBytes, int maxEntriesPerPage) {

  private static final int MIN_PAGE_BYTES = 256;
  private static final int MAX_PAGE_BYTES = 32_768;

  public CowOptions {
    if (!isPageSize(pageSizeBytes)) {
      throw new IllegalArgumentException(
          "pageSizeBytes="
              + pageSizeBytes
              + ": allowed the powers of two in "
              + MIN_PAGE_BYTES
              + ".."
              + MAX_PAGE_BYTES);
    }
    if (maxEntriesPerPage != 0 && maxEntriesPerPage < 3) {
      throw new IllegalArgumentException(
          "maxEntriesPerPage=" + maxEntriesPerPage + ": allowed 0 (no limit) or from 3");
    }
  }

  static boolean isPageSize(int bytes) {
    return bytes >= MIN_PAGE_BYTES && bytes <= MAX_PAGE_BYTES && Integer.bitCount(bytes) == 1;
  }

  /** Pages of 4 KiB, no limit but the bytes. */
  public static CowOptions defaults() {
    return new CowOptions(4_096, 0);
  }

  /** These options with another page size. */
  public CowOptions withPageSizeBytes(int other) {
    return new CowOptions(other, maxEntriesPerPage);
  }

  /** These options with another limit on the entries of a page. */
  public CowOptions withMaxEntriesPerPage(int other) {
    return new CowOptions(pageSizeBytes, other);
  }
}
