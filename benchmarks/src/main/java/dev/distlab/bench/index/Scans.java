package dev.distlab.bench.index;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import org.h2.mvstore.Cursor;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Walks along ordered maps of objects. Keys and values are handed out and not looked into: where
 * the caller's objects lie in memory is the same for all rivals, and would hide how they differ.
 */
final class Scans {

  static final int LENGTH = 100;

  private Scans() {}

  static void hundred(SortedMap<Long, Long> map, Long from, Blackhole taker) {
    Iterator<Map.Entry<Long, Long>> entries = map.tailMap(from).entrySet().iterator();
    for (int left = LENGTH; left > 0 && entries.hasNext(); left--) {
      Map.Entry<Long, Long> entry = entries.next();
      taker.consume(entry.getKey());
      taker.consume(entry.getValue());
    }
  }

  static void hundred(Cursor<Long, Long> cursor, Blackhole taker) {
    for (int left = LENGTH; left > 0 && cursor.hasNext(); left--) {
      taker.consume(cursor.next());
      taker.consume(cursor.getValue());
    }
  }

  static void all(Map<Long, Long> map, Blackhole taker) {
    for (Map.Entry<Long, Long> entry : map.entrySet()) {
      taker.consume(entry.getKey());
      taker.consume(entry.getValue());
    }
  }
}
