package dev.distlab.ring.shards;

import java.util.ArrayList;
import java.util.List;

/**
 * A client of a {@link SlotCluster} with its own copy of the slot table. MOVED changes the copy;
 * ASK does not, because the slot is not the other node's yet. For one thread.
 */
public final class SlotClient {

  private final SlotCluster cluster;
  private final String[] nodeOfSlot;
  private final List<String> visited = new ArrayList<>();

  /** A client with the slot table of now. */
  public SlotClient(SlotCluster cluster) {
    this.cluster = cluster;
    this.nodeOfSlot = cluster.slotTable();
  }

  /** The value of a key, or null. Follows redirections. */
  public String get(String key) {
    return call(key, (node, asking) -> cluster.get(node, key, asking));
  }

  /** Stores a key. Follows redirections. */
  public void put(String key, String value) {
    call(key, (node, asking) -> cluster.put(node, key, asking, value));
  }

  private interface Attempt {
    SlotReply at(String node, boolean asking);
  }

  private String call(String key, Attempt attempt) {
    visited.clear();
    String node = nodeOfSlot[HashSlots.slotOf(key)];
    boolean asking = false;
    while (true) {
      visited.add(node);
      SlotReply reply = attempt.at(node, asking);
      if (reply instanceof SlotReply.Value found) {
        return found.value();
      } else if (reply instanceof SlotReply.Moved moved) {
        nodeOfSlot[moved.slot()] = moved.node();
        node = moved.node();
        asking = false;
      } else if (reply instanceof SlotReply.Ask ask) {
        node = ask.node();
        asking = true;
      }
    }
  }

  /** The nodes that the last call asked, in order. */
  public List<String> visited() {
    return List.copyOf(visited);
  }

  /** Where this client believes a slot to be. */
  public String believedOwner(int slot) {
    return nodeOfSlot[slot];
  }
}
