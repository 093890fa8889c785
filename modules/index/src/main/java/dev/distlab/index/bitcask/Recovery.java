package dev.distlab.index.bitcask;

import dev.distlab.index.bitcask.HintFile.Hint;
import dev.distlab.index.bitcask.RecoveryReport.TornTail;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the key directory from the files, oldest first, so that the last writer wins.
 *
 * <p>A file may end in the middle of a record: the power went while it was written. That tail is
 * cut off, and ends the replay of this file only. A damaged record with sound ones behind it is
 * another matter: data that was there is gone, and that is an error. So is a hint file whose data
 * file is gone.
 */
final class Recovery {

  private final Disk disk;
  private final String name;
  private final Bitcask store;
  private final List<TornTail> tornTails = new ArrayList<>();
  private int hintsUsed;
  private int hintsWritten;
  private long records;

  Recovery(Disk disk, String name, Bitcask store) {
    this.disk = disk;
    this.name = name;
    this.store = store;
  }

  RecoveryReport run() {
    for (String file : disk.list()) {
      if (idOf(file, Bitcask.DATA + Bitcask.DRAFT) > 0
          || idOf(file, Bitcask.HINT + Bitcask.DRAFT) > 0) {
        disk.delete(file);
      }
    }
    for (String file : disk.list()) {
      int id = idOf(file, Bitcask.DATA);
      if (id > 0) {
        store.files().put(id, DataFile.open(disk, file, id));
      }
    }
    disk.list().forEach(this::checkHasData);
    store.files().values().forEach(this::replay);
    if (hintsWritten > 0) {
      disk.syncDirectory();
    }
    return new RecoveryReport(store.files().size(), hintsUsed, records, tornTails);
  }

  private void checkHasData(String file) {
    int id = idOf(file, Bitcask.HINT);
    if (id > 0 && !store.files().containsKey(id)) {
      throw new CorruptFileException(
          store.fileName(id, Bitcask.DATA), 0, "the file is gone, and was there for " + file);
    }
  }

  /** The number in the name of a file of this store with that ending, 0 for any other file. */
  private int idOf(String file, String ending) {
    int from = name.length() + 1;
    int to = file.length() - ending.length();
    if (!file.startsWith(name + ".") || !file.endsWith(ending) || to - from != Bitcask.ID_DIGITS) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      if (file.charAt(i) < '0' || file.charAt(i) > '9') {
        return 0;
      }
    }
    int id = Integer.parseInt(file.substring(from, to));
    return id <= KeyDirectory.MAX_FILE ? id : 0;
  }

  private void replay(DataFile file) {
    String hintName = store.fileName(file.id(), Bitcask.HINT);
    List<Hint> hints = HintFile.read(disk, hintName, file);
    if (hints != null) {
      hintsUsed++;
    } else {
      hints = scan(file);
      writeHints(file, hintName, hints);
    }
    records += hints.size();
    for (Hint hint : hints) {
      store.replay(file, hint);
    }
  }

  /**
   * A hint must not outlive its file: what it says, and the names of all files, are synced first.
   */
  private void writeHints(DataFile file, String hintName, List<Hint> hints) {
    file.sync();
    if (hintsWritten == 0) {
      disk.syncDirectory();
    }
    HintFile.write(disk, hintName, file, hints);
    hintsWritten++;
  }

  /** Reads the records of a file, up to its torn tail if it has one. */
  private List<Hint> scan(DataFile file) {
    List<Hint> hints = new ArrayList<>();
    if (file.sizeBytes() < DataFile.HEADER_BYTES) {
      tornTails.add(new TornTail(file.name(), 0, file.sizeBytes()));
    }
    long offset = DataFile.HEADER_BYTES;
    while (offset < file.sizeBytes()) {
      int length = file.recordLengthAt(offset);
      if (length < 0) {
        cutTail(file, offset);
        break;
      }
      LogRecord record = file.read(offset, length);
      hints.add(new Hint(offset, length, record.isTombstone(), record.key()));
      offset += length;
    }
    return hints;
  }

  private void cutTail(DataFile file, long offset) {
    if (file.hasRecordBehind(offset)) {
      throw new CorruptFileException(
          file.name(), offset, "a damaged record, and sound ones stand behind it");
    }
    tornTails.add(new TornTail(file.name(), offset, file.sizeBytes() - offset));
    store.trace().event("cut torn tail", file.name() + " at " + offset);
    file.truncate(offset);
  }
}
