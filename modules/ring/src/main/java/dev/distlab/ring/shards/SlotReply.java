package dev.distlab.ring.shards;

/** A node's answer in a cluster of slots. */
public sealed interface SlotReply {

  /**
   * Served.
   *
   * @param value the value of the key; null if it has none
   */
  record Value(String value) implements SlotReply {}

  /** Not here, for good: the slot is that node's. Remember it and ask there. */
  record Moved(int slot, String node) implements SlotReply {}

  /** Not here any more, though the slot still is: ask that node, this once, and say so. */
  record Ask(int slot, String node) implements SlotReply {}
}
