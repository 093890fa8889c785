package dev.distlab.index.page;

/**
 * The few numbers that a structure keeps in page 0 of its file: what it is, and where its pages
 * begin. A file has {@value #SLOTS} of them, so that a table and its indexes can share one file,
 * one buffer pool and one free list. Reaches the disk with {@link Pager#sync()}.
 */
public final class StructureState {

  /** How many structures a file can hold. */
  public static final int SLOTS = 7;

  /** How many numbers each has. */
  public static final int FIELDS = 7;

  static final int BYTES = FIELDS * Integer.BYTES;

  private final int[] fields = new int[FIELDS];
  private boolean dirty;

  StructureState() {}

  /** The number in field {@code index}; 0 in a new file. */
  public int field(int index) {
    return fields[index];
  }

  /** Changes a number. */
  public void setField(int index, int value) {
    dirty |= fields[index] != value;
    fields[index] = value;
  }

  /** Two fields, {@code index} and the next, as one number. */
  public long longField(int index) {
    return (fields[index] & 0xffffffffL) | (long) fields[index + 1] << 32;
  }

  /** Changes two fields. */
  public void setLongField(int index, long value) {
    setField(index, (int) value);
    setField(index + 1, (int) (value >>> 32));
  }

  boolean isDirty() {
    return dirty;
  }

  void read(byte[] meta, int offset) {
    for (int i = 0; i < FIELDS; i++) {
      fields[i] = PageBytes.intAt(meta, offset + i * Integer.BYTES);
    }
  }

  void write(byte[] meta, int offset) {
    for (int i = 0; i < FIELDS; i++) {
      PageBytes.putInt(meta, offset + i * Integer.BYTES, fields[i]);
    }
    dirty = false;
  }
}
