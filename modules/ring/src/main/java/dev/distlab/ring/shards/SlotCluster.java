package dev.distlab.ring.shards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cluster of nodes that share 16384 slots, with the redirections of a Redis cluster.
 *
 * <p>While a slot moves from one node to another, key by key, its old owner serves the keys that it
 * still has and sends those that ask for others to the new one, with ASK; the new owner serves the
 * slot only to those who say that they were sent. Then the slot changes hands and the old owner
 * answers MOVED. A key that is not there is created at the new owner. For one thread.
 *
 * <p>Source: "Redis cluster specification", sections "MOVED redirection" and "ASK redirection".
 */
public final class SlotCluster {

  private static final int NOT_MOVING = -1;

  private final List<String> nodes;
  private final int[] ownerOfSlot = new int[HashSlots.COUNT];
  private final int[] targetOfSlot = new int[HashSlots.COUNT];
  private final List<Map<String, String>> pairsOfNode = new ArrayList<>();

  /**
   * Nodes that share the slots in even, contiguous runs.
   *
   * @throws IllegalArgumentException if there are none, or more than slots, or if two have the same
   *     name
   */
  public SlotCluster(List<String> nodes) {
    if (nodes.isEmpty() || nodes.size() > HashSlots.COUNT) {
      throw new IllegalArgumentException(
          nodes.size() + " nodes: must be 1 to " + HashSlots.COUNT + ", each needs a slot");
    }
    this.nodes = List.copyOf(nodes);
    for (int index = 0; index < nodes.size(); index++) {
      if (indexOf(nodes.get(index)) != index) {
        throw new IllegalArgumentException(
            "node " + nodes.get(index) + " is there already: the nodes are " + nodes);
      }
      pairsOfNode.add(new TreeMap<>());
    }
    for (int slot = 0; slot < HashSlots.COUNT; slot++) {
      ownerOfSlot[slot] = (int) ((long) slot * nodes.size() / HashSlots.COUNT);
      targetOfSlot[slot] = NOT_MOVING;
    }
  }

  /**
   * Asks a node for a key.
   *
   * @param asking whether the client was sent by an {@link SlotReply.Ask}
   */
  public SlotReply get(String node, String key, boolean asking) {
    SlotReply redirection = redirection(indexOf(node), key, asking);
    return redirection != null ? redirection : new SlotReply.Value(pairs(node).get(key));
  }

  /** Tells a node to store a key; the answer is the new value or a redirection. */
  public SlotReply put(String node, String key, boolean asking, String value) {
    SlotReply redirection = redirection(indexOf(node), key, asking);
    if (redirection != null) {
      return redirection;
    }
    pairs(node).put(key, value);
    return new SlotReply.Value(value);
  }

  /** Where else to ask, or null if this node serves the key. */
  private SlotReply redirection(int node, String key, boolean asking) {
    int slot = HashSlots.slotOf(key);
    int owner = ownerOfSlot[slot];
    int target = targetOfSlot[slot];
    if (node == owner) {
      boolean hasLeft = target != NOT_MOVING && !pairsOfNode.get(node).containsKey(key);
      return hasLeft ? new SlotReply.Ask(slot, nodes.get(target)) : null;
    }
    boolean wasSentHere = asking && node == target;
    return wasSentHere ? null : new SlotReply.Moved(slot, nodes.get(owner));
  }

  // ---- moving a slot ----

  /**
   * Begins to move a slot: from now on the old owner sends away who asks for keys it has not.
   *
   * @throws IllegalArgumentException if the slot or the node is unknown, or the node has the slot
   * @throws IllegalStateException if the slot is moving already
   */
  public void startMove(int slot, String toNode) {
    requireSlot(slot);
    int target = indexOf(toNode);
    if (target == ownerOfSlot[slot]) {
      throw new IllegalArgumentException("node " + toNode + " has slot " + slot + " already");
    }
    if (targetOfSlot[slot] != NOT_MOVING) {
      throw new IllegalStateException(
          "slot " + slot + " is moving to " + nodes.get(targetOfSlot[slot]) + " already");
    }
    targetOfSlot[slot] = target;
  }

  /** Moves at most {@code limit} keys of a moving slot; returns how many it moved. */
  public int moveKeys(int slot, int limit) {
    int target = requireMoving(slot);
    List<String> leaving =
        pairsOfNode.get(ownerOfSlot[slot]).keySet().stream()
            .filter(key -> HashSlots.slotOf(key) == slot)
            .limit(limit)
            .toList();
    for (String key : leaving) {
      String value = pairsOfNode.get(ownerOfSlot[slot]).remove(key);
      pairsOfNode.get(target).put(key, value);
    }
    return leaving.size();
  }

  /** Moves what is left of the slot's keys and gives the slot to its new owner. */
  public void finishMove(int slot) {
    int target = requireMoving(slot);
    moveKeys(slot, Integer.MAX_VALUE);
    ownerOfSlot[slot] = target;
    targetOfSlot[slot] = NOT_MOVING;
  }

  private int requireMoving(int slot) {
    requireSlot(slot);
    if (targetOfSlot[slot] == NOT_MOVING) {
      throw new IllegalStateException("slot " + slot + " is not moving: start that first");
    }
    return targetOfSlot[slot];
  }

  private static void requireSlot(int slot) {
    if (slot < 0 || slot >= HashSlots.COUNT) {
      throw new IllegalArgumentException(
          "slot=" + slot + ": must be 0 to " + (HashSlots.COUNT - 1));
    }
  }

  // ---- queries ----

  /** The name of the slot's owner. O(1). */
  public String ownerOf(int slot) {
    requireSlot(slot);
    return nodes.get(ownerOfSlot[slot]);
  }

  /** The owners of all slots, by slot: what a client fetches once and then keeps up to date. */
  public String[] slotTable() {
    String[] table = new String[HashSlots.COUNT];
    for (int slot = 0; slot < table.length; slot++) {
      table[slot] = ownerOf(slot);
    }
    return table;
  }

  private Map<String, String> pairs(String node) {
    return pairsOfNode.get(indexOf(node));
  }

  private int indexOf(String node) {
    int index = nodes.indexOf(node);
    if (index < 0) {
      throw new IllegalArgumentException("unknown node " + node + ": the nodes are " + nodes);
    }
    return index;
  }
}
