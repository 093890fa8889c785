package dev.distlab.limiter;

/** The memory of a {@link KeyedLimiter}: a fixed number of 64-bit cells, all zero at first. */
interface Cells {

  long get(int index);

  /** Stores a value so that whoever reads it sees all that was stored before. */
  void setRelease(int index, long value);

  boolean compareAndSet(int index, long expected, long value);
}
