package dev.distlab.bench.index;

import java.util.Map;
import net.openhft.chronicle.map.ChronicleMap;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** Heavy peers that take more than a constructor. */
final class HeavyPeers {

  private static final int CHRONICLE_ENTRIES = 1_000_000;

  private HeavyPeers() {}

  /** A tree on the heap, with keys and values as numbers. */
  static Map<Long, Long> mapDbTree() {
    return DBMaker.heapDB()
        .make()
        .treeMap("map")
        .keySerializer(Serializer.LONG)
        .valueSerializer(Serializer.LONG)
        .create();
  }

  /** A map beside the heap; it has to be told how many entries there will be. */
  static ChronicleMap<Long, Long> chronicleMap() {
    return ChronicleMap.of(Long.class, Long.class).entries(CHRONICLE_ENTRIES).create();
  }
}
