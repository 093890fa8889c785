package dev.distlab.bench.index;

import static java.nio.ByteBuffer.allocateDirect;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.GetOp;
import org.lmdbjava.Txn;

/** A file of LMDB: mapped memory, native code, no log. */
final class LmdbPages implements PageStore {

  private static final long MAP_BYTES = 4L << 30;

  private final Env<ByteBuffer> environment;
  private final Dbi<ByteBuffer> map;
  private final ByteBuffer key = allocateDirect(PageEntries.KEY_BYTES);
  private final ByteBuffer value = allocateDirect(PageEntries.VALUE_BYTES);

  /** All reads see one state, and the walks have one cursor. */
  private Txn<ByteBuffer> reads;

  private Cursor<ByteBuffer> cursor;

  LmdbPages(Path directory) {
    environment =
        Env.create().setMapSize(MAP_BYTES).open(directory.toFile(), EnvFlags.MDB_NOSYNC);
    map = environment.openDbi("map", DbiFlags.MDB_CREATE);
  }

  @Override
  public void fill(int count) {
    for (int i = 0; i < count; ) {
      try (Txn<ByteBuffer> puts = environment.txnWrite()) {
        for (int end = Math.min(count, i + PUTS_PER_TRANSACTION); i < end; i++) {
          value.clear().put(PageEntries.value(i)).flip();
          map.put(puts, asKey(PageEntries.key(i)), value);
        }
        puts.commit();
      }
    }
    environment.sync(true);
  }

  private ByteBuffer asKey(byte[] bytes) {
    return key.clear().put(bytes).flip();
  }

  @Override
  public byte[] get(byte[] wanted) {
    if (reads == null) {
      reads = environment.txnRead();
      cursor = map.openCursor(reads);
    }
    ByteBuffer found = map.get(reads, asKey(wanted));
    byte[] bytes = new byte[found.remaining()];
    found.get(bytes);
    return bytes;
  }

  @Override
  public long sumOf100(byte[] from) {
    long sum = 0;
    boolean on = cursor.get(asKey(from), GetOp.MDB_SET_RANGE);
    for (int left = Scans.LENGTH; left > 0 && on; left--) {
      ByteBuffer last = cursor.val();
      sum += cursor.key().get(0) + last.get(last.limit() - 1);
      on = cursor.next();
    }
    return sum;
  }

  @Override
  public void close() {
    if (reads != null) {
      cursor.close();
      reads.close();
    }
    environment.close();
  }
}
