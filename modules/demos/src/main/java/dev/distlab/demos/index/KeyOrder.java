package dev.distlab.demos.index;

import dev.distlab.kernel.random.SeededRandom;

/** Orders in which keys arrive. */
enum KeyOrder {
  SEQUENTIAL("sequential") {
    @Override
    byte[] key(int i, int count, SeededRandom random) {
      return IndexKeys.key(i, 0);
    }
  },
  REVERSE("reverse") {
    @Override
    byte[] key(int i, int count, SeededRandom random) {
      return IndexKeys.key(count - i, 0);
    }
  },
  /** A time in milliseconds in front, ten keys a millisecond, then random bits. */
  UUID_V7("uuid-v7-like") {
    @Override
    byte[] key(int i, int count, SeededRandom random) {
      long time = 1_700_000_000_000L + i / 10;
      long bits = random.nextLong();
      return IndexKeys.key(time << 16 | 0x7000 | bits >>> 52, random.nextLong());
    }
  },
  /** Random bits but for version and variant. */
  UUID_V4("uuid-v4") {
    @Override
    byte[] key(int i, int count, SeededRandom random) {
      long high = random.nextLong() & ~0xf000L | 0x4000L;
      return IndexKeys.key(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
  };

  private final String word;

  KeyOrder(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Key number {@code i} of {@code count}. */
  abstract byte[] key(int i, int count, SeededRandom random);
}
