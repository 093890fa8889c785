package dev.distlab.bench.index;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import dev.distlab.index.BTreeMap;
import dev.distlab.index.HashIndex;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.agrona.collections.Object2ObjectHashMap;

/**
 * What an entry weighs: in maps of objects with its key and value, in the groups named {@code
 * ...Rest} without them; of page files, the bytes on the disk.
 */
public final class Memory implements MemoryProbe {

  @Override
  public List<Row> measure() {
    Weights weights = new Weights();
    String tree = "BoxedTreeGet";
    weights.addBoxedAndRest(tree, "ours_bTreeMap", new BTreeMap<>());
    weights.addBoxedAndRest(tree, "peer_treeMap", new TreeMap<>());
    weights.addBoxedAndRest(tree, "peer_concurrentSkipListMap", new ConcurrentSkipListMap<>());
    weights.addBoxed(tree, "peer_h2MVMap", Peers.mvMap());
    String longTree = "LongTreeGet";
    long[] keys = weights.keys();
    weights.add(longTree, "ours_longBTree", Footprint.bytes(LongTrees.ours(keys)));
    weights.add(longTree, "reference_sortedArray", Footprint.bytes(LongTrees.SortedArray.of(keys)));
    String hash = "BoxedHashGet";
    weights.addBoxedAndRest(hash, "ours_hashIndex", new HashIndex<>());
    weights.addBoxedAndRest(hash, "peer_hashMap", new HashMap<>());
    weights.addBoxedAndRest(hash, "peer_concurrentHashMap", new ConcurrentHashMap<>());
    weights.addBoxedAndRest(hash, "peer_agrona", new Object2ObjectHashMap<>());
    String longHash = "LongHashGet";
    weights.add(longHash, "ours_longHashTable", Footprint.bytes(LongHashes.ours(keys)));
    weights.add(longHash, "peer_agrona", Footprint.bytes(LongHashes.agrona(keys)));
    weights.add(longHash, "peer_hppc", Footprint.bytes(LongHashes.hppc(keys)));
    weights.addFiles("PageGet", "ours_bPlusTree", OurPages::new);
    weights.addFiles("PageGet", "peer_h2MVStore", MvStorePages::new);
    return weights.rows();
  }
}
