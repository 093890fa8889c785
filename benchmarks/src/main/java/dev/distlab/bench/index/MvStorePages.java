package dev.distlab.bench.index;

import java.nio.file.Path;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** A file of H2's MVStore. */
final class MvStorePages implements PageStore {

  private final MVStore store;
  private final MVMap<byte[], byte[]> map;

  MvStorePages(Path directory) {
    store =
        new MVStore.Builder()
            .fileName(directory.resolve("store.mv").toString())
            .cacheSize(CACHE_MEGABYTES)
            .open();
    map =
        store.openMap(
            "map",
            new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  public void fill(int count) {
    for (int i = 0; i < count; i++) {
      map.put(PageEntries.key(i), PageEntries.value(i));
    }
    store.commit();
    store.sync();
  }

  @Override
  public byte[] get(byte[] key) {
    return map.get(key);
  }

  @Override
  public long sumOf100(byte[] from) {
    Cursor<byte[], byte[]> cursor = map.cursor(from);
    long sum = 0;
    for (int left = Scans.LENGTH; left > 0 && cursor.hasNext(); left--) {
      sum += PageStore.mark(cursor.next(), cursor.getValue());
    }
    return sum;
  }

  @Override
  public void close() {
    store.close();
  }
}
