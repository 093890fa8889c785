package dev.distlab.index.bitcask;

import dev.distlab.index.bitcask.HintFile.Hint;
import dev.distlab.index.page.StoreNames;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.PointStore;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.hash.Checksum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A log-hash store: every put is appended to a file, and a table in memory knows where the last
 * record of each key stands.
 *
 * <p>A put writes its record once, at the end of the file; a get reads one record. Nothing is ever
 * overwritten, so files fill with dead records until {@link #merge()} copies the living ones. Keys
 * need {@value #DIRECTORY_BYTES_PER_KEY} bytes of memory each, about, whatever their length, and
 * have no order.
 *
 * <p>For one thread. Source: J. Sheehy and D. Smith, "Bitcask: a log-structured hash table for fast
 * key/value data", Basho, 2010.
 */
public final class Bitcask implements PointStore {

  static final int DIRECTORY_BYTES_PER_KEY = 40;
  static final int ID_DIGITS = 8;
  static final String DRAFT = ".draft";
  static final String DATA = ".data";
  static final String HINT = ".hint";

  /** What a file's name has besides that of the store, at most. */
  private static final int ADDED_TO_NAME = 1 + ID_DIGITS + DATA.length() + DRAFT.length();

  private final Disk disk;
  private final String name;
  private final BitcaskOptions options;
  private final Trace trace;
  private final Checksum crc;
  private final ToLongFunction<byte[]> fingerprint;
  private final KeyDirectory directory = new KeyDirectory();

  /** All data files by number, in the order in which they were begun. */
  private final TreeMap<Integer, DataFile> files = new TreeMap<>();

  /** The record that the last {@link #find} has found. */
  private LogRecord found;

  private RecoveryReport recovery;

  /** The file that is appended to, null if the next put has to begin one; and its keys so far. */
  private DataFile active;

  private List<Hint> activeHints = new ArrayList<>();
  private long reads;
  private long readsInVain;
  private String refusal;

  private Bitcask(
      Disk disk,
      String name,
      BitcaskOptions options,
      Trace trace,
      ToLongFunction<byte[]> fingerprint) {
    this.fingerprint = fingerprint;
    this.disk = disk;
    this.name = name;
    this.options = options;
    this.trace = trace;
    this.crc = disk.crc32c();
  }

  /** Opens the store whose files begin with {@code name}, or creates it. */
  public static Bitcask open(Disk disk, String name, BitcaskOptions options) {
    return open(disk, name, options, Trace.none());
  }

  /**
   * Opens the store whose files begin with {@code name}, or creates it.
   *
   * @param trace is told of files begun, merged and recovered
   * @throws CorruptFileException if a record is damaged and sound ones stand behind it, or a file
   *     is gone that has left its hints
   * @throws IllegalArgumentException if {@code name} cannot be the start of files' names, or is too
   *     long for that
   */
  public static Bitcask open(Disk disk, String name, BitcaskOptions options, Trace trace) {
    return open(disk, name, options, trace, KeyDirectory::fingerprint);
  }

  /** As {@link #open}, with a fingerprint that may collide. */
  static Bitcask open(
      Disk disk,
      String name,
      BitcaskOptions options,
      Trace trace,
      ToLongFunction<byte[]> fingerprint) {
    StoreNames.checkLength(name, ADDED_TO_NAME);
    disk.exists(name + DATA); // refuses other characters than those of names
    Bitcask store = new Bitcask(disk, name, options, trace, fingerprint);
    try {
      store.recovery = new Recovery(disk, name, store).run();
      return store;
    } catch (RuntimeException failure) {
      store.closeFiles();
      throw failure;
    }
  }

  // ---- look-up

  @Override
  public Optional<byte[]> get(byte[] key) {
    checkUsable();
    checkKey(key);
    int slot = find(key);
    return slot < 0 ? Optional.empty() : Optional.of(found.value());
  }

  /** The slot of a key, -1 if it is not there; reads the record of each slot that might be its. */
  private int find(byte[] key) {
    long print = fingerprint.applyAsLong(key);
    int slot = directory.first(print);
    while (slot >= 0) {
      found = recordAt(slot);
      if (Arrays.equals(found.key(), key)) {
        return slot;
      }
      readsInVain++;
      slot = directory.next(print, slot);
    }
    return -1;
  }

  private LogRecord recordAt(int slot) {
    long place = directory.placeAt(slot);
    DataFile file = files.get(KeyDirectory.fileOf(place));
    reads++;
    return file.read(KeyDirectory.offsetOf(place), directory.lengthAt(slot));
  }

  // ---- change

  @Override
  public Optional<byte[]> put(byte[] key, byte[] value) {
    checkUsable();
    checkKey(key);
    Objects.requireNonNull(value, "value");
    int slot = find(key);
    byte[] old = slot < 0 ? null : found.value();
    byte[] record = new LogRecord(key, value).encode(crc);
    try {
      long place = append(record, key, false);
      files.get(KeyDirectory.fileOf(place)).addLive(record.length);
      if (slot < 0) {
        directory.add(fingerprint.applyAsLong(key), place, record.length);
      } else {
        kill(slot);
        directory.move(slot, place, record.length);
      }
      return Optional.ofNullable(old);
    } catch (RuntimeException | Error failure) {
      refuse(failure);
      throw failure;
    }
  }

  @Override
  public boolean delete(byte[] key) {
    checkUsable();
    checkKey(key);
    int slot = find(key);
    if (slot < 0) {
      return false;
    }
    try {
      append(LogRecord.tombstone(key).encode(crc), key, true);
      kill(slot);
      directory.remove(slot);
      return true;
    } catch (RuntimeException | Error failure) {
      refuse(failure);
      throw failure;
    }
  }

  /** The record of this slot is not living any more. */
  private void kill(int slot) {
    files.get(KeyDirectory.fileOf(directory.placeAt(slot))).addLive(-directory.lengthAt(slot));
  }

  private long append(byte[] record, byte[] key, boolean isTombstone) {
    if (active != null && active.sizeBytes() + record.length > options.maxFileBytes()) {
      seal();
    }
    if (active == null) {
      begin();
    }
    long offset = active.append(record);
    activeHints.add(new Hint(offset, record.length, isTombstone, key.clone()));
    if (options.syncEachChange()) {
      active.sync();
    }
    return KeyDirectory.place(active.id(), offset);
  }

  private void begin() {
    int id = nextId();
    active = DataFile.create(disk, fileName(id, DATA), id);
    files.put(id, active);
    disk.syncDirectory();
    trace.event("begin file", active.name());
  }

  /** Closes the active file for writing, and leaves a hint file beside it. */
  private void seal() {
    active.sync();
    HintFile.write(disk, fileName(active.id(), HINT), active, activeHints);
    disk.syncDirectory();
    trace.event("seal file", active.name() + " with " + activeHints.size() + " records");
    active = null;
    activeHints = new ArrayList<>();
  }

  // ---- merge

  /** Whether some file has so many dead bytes that a merge is worth it. */
  public boolean isMergeDue() {
    checkUsable();
    return files.values().stream()
        .anyMatch(file -> options.merge().isDue(file.deadBytes(), file.sizeBytes()));
  }

  /**
   * Copies the living records of the files that the policy takes into new files, and removes the
   * old ones. O(bytes of these files). The active file is closed first, so that it can be taken
   * too.
   */
  public MergeReport merge() {
    checkUsable();
    try {
      if (active != null) {
        seal();
      }
      List<DataFile> taken =
          files.values().stream()
              .filter(file -> options.merge().takes(file.deadBytes(), file.sizeBytes()))
              .toList();
      return new Merge(this, taken).run();
    } catch (RuntimeException | Error failure) {
      refuse(failure);
      throw failure;
    }
  }

  // ---- the whole

  @Override
  public long size() {
    return directory.size();
  }

  @Override
  public int maxKeyBytes() {
    return LogRecord.MAX_KEY_BYTES;
  }

  @Override
  public void sync() {
    checkUsable();
    if (active != null) {
      active.sync();
    }
  }

  /** Syncs, leaves a hint file for the active file, and closes. Closing again does nothing. */
  @Override
  public void close() {
    if ("closed".equals(refusal)) {
      return;
    }
    try {
      if (refusal == null && active != null) {
        seal();
      }
    } finally {
      refusal = "closed";
      closeFiles();
    }
  }

  private void closeFiles() {
    files.values().forEach(DataFile::close);
  }

  private void refuse(Throwable failure) {
    refusal = "a change has failed half-way: " + failure.getMessage();
  }

  private void checkUsable() {
    if (refusal != null) {
      throw new IllegalStateException(name + ": " + refusal);
    }
  }

  private void checkKey(byte[] key) {
    if (key.length > LogRecord.MAX_KEY_BYTES) {
      throw new KeyTooLargeException(name, key.length, LogRecord.MAX_KEY_BYTES);
    }
  }

  @Override
  public VerificationReport verify() {
    checkUsable();
    List<String> problems = new ArrayList<>();
    TreeMap<Integer, Long> live = new TreeMap<>();
    for (int slot = 0; slot < directory.slots(); slot++) {
      if (!directory.isUsed(slot)) {
        continue;
      }
      live.merge(
          KeyDirectory.fileOf(directory.placeAt(slot)), (long) directory.lengthAt(slot), Long::sum);
      verifySlot(slot, problems);
    }
    for (DataFile file : files.values()) {
      long counted = live.getOrDefault(file.id(), 0L);
      if (counted != file.liveBytes()) {
        problems.add(
            "I3: " + file.name() + " has " + counted + " live bytes, counted " + file.liveBytes());
      }
    }
    return new VerificationReport(directory.size(), files.size(), problems);
  }

  private void verifySlot(int slot, List<String> problems) {
    try {
      LogRecord record = recordAt(slot);
      if (record.isTombstone()
          || fingerprint.applyAsLong(record.key()) != directory.fingerprintAt(slot)) {
        problems.add("I2: slot " + slot + " leads to the record of another key");
      } else if (find(record.key()) != slot) {
        problems.add("I2: slot " + slot + " cannot be found by its key");
      }
    } catch (DiskException damaged) {
      problems.add("I1: " + damaged.getMessage());
    }
  }

  /** What was found when the store was opened. */
  public RecoveryReport recovery() {
    return recovery;
  }

  /** Sizes and counts. */
  public BitcaskStats stats() {
    long dataBytes = 0;
    long liveBytes = 0;
    for (DataFile file : files.values()) {
      dataBytes += file.sizeBytes();
      liveBytes += file.liveBytes();
    }
    return new BitcaskStats(
        directory.size(),
        files.size(),
        dataBytes,
        liveBytes,
        directory.memoryBytes(),
        reads,
        readsInVain);
  }

  // ---- for recovery and merge

  Disk disk() {
    return disk;
  }

  BitcaskOptions options() {
    return options;
  }

  Trace trace() {
    return trace;
  }

  TreeMap<Integer, DataFile> files() {
    return files;
  }

  int nextId() {
    return files.isEmpty() ? 1 : files.lastKey() + 1;
  }

  /** The name of a file of the store; the last of them is never reached by a store in use. */
  String fileName(int id, String suffix) {
    if (id > KeyDirectory.MAX_FILE) {
      throw new IllegalStateException(name + ": all " + KeyDirectory.MAX_FILE + " files are used");
    }
    String digits = String.valueOf(id);
    return name + "." + "0".repeat(ID_DIGITS - digits.length()) + digits + suffix;
  }

  /** Replays a record of a file: the last one of a key wins. Reads no values. */
  void replay(DataFile file, Hint hint) {
    long print = fingerprint.applyAsLong(hint.key());
    int slot = directory.first(print);
    while (slot >= 0 && !isOfKey(slot, hint.key())) {
      slot = directory.next(print, slot);
    }
    if (slot >= 0) {
      kill(slot);
    }
    if (hint.isTombstone()) {
      if (slot >= 0) {
        directory.remove(slot);
      }
      return;
    }
    long place = KeyDirectory.place(file.id(), hint.offset());
    file.addLive(hint.length());
    if (slot >= 0) {
      directory.move(slot, place, hint.length());
    } else {
      directory.add(print, place, hint.length());
    }
  }

  private boolean isOfKey(int slot, byte[] key) {
    long place = directory.placeAt(slot);
    return files.get(KeyDirectory.fileOf(place)).hasKeyAt(KeyDirectory.offsetOf(place), key);
  }

  /** Whether the record at this place is the one that a get of its key returns. */
  boolean isLiving(DataFile file, long offset, byte[] key) {
    long place = KeyDirectory.place(file.id(), offset);
    long print = fingerprint.applyAsLong(key);
    for (int slot = directory.first(print); slot >= 0; slot = directory.next(print, slot)) {
      if (directory.placeAt(slot) == place) {
        return true;
      }
    }
    return false;
  }

  boolean contains(byte[] key) {
    return find(key) >= 0;
  }

  /** Says that a living record has been copied. */
  void moved(byte[] key, long from, long to) {
    long print = fingerprint.applyAsLong(key);
    int slot = directory.first(print);
    while (directory.placeAt(slot) != from) {
      slot = directory.next(print, slot);
    }
    kill(slot);
    int length = directory.lengthAt(slot);
    directory.move(slot, to, length);
    files.get(KeyDirectory.fileOf(to)).addLive(length);
  }
}
