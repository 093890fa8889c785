package dev.distlab.testing;

import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One file on a machine whose power goes at a chosen write: of the writes that were not synced, any
 * part may have reached the disk, in any order, each wholly, halfway or not at all.
 */
public final class PowerLossDisk extends ForwardingDisk {

  private record Write(long offset, byte[] bytes) {}

  private final String name;
  private int writesLeft;
  private byte[] durable;
  private final List<Write> pending = new ArrayList<>();

  /**
   * @param durable what the file holds
   * @param writesLeft how many writes and syncs go well
   */
  public PowerLossDisk(String name, byte[] durable, int writesLeft) {
    super(holding(name, durable));
    this.name = name;
    this.durable = durable;
    this.writesLeft = writesLeft;
  }

  private static MemoryDisk holding(String name, byte[] bytes) {
    MemoryDisk disk = new MemoryDisk();
    WholeFiles.create(disk, name, bytes);
    return disk;
  }

  /** Whether the power has gone. */
  public boolean hasLostPower() {
    return writesLeft < 0;
  }

  /** What may be found when the power is back. */
  public MemoryDisk afterPowerLoss(SeededRandom random) {
    byte[] bytes = durable.clone();
    List<Write> kept = new ArrayList<>(pending);
    random.shuffle(kept);
    for (Write write : kept) {
      int part = random.nextInt(4);
      int length =
          part == 0 ? 0 : part == 1 ? random.nextInt(write.bytes.length) : write.bytes.length;
      int end = (int) write.offset + length;
      if (length > 0) {
        bytes = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes;
        System.arraycopy(write.bytes, 0, bytes, (int) write.offset, length);
      }
    }
    return holding(name, bytes);
  }

  private void count() {
    writesLeft = Math.max(-1, writesLeft - 1);
    if (hasLostPower()) {
      throw new DiskException(name, "the power is gone");
    }
  }

  @Override
  public DiskFile create(String file) {
    throw new DiskException(file, "only " + name + " is here");
  }

  @Override
  public void rename(String from, String to) {
    throw new DiskException(from, "cannot be renamed");
  }

  @Override
  public void delete(String file) {
    throw new DiskException(file, "cannot be deleted");
  }

  @Override
  protected DiskFile handle(DiskFile file) {
    return new Handle(file) {

      @Override
      public void write(long offset, byte[] source, int from, int length) {
        if (!hasLostPower()) {
          pending.add(new Write(offset, Arrays.copyOfRange(source, from, from + length)));
        }
        count();
        super.write(offset, source, from, length);
      }

      @Override
      public void truncate(long sizeBytes) {
        throw new DiskException(name(), "cannot be truncated");
      }

      @Override
      public void sync() {
        count();
        byte[] all = new byte[(int) sizeBytes()];
        readFully(0, all, 0, all.length);
        durable = all;
        pending.clear();
      }
    };
  }
}
