package dev.distlab.bench.index;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
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
                .keyType(new KeyType())
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

  /** Bytes with an order, which those of H2 do not have. */
  private static final class KeyType extends BasicDataType<byte[]> {

    @Override
    public int compare(byte[] a, byte[] b) {
      return Arrays.compareUnsigned(a, b);
    }

    @Override
    public int getMemory(byte[] key) {
      return ByteArrayDataType.INSTANCE.getMemory(key);
    }

    @Override
    public void write(WriteBuffer buffer, byte[] key) {
      ByteArrayDataType.INSTANCE.write(buffer, key);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
      return ByteArrayDataType.INSTANCE.read(buffer);
    }

    @Override
    public byte[][] createStorage(int size) {
      return new byte[size][];
    }
  }
}
