package dev.distlab.bench.index;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;

/** Peers that take more than a constructor. */
final class Peers {

  private Peers() {}

  /** A map in the memory of its store, with keys and values as numbers. */
  static Map<Long, Long> mvMap() {
    MVStore store = new MVStore.Builder().open();
    return store.openMap(
        "map",
        new MVMap.Builder<Long, Long>()
            .keyType(LongDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }
}
