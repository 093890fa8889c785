package dev.distlab.index.store;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.IoStats;
import dev.distlab.kernel.hash.Checksum;
import java.nio.ByteBuffer;
import java.util.List;

/** A disk that fails each call that changes something once so many of them have been made. */
public final class StoppingDisk implements Disk {

  private final Disk disk;
  private int callsLeft;

  public StoppingDisk(Disk disk, int callsLeft) {
    this.disk = disk;
    this.callsLeft = callsLeft;
  }

  public boolean hasStopped() {
    return callsLeft < 0;
  }

  private void count(String file) {
    if (--callsLeft < 0) {
      throw new DiskException(file, "the machine has stopped");
    }
  }

  @Override
  public DiskFile create(String name) {
    count(name);
    return new Handle(disk.create(name));
  }

  @Override
  public DiskFile open(String name) {
    return new Handle(disk.open(name));
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
    count(from);
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) {
    count(name);
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

  private final class Handle implements DiskFile {

    private final DiskFile file;

    Handle(DiskFile file) {
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

    /** The write at which the machine stops is half done. */
    @Override
    public void write(long offset, byte[] source, int from, int length) {
      if (callsLeft == 0) {
        file.write(offset, source, from, length / 2);
      }
      count(name());
      file.write(offset, source, from, length);
    }

    @Override
    public void truncate(long sizeBytes) {
      count(name());
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
