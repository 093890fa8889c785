package dev.distlab.ring;

import java.util.List;

/**
 * A rule that says which node owns a key, and that can be told of nodes that come and go.
 *
 * <p>All placements here take the key as a 64-bit hash ({@link KeyHash}), so that they differ in
 * the rule alone. The owner depends on the key and on the set of nodes (for {@link
 * ModuloPlacement}, {@link JumpPlacement} and {@link AnchorPlacement} also on the order in which
 * they came), never on earlier look-ups.
 *
 * <p>Thread rule, where a class does not promise more: any number of threads may look up while none
 * changes the nodes.
 */
public interface Placement {

  /**
   * The node that owns the key with this hash.
   *
   * @throws IllegalStateException if there is no node
   */
  Node owner(long keyHash);

  /** The node that owns this key: {@link #owner(long)} of {@link KeyHash#of(String)}. */
  default Node owner(String key) {
    return owner(KeyHash.of(key));
  }

  /** The nodes, in an order that depends on the placement's history alone. */
  List<Node> nodes();

  /**
   * Adds a node. Adding an equal node again changes nothing.
   *
   * @return whether the node is new
   * @throws IllegalArgumentException if a node of this name is there with another weight or zone,
   *     or if this placement cannot take the node; nothing has changed then
   */
  boolean add(Node node);

  /**
   * Adds nodes as {@link #add} would, one after the other. If one of them is refused, those before
   * it have been added.
   */
  default void addAll(List<Node> newNodes) {
    newNodes.forEach(this::add);
  }

  /**
   * Removes a node.
   *
   * @throws IllegalArgumentException if no node has this name, or if this placement cannot lose it;
   *     nothing has changed then
   */
  void remove(String nodeName);
}
