package dev.distlab.index;

/** Takes the key and the value of an entry. */
@FunctionalInterface
public interface LongLongConsumer {

  /** Takes an entry. */
  void accept(long key, long value);
}
