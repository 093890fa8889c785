package dev.distlab.demos.index;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.ForwardingDisk;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A disk behind the cache of an operating system, for a store without a buffer pool of its own: the
 * pages of an open file that were read or written last need not be read from the disk, which does
 * not count calls that the cache answers. Writes go on to the disk at once.
 */
final class SystemCache extends ForwardingDisk {

  private final int pageSizeBytes;
  private final int pages;

  /**
   * A cache before {@code disk}.
   *
   * @param pages how many pages of each open file are kept
   */
  SystemCache(Disk disk, int pageSizeBytes, int pages) {
    super(disk);
    this.pageSizeBytes = pageSizeBytes;
    this.pages = pages;
  }

  @Override
  protected DiskFile handle(DiskFile file) {
    return new CachedFile(file, pageSizeBytes, pages);
  }

  /** A file and its pages by their offset, the one that was used last at the end. */
  private static final class CachedFile extends Handle {

    private static final float LOAD_FACTOR = 0.75f;

    private final int pageSizeBytes;
    private final Map<Long, byte[]> cached;

    CachedFile(DiskFile file, int pageSizeBytes, int pages) {
      super(file);
      this.pageSizeBytes = pageSizeBytes;
      this.cached =
          new LinkedHashMap<>(pages, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
              return size() > pages;
            }
          };
    }

    @Override
    public int read(long offset, byte[] target, int from, int length) {
      if (!isPage(offset, length)) {
        return super.read(offset, target, from, length);
      }
      byte[] page = cached.get(offset);
      if (page == null) {
        int count = super.read(offset, target, from, length);
        if (count == length) {
          keep(offset, target, from);
        }
        return count;
      }
      System.arraycopy(page, 0, target, from, length);
      return length;
    }

    @Override
    public void write(long offset, byte[] source, int from, int length) {
      if (!isPage(offset, length)) {
        throw new IllegalArgumentException(
            length + " bytes at " + offset + " are not a page of " + pageSizeBytes);
      }
      super.write(offset, source, from, length);
      keep(offset, source, from);
    }

    private boolean isPage(long offset, int length) {
      return offset % pageSizeBytes == 0 && length == pageSizeBytes;
    }

    private void keep(long offset, byte[] bytes, int from) {
      byte[] page = new byte[pageSizeBytes];
      System.arraycopy(bytes, from, page, 0, pageSizeBytes);
      cached.put(offset, page);
    }

    @Override
    public void truncate(long sizeBytes) {
      super.truncate(sizeBytes);
      cached.keySet().removeIf(offset -> offset + pageSizeBytes > sizeBytes);
    }
  }
}
