package dev.distlab.index.cow;

import dev.distlab.index.store.OrderedStore.Entry;
import java.util.Optional;

/**
 * A tree as it is at one moment, to be read.
 *
 * @param root where it begins
 * @param level the level of the root
 * @param size how many entries it has
 * @param commit the latest commit whose pages it may meet
 */
record CowView(CowPages pages, CowRef root, int level, long size, long commit) {

  /** The tree of a commit. */
  static CowView of(CowPages pages, CowMeta meta) {
    CowRef root =
        meta.root() == CowRef.NO_PAGE ? CowRef.to(CowNode.emptyLeaf()) : CowRef.onPage(meta.root());
    return new CowView(pages, root, meta.level(), meta.size(), meta.commit());
  }

  /** What stands in the leaf for a key, null if it is not there. O(log n), a page a level. */
  byte[] payload(byte[] key) {
    CowNode node = pages.node(root, level, commit);
    for (int below = level - 1; below >= 0; below--) {
      node = pages.node(node.children()[node.childIndex(key)], below, commit);
    }
    int slot = node.find(key);
    return slot < 0 ? null : node.payloads()[slot];
  }

  Optional<byte[]> get(byte[] key) {
    byte[] payload = payload(key);
    return payload == null ? Optional.empty() : Optional.of(pages.value(payload, commit));
  }

  static Optional<Entry> entry(CowCursor cursor, boolean there) {
    return there ? Optional.of(new Entry(cursor.key(), cursor.value())) : Optional.empty();
  }
}
