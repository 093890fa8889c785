package dev.distlab.index.store;

import dev.distlab.index.page.PageBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** What every store is compared with: a {@link TreeMap} from the JDK. */
public final class ModelStore {

  private final TreeMap<byte[], byte[]> entries = new TreeMap<>(PageBytes::compare);

  public TreeMap<byte[], byte[]> entries() {
    return entries;
  }

  /** All entries in order, as text, for comparisons that print well. */
  public List<String> listing() {
    List<String> listing = new ArrayList<>();
    entries.forEach((key, value) -> listing.add(line(key, value)));
    return listing;
  }

  public static String line(byte[] key, byte[] value) {
    return KeyText.of(key) + "=" + value.length + ":" + Arrays.hashCode(value);
  }

  public static List<String> listing(OrderedStore store) {
    List<String> listing = new ArrayList<>();
    for (Cursor cursor = store.cursor(KeyRange.all()); cursor.next(); ) {
      listing.add(line(cursor.key(), cursor.value()));
    }
    return listing;
  }

  public static List<String> backwardListing(OrderedStore store) {
    List<String> listing = new ArrayList<>();
    Cursor cursor = store.cursor(KeyRange.all());
    cursor.seekToEnd();
    while (cursor.previous()) {
      listing.add(0, line(cursor.key(), cursor.value()));
    }
    return listing;
  }
}
