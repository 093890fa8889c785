package dev.distlab.kernel.disk;

import dev.distlab.kernel.hash.Checksum;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A disk that passes every call on to another: what a disk begins with that does one thing in a way
 * of its own, be it a cache or a fault for a test. As safe for threads as the other is.
 */
public class ForwardingDisk implements Disk {

  private final Disk disk;

  /** Forwards to {@code disk}. */
  protected ForwardingDisk(Disk disk) {
    this.disk = disk;
  }

  /** The handle to give out for one of the disk below: that one itself, unless overridden. */
  protected DiskFile handle(DiskFile file) {
    return file;
  }

  @Override
  public DiskFile create(String name) {
    return handle(disk.create(name));
  }

  @Override
  public DiskFile open(String name) {
    return handle(disk.open(name));
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

  /** A file that passes every call on to another. */
  public static class Handle implements DiskFile {

    private final DiskFile file;

    /** Forwards to {@code file}. */
    protected Handle(DiskFile file) {
      this.file = file;
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
      return file.read(offset, target, from, length);
    }

    @Override
    public void write(long offset, byte[] source, int from, int length) {
      file.write(offset, source, from, length);
    }

    @Override
    public void truncate(long sizeBytes) {
      file.truncate(sizeBytes);
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
