package dev.distlab.bench.index;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import org.h2.mvstore.Cursor;

/** Walks along ordered maps that add up keys and values, so that no entry can be left out. */
final class Scans {

  static final int LENGTH = 100;

  private Scans() {}

  static long sumOf100(SortedMap<Long, Long> map, Long from) {
    long sum = 0;
    int left = LENGTH;
    Iterator<Map.Entry<Long, Long>> entries = map.tailMap(from).entrySet().iterator();
    while (left-- > 0 && entries.hasNext()) {
      Map.Entry<Long, Long> entry = entries.next();
      sum += entry.getKey() + entry.getValue();
    }
    return sum;
  }

  static long sumOf100(Cursor<Long, Long> cursor) {
    long sum = 0;
    int left = LENGTH;
    while (left-- > 0 && cursor.hasNext()) {
      sum += cursor.next() + cursor.getValue();
    }
    return sum;
  }

  static long sum(Map<Long, Long> map) {
    long sum = 0;
    for (Map.Entry<Long, Long> entry : map.entrySet()) {
      sum += entry.getKey() + entry.getValue();
    }
    return sum;
  }
}
