package dev.distlab.index;

/**
 * The control bytes of a group of eight slots, packed into one long, slot 0 in the lowest byte:
 * free, deleted, or the tag of the key in the slot (0 to 127). Questions about all eight are a few
 * operations on the long; answers have the highest bit set in the byte of each slot that is meant.
 */
final class GroupControl {

  static final int SLOTS = 8;

  /** Slots of a group that may be in use on average: 7 of 8. */
  static final int MAX_USED = 7;

  static final long FREE = 0x80;
  static final long DELETED = 0xFE;
  static final long ALL_FREE = 0x8080808080808080L;

  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private GroupControl() {}

  /** The slots whose tag is {@code tag}; above such a slot, now and then one that is not. */
  static long withTag(long control, long tag) {
    long difference = control ^ (LOWEST_BITS * tag);
    return (difference - LOWEST_BITS) & ~difference & HIGHEST_BITS;
  }

  /** The free slots: of the marks that have the highest bit, the one without the second lowest. */
  static long free(long control) {
    return control & ~(control << 6) & HIGHEST_BITS;
  }

  /** The free and the deleted slots. */
  static long unused(long control) {
    return control & HIGHEST_BITS;
  }

  /** The lowest slot of an answer. */
  static int first(long answer) {
    return Long.numberOfTrailingZeros(answer) >>> 3;
  }

  /** The control byte of a slot; of the slot's number only the place within the group counts. */
  static long get(long control, int slot) {
    return (control >>> shift(slot)) & 0xFF;
  }

  /** The control bytes with that of one slot replaced. */
  static long with(long control, int slot, long controlByte) {
    return control & ~(0xFFL << shift(slot)) | controlByte << shift(slot);
  }

  private static int shift(int slot) {
    return (slot & (SLOTS - 1)) * 8;
  }
}
