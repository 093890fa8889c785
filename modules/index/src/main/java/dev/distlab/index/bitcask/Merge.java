package dev.distlab.index.bitcask;

import dev.distlab.index.bitcask.HintFile.Hint;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Copies what lives out of some files, and removes them.
 *
 * <p>A tombstone may go only if no older file is left that could hold a value of its key: otherwise
 * that value would live again the next time the store is opened. It is also not needed when the key
 * has been put again since.
 *
 * <p>The order of steps is what makes a crash harmless: new files under draft names, synced; their
 * names; their hints; then the old files one by one, first the hint, and <em>the oldest first</em>,
 * so that a tombstone never goes before the value that it hides.
 */
final class Merge {

  private final Bitcask store;
  private final Disk disk;
  private final List<DataFile> taken;

  /** The oldest file that stays, whatever number would be above all if there is none. */
  private final int oldestStaying;

  private final List<DataFile> outputs = new ArrayList<>();
  private final TreeMap<Integer, List<Hint>> hints = new TreeMap<>();
  private final List<Move> moves = new ArrayList<>();
  private int nextId;
  private long tombstonesKept;

  /** A living record that has been copied. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Move(byte[] key, long from, long to) {}

  Merge(Bitcask store, List<DataFile> taken) {
    this.store = store;
    this.disk = store.disk();
    this.taken = taken;
    this.nextId = store.nextId();
    this.oldestStaying =
        store.files().values().stream()
            .filter(file -> !taken.contains(file))
            .mapToInt(DataFile::id)
            .min()
            .orElse(Integer.MAX_VALUE);
  }

  MergeReport run() {
    long before = taken.stream().mapToLong(DataFile::sizeBytes).sum();
    try {
      taken.forEach(this::copyLiving);
      publish();
    } catch (RuntimeException | Error failure) {
      outputs.forEach(DataFile::close);
      throw failure;
    }
    removeTaken();
    long after = outputs.stream().mapToLong(DataFile::sizeBytes).sum();
    store
        .trace()
        .event(
            "merge",
            taken.size()
                + " files into "
                + outputs.size()
                + ", "
                + before
                + " bytes into "
                + after);
    return new MergeReport(taken.size(), outputs.size(), before, after, tombstonesKept);
  }

  private void copyLiving(DataFile file) {
    long offset = DataFile.HEADER_BYTES;
    while (offset < file.sizeBytes()) {
      int length = lengthAt(file, offset);
      LogRecord record = file.read(offset, length);
      if (record.isTombstone()
          ? isTombstoneNeeded(file, record.key())
          : store.isLiving(file, offset, record.key())) {
        copy(file, offset, length, record);
      }
      offset += length;
    }
  }

  private int lengthAt(DataFile file, long offset) {
    int length = file.recordLengthAt(offset);
    if (length < 0) {
      throw new CorruptFileException(file.name(), offset, "a damaged record, met by a merge");
    }
    return length;
  }

  private boolean isTombstoneNeeded(DataFile file, byte[] key) {
    return oldestStaying < file.id() && !store.contains(key);
  }

  private void copy(DataFile from, long offset, int length, LogRecord record) {
    DataFile to = output(length);
    long newOffset = to.append(record.encode(disk.crc32c()));
    hints.get(to.id()).add(new Hint(newOffset, length, record.isTombstone(), record.key()));
    if (record.isTombstone()) {
      tombstonesKept++;
    } else {
      moves.add(
          new Move(
              record.key(),
              KeyDirectory.place(from.id(), offset),
              KeyDirectory.place(to.id(), newOffset)));
    }
  }

  /** The output that has room for a record of this length, a new one if the last has not. */
  private DataFile output(int length) {
    if (!outputs.isEmpty()) {
      DataFile last = outputs.get(outputs.size() - 1);
      if (last.sizeBytes() + length <= store.options().maxFileBytes()) {
        return last;
      }
    }
    int id = nextId++;
    DataFile file = DataFile.create(disk, store.fileName(id, Bitcask.DATA + Bitcask.DRAFT), id);
    outputs.add(file);
    hints.put(id, new ArrayList<>());
    return file;
  }

  private void publish() {
    for (int i = 0; i < outputs.size(); i++) {
      DataFile draft = outputs.get(i);
      draft.sync();
      draft.close();
      String name = store.fileName(draft.id(), Bitcask.DATA);
      disk.rename(draft.name(), name);
      DataFile file = DataFile.open(disk, name, draft.id());
      outputs.set(i, file);
      store.files().put(file.id(), file);
    }
    disk.syncDirectory();
    for (DataFile file : outputs) {
      HintFile.write(disk, store.fileName(file.id(), Bitcask.HINT), file, hints.get(file.id()));
    }
    disk.syncDirectory();
    for (Move move : moves) {
      store.moved(move.key(), move.from(), move.to());
    }
  }

  private void removeTaken() {
    for (DataFile file : taken) {
      file.close();
      store.files().remove(file.id());
      String hint = store.fileName(file.id(), Bitcask.HINT);
      if (disk.exists(hint)) {
        disk.delete(hint);
        disk.syncDirectory();
      }
      disk.delete(file.name());
      disk.syncDirectory();
    }
  }
}
