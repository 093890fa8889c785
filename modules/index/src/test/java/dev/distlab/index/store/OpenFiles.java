package dev.distlab.index.store;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.ForwardingDisk;

/** Counts the handles that nobody has closed. */
public final class OpenFiles extends ForwardingDisk {

  private int count;

  public OpenFiles(Disk disk) {
    super(disk);
  }

  public int count() {
    return count;
  }

  @Override
  protected DiskFile handle(DiskFile file) {
    count++;
    return new Handle(file) {

      private boolean closed;

      @Override
      public void close() {
        count -= closed ? 0 : 1;
        closed = true;
        super.close();
      }
    };
  }
}
