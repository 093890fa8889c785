package dev.distlab.bench.index;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectRBTreeMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.openhft.chronicle.map.ChronicleMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** As {@link Memory}, of the heavy peers. */
public final class HeavyMemory implements MemoryProbe {

  @Override
  public Map<String, Supplier<List<Row>>> groups() {
    return Map.of(
        "BoxedTreeGet", HeavyMemory::boxedTrees,
        "LongTreeGet", HeavyMemory::longTrees,
        "BoxedHashGet", HeavyMemory::boxedHashes,
        "LongHashGet", HeavyMemory::longHashes,
        "PageGet", HeavyMemory::pages);
  }

  private static List<Row> boxedTrees() {
    Weights weights = new Weights("BoxedTreeGet");
    weights.addBoxedAndRest("peer_fastutilRB", new Object2ObjectRBTreeMap<>());
    weights.addBoxedAndRest("peer_fastutilAVL", new Object2ObjectAVLTreeMap<>());
    weights.addBoxed("peer_mapDbTree", HeavyPeers.mapDbTree());
    weights.addBoxedAndRest("peer_eclipseTreeSortedMap", new TreeSortedMap<>());
    return weights.rows();
  }

  private static List<Row> longTrees() {
    Weights weights = new Weights("LongTreeGet");
    long[] keys = weights.keys();
    Long2LongRBTreeMap redBlack = HeavyLongTrees.insertInto(new Long2LongRBTreeMap(), keys);
    weights.add("peer_fastutilRB", Footprint.bytes(redBlack));
    Long2LongAVLTreeMap avl = HeavyLongTrees.insertInto(new Long2LongAVLTreeMap(), keys);
    weights.add("peer_fastutilAVL", Footprint.bytes(avl));
    return weights.rows();
  }

  private static List<Row> boxedHashes() {
    Weights weights = new Weights("BoxedHashGet");
    weights.addBoxedAndRest("peer_fastutil", new Object2ObjectOpenHashMap<>());
    weights.addBoxedAndRest("peer_eclipse", new UnifiedMap<>());
    try (ChronicleMap<Long, Long> chronicle = HeavyPeers.chronicleMap()) {
      weights.filled(chronicle);
      weights.add("peer_chronicleMap", chronicle.offHeapMemoryUsed());
    }
    return weights.rows();
  }

  private static List<Row> longHashes() {
    Weights weights = new Weights("LongHashGet");
    long[] keys = weights.keys();
    weights.add("peer_fastutil", Footprint.bytes(HeavyLongHashes.fastutil(keys)));
    weights.add("peer_eclipse", Footprint.bytes(HeavyLongHashes.eclipse(keys)));
    return weights.rows();
  }

  private static List<Row> pages() {
    Weights weights = new Weights("PageGet");
    weights.addFiles("peer_lmdb", LmdbPages::new);
    weights.addFiles("peer_xodus", XodusPages::new);
    weights.addFiles("peer_mapDb", MapDbPages::new);
    return weights.rows();
  }
}
