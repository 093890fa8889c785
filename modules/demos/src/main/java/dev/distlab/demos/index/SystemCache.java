package dev.distlab.demos.index;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.IoStats;
import dev.distlab.kernel.hash.Checksum;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A disk behind the cache of an operating system, for a store without a buffer pool of its own: the
 * pages of an open file that were read or written last need not be read from the disk. Writes go on
 * to the disk at once.
 *
 * @param disk what is counted: calls that the cache answers do not reach it
 * @param pages how many pages of each open file are kept
 */
record SystemCache(Disk disk, int pageSizeBytes, int pages) implements Disk {

  @Override
  public DiskFile create(String name) {
    return new CachedFile(disk.create(name), pageSizeBytes, pages);
  }

  @Override
  public DiskFile open(String name) {
    return new CachedFile(disk.open(name), pageSizeBytes, pages);
  }

  @Override
  public boolean exists(String name) {
    return disk.exists(name);
  }

  @Override
  public List<String> list() {
    return disk.list();
  }

  @Override
  public void rename(String from, String to) {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) {
    disk.delete(name);
  }

  @Override
  public void syncDirectory() {
    disk.syncDirectory();
  }

  @Override
  public Checksum crc32c() {
    return disk.crc32c();
  }

  @Override
  public IoStats stats() {
    return disk.stats();
  }

  /** A file and its pages by their offset, the one that was used last at the end. */
  private static final class CachedFile implements DiskFile {

    private static final float LOAD_FACTOR = 0.75f;

    private final DiskFile file;
    private final int pageSizeBytes;
    private final Map<Long, byte[]> cached;

    CachedFile(DiskFile file, int pageSizeBytes, int pages) {
      this.file = file;
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
    public String name() {
      return file.name();
    }

    @Override
    public long sizeBytes() {
      return file.sizeBytes();
    }

    @Override
    public int read(long offset, byte[] target, int from, int length) {
      if (!isPage(offset, length)) {
        return file.read(offset, target, from, length);
      }
      byte[] page = cached.get(offset);
      if (page == null) {
        int count = file.read(offset, target, from, length);
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
      file.write(offset, source, from, length);
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
      file.truncate(sizeBytes);
      cached.keySet().removeIf(offset -> offset + pageSizeBytes > sizeBytes);
    }

    @Override
    public void sync() {
      file.sync();
    }

    @Override
    public ByteBuffer view(long offset, int length) {
      return file.view(offset, length);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
