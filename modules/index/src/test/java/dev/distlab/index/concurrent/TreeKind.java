package dev.distlab.index.concurrent;

import java.util.Comparator;

/** Both trees, so that one test asks both. */
enum TreeKind {
  LATCH_COUPLED,
  B_LINK;

  <K, V> ConcurrentTree<K, V> make(Comparator<? super K> comparator, int keysPerNode) {
    return this == B_LINK
        ? new BLinkTree<>(comparator, keysPerNode)
        : new LatchCoupledTree<>(comparator, keysPerNode);
  }

  <K, V> ConcurrentTree<K, V> make() {
    return this == B_LINK ? new BLinkTree<>() : new LatchCoupledTree<>();
  }
}
