package dev.distlab.index.hash;

import dev.distlab.index.page.IntPages;
import dev.distlab.index.page.PageAudit;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.StoreNames;
import dev.distlab.index.page.StructureState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The page file of one hash index: its directory, which is kept in memory and written at sync, and
 * the numbers in page 0.
 */
final class HashFile {

  private static final int KIND_FIELD = 0;
  private static final int DIRECTORY_FIELD = 1;
  private static final int LENGTH_FIELD = 2;
  private static final int SIZE_FIELD = 3;
  private static final int HASH_FIELD = 5;
  private static final int LIMITS_FIELD = 6;
  private static final byte[] HASH_PROBE = "distlab".getBytes(StandardCharsets.US_ASCII);

  private final Pager pager;
  private final StructureState state;
  private final IntPages pages;

  /** The first page of the bucket of each directory entry; only {@link #length} of them count. */
  private int[] directory;

  private int length;
  private boolean directoryDirty;

  private HashFile(Pager pager) {
    this.pager = pager;
    this.state = pager.state(0);
    this.pages = new IntPages(pager);
  }

  /**
   * Opens the file of a hash index of a kind, or begins one.
   *
   * @throws IllegalArgumentException if it is of another kind, or was made with another hash or
   *     other limits
   */
  static HashFile open(Pager pager, int kind, HashOptions options) {
    HashFile file = new HashFile(pager);
    int probe = options.hash().hash(HASH_PROBE);
    if (file.state.field(KIND_FIELD) == 0) {
      file.state.setField(KIND_FIELD, kind);
      file.state.setField(HASH_FIELD, probe);
      file.state.setField(LIMITS_FIELD, options.limits());
      file.directory = new int[1];
      return file;
    }
    if (file.state.field(KIND_FIELD) != kind) {
      throw new IllegalArgumentException(pager.fileName() + " holds another kind of index");
    }
    if (file.state.field(HASH_FIELD) != probe) {
      throw new IllegalArgumentException(pager.fileName() + " was made with another hash function");
    }
    StoreNames.checkMadeWith(
        HashOptions.textOfLimits(file.state.field(LIMITS_FIELD)),
        HashOptions.textOfLimits(options.limits()),
        pager.fileName());
    file.length = file.state.field(LENGTH_FIELD);
    file.directory = file.pages.load(file.state.field(DIRECTORY_FIELD), file.length);
    return file;
  }

  Pager pager() {
    return pager;
  }

  long size() {
    return state.longField(SIZE_FIELD);
  }

  void setSize(long size) {
    state.setLongField(SIZE_FIELD, size);
  }

  // ---- directory

  int length() {
    return length;
  }

  int bucket(int index) {
    return directory[index];
  }

  void setBucket(int index, int bucket) {
    directory[index] = bucket;
    directoryDirty = true;
  }

  void addBucket(int bucket) {
    reserve(length + 1);
    setBucket(length++, bucket);
  }

  void removeLastBucket() {
    length--;
    directoryDirty = true;
  }

  /** Twice the directory: its second half is a copy of the first. */
  void doubleDirectory() {
    reserve(2 * length);
    System.arraycopy(directory, 0, directory, length, length);
    length *= 2;
    directoryDirty = true;
  }

  void halveDirectory() {
    length /= 2;
    directory = Arrays.copyOf(directory, length);
    directoryDirty = true;
  }

  private void reserve(int wanted) {
    if (wanted > directory.length) {
      directory = Arrays.copyOf(directory, Math.max(wanted, 2 * directory.length));
    }
  }

  // ---- the whole

  void sync() {
    try {
      saveDirectory();
    } catch (RuntimeException | Error failure) {
      pager.poison(failure);
      throw failure;
    }
    pager.sync();
  }

  private void saveDirectory() {
    if (directoryDirty) {
      int first = pages.save(state.field(DIRECTORY_FIELD), directory, length);
      state.setField(DIRECTORY_FIELD, first);
      state.setField(LENGTH_FIELD, length);
      directoryDirty = false;
    }
  }

  /** Syncs, unless an operation has failed half-way, and closes the file. */
  void close() {
    try {
      if (pager.isUsable()) {
        sync();
      }
    } finally {
      pager.close();
    }
  }

  /** Claims the pages of the directory as it was last saved; what is in memory has none. */
  void audit(PageAudit audit) {
    pages.forEachPage(state.field(DIRECTORY_FIELD), id -> audit.claim(id, "the directory"));
  }
}
