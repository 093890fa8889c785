package dev.distlab.bench.index;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** A file of MapDB: mapped memory, no log. */
final class MapDbPages implements PageStore {

  private final DB db;
  private final BTreeMap<byte[], byte[]> map;

  MapDbPages(Path directory) {
    db = DBMaker.fileDB(directory.resolve("map.db").toFile()).fileMmapEnable().make();
    map =
        db.treeMap("map")
            .keySerializer(Serializer.BYTE_ARRAY)
            .valueSerializer(Serializer.BYTE_ARRAY)
            .create();
  }

  @Override
  public void fill(int count) {
    for (int i = 0; i < count; i++) {
      map.put(PageEntries.key(i), PageEntries.value(i));
    }
    db.commit();
  }

  @Override
  public byte[] get(byte[] key) {
    return map.get(key);
  }

  @Override
  public long sumOf100(byte[] from) {
    long sum = 0;
    Iterator<Map.Entry<byte[], byte[]>> entries = map.entryIterator(from, true, null, false);
    for (int left = Scans.LENGTH; left > 0 && entries.hasNext(); left--) {
      Map.Entry<byte[], byte[]> entry = entries.next();
      sum += PageStore.mark(entry.getKey(), entry.getValue());
    }
    return sum;
  }

  @Override
  public void close() {
    db.close();
  }
}
