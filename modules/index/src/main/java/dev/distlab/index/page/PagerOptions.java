package dev.distlab.index.page;

import java.util.Objects;

/**
 * How a page file is cut and how much of it is kept in memory.
 *
 * @param pageSizeBytes a power of two, {@value #MIN_PAGE_BYTES} to {@value #MAX_PAGE_BYTES}; chosen
 *     when the file is created
 * @param poolPages how many pages the buffer pool holds, at least {@value #MIN_POOL_PAGES}: as many
 *     as one operation may pin at once
 * @param replacement which page goes when the pool is full
 */
public record PagerOptions(int pageSizeBytes, int poolPages, Replacement replacement) {

  /** The smallest page, for pictures and tests. */
  public static final int MIN_PAGE_BYTES = 256;

  /** The largest page: an offset inside it fits 16 bits. */
  public static final int MAX_PAGE_BYTES = 32_768;

  /** The smallest pool. */
  public static final int MIN_POOL_PAGES = 16;

  public PagerOptions {
    if (!isPageSize(pageSizeBytes)) {
      throw new IllegalArgumentException(
          "pageSizeBytes="
              + pageSizeBytes
              + ": allowed are the powers of two "
              + MIN_PAGE_BYTES
              + ".."
              + MAX_PAGE_BYTES);
    }
    if (poolPages < MIN_POOL_PAGES) {
      throw new IllegalArgumentException(
          "poolPages=" + poolPages + ": allowed from " + MIN_POOL_PAGES);
    }
    Objects.requireNonNull(replacement, "replacement");
  }

  /** Pages of 4 KiB, a pool of 1,024 of them (4 MiB), CLOCK. */
  public static PagerOptions defaults() {
    return new PagerOptions(4_096, 1_024, Replacement.CLOCK);
  }

  /** These options with another page size. */
  public PagerOptions withPageSizeBytes(int bytes) {
    return new PagerOptions(bytes, poolPages, replacement);
  }

  /** These options with another pool. */
  public PagerOptions withPoolPages(int pages) {
    return new PagerOptions(pageSizeBytes, pages, replacement);
  }

  /** These options with another replacement policy. */
  public PagerOptions withReplacement(Replacement other) {
    return new PagerOptions(pageSizeBytes, poolPages, other);
  }

  static boolean isPageSize(int bytes) {
    return bytes >= MIN_PAGE_BYTES && bytes <= MAX_PAGE_BYTES && Integer.bitCount(bytes) == 1;
  }
}
