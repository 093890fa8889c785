package dev.distlab.index.concurrent;

/** How many keys a node may hold. */
final class KeysPerNode {

  private KeysPerNode() {}

  /**
   * The number itself, if a node may have as many keys.
   *
   * @throws IllegalArgumentException if it is not 3 to 4096
   */
  static int checked(int keysPerNode) {
    if (keysPerNode < ConcurrentTree.MIN_KEYS_PER_NODE
        || keysPerNode > ConcurrentTree.MAX_KEYS_PER_NODE) {
      throw new IllegalArgumentException(
          "keysPerNode="
              + keysPerNode
              + " is out of range: "
              + ConcurrentTree.MIN_KEYS_PER_NODE
              + ".."
              + ConcurrentTree.MAX_KEYS_PER_NODE);
    }
    return keysPerNode;
  }
}
