package dev.distlab.bench.index;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectRBTreeMap;
import java.util.List;
import net.openhft.chronicle.map.ChronicleMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** As {@link Memory}, of the heavy peers. */
public final class HeavyMemory implements MemoryProbe {

  @Override
  public List<Row> measure() {
    Weights weights = new Weights();
    String tree = "BoxedTreeGet";
    weights.addBoxedAndRest(tree, "peer_fastutilRB", new Object2ObjectRBTreeMap<>());
    weights.addBoxedAndRest(tree, "peer_fastutilAVL", new Object2ObjectAVLTreeMap<>());
    weights.addBoxed(tree, "peer_mapDbTree", HeavyPeers.mapDbTree());
    weights.addBoxedAndRest(tree, "peer_eclipseTreeSortedMap", new TreeSortedMap<>());
    String longTree = "LongTreeGet";
    long[] keys = weights.keys();
    Long2LongRBTreeMap redBlack = HeavyLongTrees.insertInto(new Long2LongRBTreeMap(), keys);
    weights.add(longTree, "peer_fastutilRB", Footprint.bytes(redBlack));
    Long2LongAVLTreeMap avl = HeavyLongTrees.insertInto(new Long2LongAVLTreeMap(), keys);
    weights.add(longTree, "peer_fastutilAVL", Footprint.bytes(avl));
    String hash = "BoxedHashGet";
    weights.addBoxedAndRest(hash, "peer_fastutil", new Object2ObjectOpenHashMap<>());
    weights.addBoxedAndRest(hash, "peer_eclipse", new UnifiedMap<>());
    try (ChronicleMap<Long, Long> chronicle = HeavyPeers.chronicleMap()) {
      weights.filled(chronicle);
      weights.add(hash, "peer_chronicleMap", chronicle.offHeapMemoryUsed());
    }
    String longHash = "LongHashGet";
    weights.add(longHash, "peer_fastutil", Footprint.bytes(HeavyLongHashes.fastutil(keys)));
    weights.add(longHash, "peer_eclipse", Footprint.bytes(HeavyLongHashes.eclipse(keys)));
    weights.addFiles("PageGet", "peer_lmdb", LmdbPages::new);
    weights.addFiles("PageGet", "peer_xodus", XodusPages::new);
    weights.addFiles("PageGet", "peer_mapDb", MapDbPages::new);
    return weights.rows();
  }
}
