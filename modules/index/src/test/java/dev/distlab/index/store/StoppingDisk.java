package dev.distlab.index.store;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.ForwardingDisk;

/**
 * A disk that fails each call that changes something once so many of them have been made, until it
 * is told to go on.
 */
public final class StoppingDisk extends ForwardingDisk {

  private int callsLeft;

  public StoppingDisk(Disk disk, int callsLeft) {
    super(disk);
    this.callsLeft = callsLeft;
  }

  public boolean hasStopped() {
    return callsLeft < 0;
  }

  public void stopAfter(int calls) {
    callsLeft = calls;
  }

  public void goOn() {
    callsLeft = Integer.MAX_VALUE;
  }

  private void count(String file) {
    if (--callsLeft < 0) {
      throw new DiskException(file, "the machine has stopped");
    }
  }

  @Override
  public DiskFile create(String name) {
    count(name);
    return super.create(name);
  }

  @Override
  public void rename(String from, String to) {
    count(from);
    super.rename(from, to);
  }

  @Override
  public void delete(String name) {
    count(name);
    super.delete(name);
  }

  @Override
  protected DiskFile handle(DiskFile file) {
    return new Handle(file) {

      /** The write at which the machine stops is half done. */
      @Override
      public void write(long offset, byte[] source, int from, int length) {
        if (callsLeft == 0) {
          super.write(offset, source, from, length / 2);
        }
        count(name());
        super.write(offset, source, from, length);
      }

      @Override
      public void truncate(long sizeBytes) {
        count(name());
        super.truncate(sizeBytes);
      }
    };
  }
}
