package dev.distlab.index;

import dev.distlab.index.KeyRange.Bound;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Comparator;

/** The serial form of a map or view: entries in order, comparator, range and direction. */
@SuppressWarnings(
    "serial") // keys, values and comparator are as serializable as their owner made them
final class SerializedTree implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Comparator<Object> comparator;
  private final int maxKeys;
  private final Object[] keys;
  private final Object[] values;

  private final boolean wholeMap;
  private final boolean descending;
  private final Object[] low;
  private final Object[] high;

  SerializedTree(TreeView<?, ?> view) {
    BTree tree = view.tree;
    comparator = tree.comparator;
    maxKeys = tree.maxKeys;
    keys = new Object[tree.size()];
    values = new Object[tree.size()];
    int at = 0;
    for (TreePosition position = tree.first(); position.exists(); position.advance()) {
      keys[at] = position.key();
      values[at] = position.value();
      at++;
    }
    wholeMap = view instanceof BTreeMap;
    descending = view.descending;
    low = write(view.range.low());
    high = write(view.range.high());
  }

  private static Object[] write(Bound end) {
    return end == null ? null : new Object[] {end.key(), end.inclusive()};
  }

  private static Bound read(Object[] end) {
    return end == null ? null : new Bound(end[0], (Boolean) end[1]);
  }

  /** What was read, checked like any input: keys that do not ascend make no tree. */
  Object readResolve() throws InvalidObjectException {
    try {
      BTree tree = new BTree(comparator, BTreeMap.checked(maxKeys));
      BulkLoad load = new BulkLoad(tree);
      for (int i = 0; i < keys.length; i++) {
        load.add(keys[i], values[i]);
      }
      load.finish();
      return wholeMap
          ? new BTreeMap<>(tree)
          : new TreeView<>(KeyRange.all(tree).narrow(read(low), read(high)), descending);
    } catch (RuntimeException malformed) {
      InvalidObjectException invalid = new InvalidObjectException("not a map: " + malformed);
      invalid.initCause(malformed);
      throw invalid;
    }
  }
}
