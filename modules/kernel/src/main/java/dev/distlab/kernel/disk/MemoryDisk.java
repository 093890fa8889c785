package dev.distlab.kernel.disk;

import dev.distlab.kernel.hash.Checksum;
import dev.distlab.kernel.hash.Crc32c;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A disk in memory: for tests, for demos, and for the browser, which has no files. A file is one
 * array and holds at most 2 GiB; syncing is counted and does nothing. For one thread.
 */
public final class MemoryDisk implements Disk {

  private static final int MAX_FILE_BYTES = Integer.MAX_VALUE - 8;

  private final Map<String, Content> files = new TreeMap<>();
  private final IoCounters counters = new IoCounters();

  @Override
  public DiskFile create(String name) {
    if (files.containsKey(FileNames.checked(name))) {
      throw new DiskException(name, "exists already");
    }
    Content content = new Content();
    files.put(name, content);
    return new Handle(name, content);
  }

  @Override
  public DiskFile open(String name) {
    return new Handle(name, existing(name));
  }

  @Override
  public boolean exists(String name) {
    return files.containsKey(FileNames.checked(name));
  }

  @Override
  public List<String> list() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public void rename(String from, String to) {
    FileNames.checked(to);
    Content content = existing(from);
    files.remove(from);
    files.put(to, content);
  }

  @Override
  public void delete(String name) {
    existing(name);
    files.remove(name);
  }

  @Override
  public void syncDirectory() {
    counters.directorySynced();
  }

  @Override
  public Checksum crc32c() {
    return Crc32c::of;
  }

  @Override
  public IoStats stats() {
    return counters.snapshot();
  }

  private Content existing(String name) {
    Content content = files.get(FileNames.checked(name));
    if (content == null) {
      throw new DiskException(name, "no such file");
    }
    return content;
  }

  /** The bytes of a file, shared by its handles; grows by half when it is full. */
  private static final class Content {

    private byte[] bytes = new byte[0];
    private int size;

    void reserve(int wanted) {
      if (wanted > bytes.length) {
        long grown = Math.max(wanted, Math.min(MAX_FILE_BYTES, bytes.length * 3L / 2));
        bytes = Arrays.copyOf(bytes, (int) grown);
      }
    }
  }

  private final class Handle implements DiskFile {

    private final String name;
    private final Content content;
    private boolean closed;

    Handle(String name, Content content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long sizeBytes() {
      checkOpen();
      return content.size;
    }

    @Override
    public int read(long offset, byte[] target, int from, int length) {
      checkRange(offset, target, from, length);
      int count = (int) Math.max(0, Math.min(length, content.size - offset));
      if (count > 0) {
        System.arraycopy(content.bytes, (int) offset, target, from, count);
      }
      counters.read(count);
      return count;
    }

    @Override
    public void write(long offset, byte[] source, int from, int length) {
      checkRange(offset, source, from, length);
      if (offset > MAX_FILE_BYTES - length) {
        throw new DiskFullException(
            name,
            length + " bytes at " + offset + ": a file in memory holds " + MAX_FILE_BYTES,
            null);
      }
      long end = offset + length;
      if (length > 0) {
        content.reserve((int) end);
        System.arraycopy(source, from, content.bytes, (int) offset, length);
        content.size = Math.max(content.size, (int) end);
      }
      counters.written(length);
    }

    @Override
    public void truncate(long sizeBytes) {
      checkOpen();
      checkNotNegative("size", sizeBytes);
      if (sizeBytes < content.size) {
        Arrays.fill(content.bytes, (int) sizeBytes, content.size, (byte) 0);
        content.size = (int) sizeBytes;
      }
    }

    @Override
    public void sync() {
      checkOpen();
      counters.synced();
    }

    @Override
    public ByteBuffer view(long offset, int length) {
      checkOpen();
      checkNotNegative("offset", offset);
      checkNotNegative("length", length);
      if (offset > content.size - length) {
        throw new CorruptFileException(
            name, offset, "wanted " + length + " bytes, the file ends at " + content.size);
      }
      return ByteBuffer.wrap(content.bytes, (int) offset, length).slice().asReadOnlyBuffer();
    }

    @Override
    public void close() {
      closed = true;
    }

    private void checkRange(long offset, byte[] array, int from, int length) {
      checkOpen();
      Objects.checkFromIndexSize(from, length, array.length);
      checkNotNegative("offset", offset);
    }

    private void checkNotNegative(String what, long value) {
      if (value < 0) {
        throw new IllegalArgumentException(name + ": " + what + "=" + value + " is negative");
      }
    }

    private void checkOpen() {
      if (closed) {
        throw new IllegalStateException(name + ": the handle is closed");
      }
    }
  }
}
