package dev.distlab.testing;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.ForwardingDisk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A machine whose power goes at a chosen call. Bytes are safe once their file is synced, names once
 * the directory is; of what was not synced, any part may have reached the disk.
 */
public final class PowerLossDisk extends ForwardingDisk {

  /** What the disk does with changes that were not synced. */
  public enum Order {
    /** It makes them one after the other, up to some of them; the last write may be half made. */
    KEPT,
    /** It makes any of them, in any order, each write wholly, halfway or not at all. */
    FREE
  }

  // How much of a write reaches the disk; everything from WHOLLY on is all of it.
  private static final int NOT_AT_ALL = 0;
  private static final int HALFWAY = 1;
  private static final int WHOLLY = 2;

  /** Bytes that were written at an offset; null bytes: the file was cut there. */
  private record Write(long offset, byte[] bytes) {}

  /** A file, whatever its name is. */
  private static final class Content {

    private byte[] durable = {};
    private final List<Write> pending = new ArrayList<>();
  }

  /** A change of names, made in one step; null where no name goes, or none is given. */
  private record Naming(String gone, String given, Content content) {

    void apply(TreeMap<String, Content> names) {
      if (gone != null) {
        names.remove(gone);
      }
      if (given != null) {
        names.put(given, content);
      }
    }
  }

  private final MemoryDisk disk;
  private final Order order;
  private int callsLeft;

  private final TreeMap<String, Content> names = new TreeMap<>();
  private TreeMap<String, Content> durableNames = new TreeMap<>();
  private final List<Naming> pendingNames = new ArrayList<>();

  /**
   * @param start what the disk holds, all of it synced
   * @param callsLeft how many calls that change or sync something go well
   */
  public PowerLossDisk(Disk start, int callsLeft, Order order) {
    this(copyOf(start), callsLeft, order);
  }

  private PowerLossDisk(MemoryDisk disk, int callsLeft, Order order) {
    super(disk);
    this.disk = disk;
    this.order = order;
    this.callsLeft = callsLeft;
    for (String name : disk.list()) {
      Content content = new Content();
      content.durable = WholeFiles.read(disk, name);
      names.put(name, content);
    }
    durableNames.putAll(names);
  }

  private static MemoryDisk copyOf(Disk start) {
    MemoryDisk copy = new MemoryDisk();
    start.list().forEach(name -> WholeFiles.create(copy, name, WholeFiles.read(start, name)));
    return copy;
  }

  /** Whether the power has gone. */
  public boolean hasLostPower() {
    return callsLeft < 0;
  }

  private void count(String name) {
    callsLeft = Math.max(-1, callsLeft - 1);
    if (hasLostPower()) {
      throw new DiskException(name, "the power is gone");
    }
  }

  // ---- what may be found

  /** What may be found when the power is back, or would be if it went now. */
  public MemoryDisk afterPowerLoss(SeededRandom random) {
    TreeMap<String, Content> found = new TreeMap<>(durableNames);
    int reached = random.nextInt(pendingNames.size() + 1);
    for (int i = 0; i < pendingNames.size(); i++) {
      if (order == Order.KEPT ? i < reached : random.nextBoolean()) {
        pendingNames.get(i).apply(found);
      }
    }
    MemoryDisk after = new MemoryDisk();
    found.forEach((name, file) -> WholeFiles.create(after, name, bytesOf(file, random)));
    return after;
  }

  private byte[] bytesOf(Content file, SeededRandom random) {
    byte[] bytes = file.durable.clone();
    List<Write> writes = new ArrayList<>(file.pending);
    if (order == Order.FREE) {
      random.shuffle(writes);
      for (Write write : writes) {
        bytes = apply(write, bytes, random.nextInt(4), random);
      }
      return bytes;
    }
    int reached = random.nextInt(writes.size() + 1);
    for (int i = 0; i < Math.min(writes.size(), reached + 1); i++) {
      bytes = apply(writes.get(i), bytes, i < reached ? WHOLLY : random.nextInt(2), random);
    }
    return bytes;
  }

  private static byte[] apply(Write write, byte[] bytes, int part, SeededRandom random) {
    if (part == NOT_AT_ALL) {
      return bytes;
    }
    int at = (int) write.offset;
    if (write.bytes == null) {
      return Arrays.copyOf(bytes, Math.min(at, bytes.length));
    }
    int length = part == HALFWAY ? random.nextInt(write.bytes.length) : write.bytes.length;
    byte[] longer = at + length > bytes.length ? Arrays.copyOf(bytes, at + length) : bytes;
    System.arraycopy(write.bytes, 0, longer, at, length);
    return longer;
  }

  // ---- names

  private void name(Naming naming) {
    if (!hasLostPower()) {
      pendingNames.add(naming);
    }
    count(naming.given == null ? naming.gone : naming.given);
    naming.apply(names);
  }

  @Override
  public DiskFile create(String name) {
    Content content = new Content();
    if (!disk.exists(name)) {
      name(new Naming(null, name, content));
    }
    return new Recorded(disk.create(name), content);
  }

  @Override
  public DiskFile open(String name) {
    return new Recorded(disk.open(name), names.get(name));
  }

  @Override
  public void rename(String from, String to) {
    name(new Naming(from, to, names.get(from)));
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) {
    name(new Naming(name, null, null));
    disk.delete(name);
  }

  @Override
  public void syncDirectory() {
    count("the directory");
    durableNames = new TreeMap<>(names);
    pendingNames.clear();
  }

  // ---- bytes

  private final class Recorded extends Handle {

    private final Content content;

    Recorded(DiskFile file, Content content) {
      super(file);
      this.content = content;
    }

    private void write(Write write) {
      if (!hasLostPower()) {
        content.pending.add(write);
      }
      count(name());
    }

    @Override
    public void write(long offset, byte[] source, int from, int length) {
      if (length > 0) {
        write(new Write(offset, Arrays.copyOfRange(source, from, from + length)));
      }
      super.write(offset, source, from, length);
    }

    @Override
    public void truncate(long sizeBytes) {
      write(new Write(sizeBytes, null));
      super.truncate(sizeBytes);
    }

    @Override
    public void sync() {
      count(name());
      byte[] all = new byte[(int) sizeBytes()];
      readFully(0, all, 0, all.length);
      content.durable = all;
      content.pending.clear();
    }
  }
}
