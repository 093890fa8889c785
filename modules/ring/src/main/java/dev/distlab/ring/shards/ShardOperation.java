package dev.distlab.ring.shards;

/** What a client wants done to one key. */
public sealed interface ShardOperation {

  /** The key. */
  String key();

  /** Reads the value; the answer of a key that is not there is the empty string. */
  record Get(String key) implements ShardOperation {}

  /** Sets the value. */
  record Put(String key, String value) implements ShardOperation {}

  /** Adds text to the end of the value: an operation that must not be done twice. */
  record Append(String key, String text) implements ShardOperation {}
}
