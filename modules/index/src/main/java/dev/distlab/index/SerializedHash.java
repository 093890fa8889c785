package dev.distlab.index;

import java.io.Serializable;
import java.util.Map;

/** The serial form of a {@link HashIndex}: its entries. */
@SuppressWarnings("serial") // keys and values are as serializable as their owner made them
final class SerializedHash implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Object[] keys;
  private final Object[] values;

  SerializedHash(HashIndex<?, ?> map) {
    keys = new Object[map.size()];
    values = new Object[map.size()];
    int at = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      keys[at] = entry.getKey();
      values[at] = entry.getValue();
      at++;
    }
  }

  Object readResolve() {
    HashIndex<Object, Object> map = new HashIndex<>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values[i]);
    }
    return map;
  }
}
