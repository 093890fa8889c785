package dev.distlab.index.bitcask;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.hash.Murmur3;

/**
 * Where the record of each key stands: 20 bytes a slot, whatever the length of the keys.
 *
 * <p>Open addressing with linear probing, at most three quarters full. Not the key is kept but 64
 * bits of its hash, the <em>fingerprint</em>. Two keys may have the same, so whoever finds a slot
 * reads the record and compares the key; if it is another one, the search goes on with {@link
 * #next}.
 */
final class KeyDirectory {

  private static final int MIN_SLOTS = 16;
  private static final int OFFSET_BITS = 40;

  /** The largest number of a file: a place is a positive number. */
  static final int MAX_FILE = (1 << Long.SIZE - 1 - OFFSET_BITS) - 1;

  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  private long[] fingerprints = new long[MIN_SLOTS];

  /** File number and offset of each slot's record; 0 for an empty slot, files begin with 1. */
  private long[] places = new long[MIN_SLOTS];

  private int[] lengths = new int[MIN_SLOTS];
  private int size;

  static long fingerprint(byte[] key) {
    return Murmur3.hash64(key);
  }

  static long place(int file, long offset) {
    return (long) file << OFFSET_BITS | offset;
  }

  static int fileOf(long place) {
    return (int) (place >>> OFFSET_BITS);
  }

  static long offsetOf(long place) {
    return place & OFFSET_MASK;
  }

  int size() {
    return size;
  }

  int slots() {
    return places.length;
  }

  long memoryBytes() {
    return 20L * places.length;
  }

  boolean isUsed(int slot) {
    return places[slot] != 0;
  }

  long placeAt(int slot) {
    return places[slot];
  }

  int lengthAt(int slot) {
    return lengths[slot];
  }

  long fingerprintAt(int slot) {
    return fingerprints[slot];
  }

  /** The first slot with this fingerprint, -1 if there is none. */
  int first(long fingerprint) {
    return search(fingerprint, home(fingerprint));
  }

  /** The slot with this fingerprint behind {@code slot}, -1 if there is none. */
  int next(long fingerprint, int slot) {
    return search(fingerprint, after(slot));
  }

  private int search(long fingerprint, int from) {
    for (int slot = from; places[slot] != 0; slot = after(slot)) {
      if (fingerprints[slot] == fingerprint) {
        return slot;
      }
    }
    return -1;
  }

  private int home(long fingerprint) {
    return (int) fingerprint & (places.length - 1);
  }

  private int after(int slot) {
    return slot + 1 & (places.length - 1);
  }

  /** Adds a key that is not there. */
  void add(long fingerprint, long place, int length) {
    Invariant.check(place > 0, "I2: place %d", place);
    if (4 * (size + 1) > 3 * places.length) {
      grow();
    }
    int slot = home(fingerprint);
    while (places[slot] != 0) {
      slot = after(slot);
    }
    fingerprints[slot] = fingerprint;
    places[slot] = place;
    lengths[slot] = length;
    size++;
  }

  /** Says that the record of this slot's key stands elsewhere now. */
  void move(int slot, long place, int length) {
    places[slot] = place;
    lengths[slot] = length;
  }

  /** Removes a slot; those behind it that could stand nearer to their home move up. */
  void remove(int slot) {
    int hole = slot;
    for (int i = after(slot); places[i] != 0; i = after(i)) {
      int distance = i - home(fingerprints[i]) & (places.length - 1);
      int toHole = i - hole & (places.length - 1);
      if (distance >= toHole) {
        fingerprints[hole] = fingerprints[i];
        places[hole] = places[i];
        lengths[hole] = lengths[i];
        hole = i;
      }
    }
    places[hole] = 0;
    size--;
  }

  private void grow() {
    long[] oldFingerprints = fingerprints;
    long[] oldPlaces = places;
    int[] oldLengths = lengths;
    fingerprints = new long[2 * oldPlaces.length];
    places = new long[2 * oldPlaces.length];
    lengths = new int[2 * oldPlaces.length];
    size = 0;
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != 0) {
        add(oldFingerprints[i], oldPlaces[i], oldLengths[i]);
      }
    }
  }
}
