package dev.distlab.bench.index;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import dev.distlab.index.BTreeMap;
import dev.distlab.index.HashIndex;
import dev.distlab.index.concurrent.BLinkTree;
import dev.distlab.index.concurrent.LatchCoupledTree;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.agrona.collections.Object2ObjectHashMap;

/**
 * What an entry weighs: in maps of objects with its key and value, in the groups named {@code
 * ...Rest} without them; of page files, the bytes on the disk.
 */
public final class Memory implements MemoryProbe {

  @Override
  public Map<String, Supplier<List<Row>>> groups() {
    return Map.of(
        "BoxedTreeGet", Memory::boxedTrees,
        "BoxedTreeByTwo", Memory::sharedTrees,
        "LongTreeGet", Memory::longTrees,
        "BoxedHashGet", Memory::boxedHashes,
        "LongHashGet", Memory::longHashes,
        "PageGet", Memory::pages);
  }

  private static List<Row> boxedTrees() {
    Weights weights = new Weights("BoxedTreeGet");
    weights.addBoxedAndRest("ours_bTreeMap", new BTreeMap<>());
    weights.addBoxedAndRest("peer_treeMap", new TreeMap<>());
    weights.addBoxedAndRest("peer_concurrentSkipListMap", new ConcurrentSkipListMap<>());
    weights.addBoxed("peer_h2MVMap", Peers.mvMap());
    return weights.rows();
  }

  private static List<Row> sharedTrees() {
    Weights weights = new Weights("BoxedTreeByTwo");
    weights.addShared("ours_latchCoupledTree", new LatchCoupledTree<>());
    weights.addShared("ours_bLinkTree", new BLinkTree<>());
    weights.addBoxed("peer_concurrentSkipListMap", new ConcurrentSkipListMap<>());
    weights.addBoxed(
        "peer_synchronizedTreeMap", Collections.synchronizedSortedMap(new TreeMap<>()));
    weights.addBoxed("peer_treeMapReadWriteLock", new TreeMap<>());
    return weights.rows();
  }

  private static List<Row> longTrees() {
    Weights weights = new Weights("LongTreeGet");
    long[] keys = weights.keys();
    weights.add("ours_longBTree", Footprint.bytes(LongTrees.ours(keys)));
    weights.add("reference_sortedArray", Footprint.bytes(LongTrees.SortedArray.of(keys)));
    return weights.rows();
  }

  private static List<Row> boxedHashes() {
    Weights weights = new Weights("BoxedHashGet");
    weights.addBoxedAndRest("ours_hashIndex", new HashIndex<>());
    weights.addBoxedAndRest("peer_hashMap", new HashMap<>());
    weights.addBoxedAndRest("peer_concurrentHashMap", new ConcurrentHashMap<>());
    weights.addBoxedAndRest("peer_agrona", new Object2ObjectHashMap<>());
    return weights.rows();
  }

  private static List<Row> longHashes() {
    Weights weights = new Weights("LongHashGet");
    long[] keys = weights.keys();
    weights.add("ours_longHashTable", Footprint.bytes(LongHashes.ours(keys)));
    weights.add("peer_agrona", Footprint.bytes(LongHashes.agrona(keys)));
    weights.add("peer_hppc", Footprint.bytes(LongHashes.hppc(keys)));
    return weights.rows();
  }

  private static List<Row> pages() {
    Weights weights = new Weights("PageGet");
    weights.addFiles("ours_bPlusTree", OurPages::new);
    weights.addFiles("peer_h2MVStore", MvStorePages::new);
    return weights.rows();
  }
}
