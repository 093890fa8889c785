package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

class BTreeMapSerialFormTest {

  @Test
  void serialForm_ofMapAndViews_comesBackEqualAndAlive() throws Exception {
    BTreeMap<String, Integer> map = new BTreeMap<>(String.CASE_INSENSITIVE_ORDER, 4);
    for (String word : "to be or not TO BE that is the question".split(" ")) {
      map.merge(word, 1, Integer::sum);
    }
    BTreeMap<String, Integer> copy = throughBytes(map);
    copy.checkInvariants();
    assertThat(copy.equals(map)).isTrue();
    assertThat(copy.get("BE")).isEqualTo(2);
    assertThat(copy.stats().maxLeafEntries()).isEqualTo(4);

    NavigableMap<String, Integer> view = map.subMap("not", true, "to", false).descendingMap();
    NavigableMap<String, Integer> viewCopy = throughBytes(view);
    assertThat(new ArrayList<>(viewCopy.entrySet())).isEqualTo(new ArrayList<>(view.entrySet()));
    assertThatIllegalArgumentException().isThrownBy(() -> viewCopy.put("zebra", 1));
  }

  @Test
  void serialForm_keysOutOfOrder_isRefused() throws Exception {
    BTreeMap<String, Integer> map = new BTreeMap<>(null, 4);
    map.put("first", 1);
    map.put("later", 2);
    byte[] bytes = toBytes(map);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] swapped = text.replace("first", "zzzzz").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> fromBytes(swapped))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("I3: key zzzzz is not below key later");
  }

  @Test
  void serialForm_emptyMap_comesBackEmptyAndAlive() throws Exception {
    BTreeMap<String, Integer> copy = throughBytes(new BTreeMap<String, Integer>());
    assertThat(copy).isEmpty();
    copy.put("a", 1);
    copy.checkInvariants();
    assertThat(copy.stats().count(TreeChange.LEAF_SPLIT)).isZero();
  }

  @Test
  void serialForm_manyLevels_comesBackSound() throws Exception {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 3);
    for (int key = 0; key < 1_000; key++) {
      map.put(key, -key);
    }
    BTreeMap<Integer, Integer> copy = throughBytes(map);
    copy.checkInvariants();
    assertThat(copy).isEqualTo(map);
    for (int key = 0; key < 1_000; key += 2) {
      copy.remove(key);
      copy.put(key + 2_000, key);
    }
    copy.checkInvariants();
  }

  @Test
  void serialForm_viewWithoutRoomForAKey_comesBackEmpty() throws Exception {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(5, 5));
    assertThat(throughBytes(map.subMap(5, true, 5, false))).isEmpty();
  }

  // --- graphs of objects

  @Test
  void serialForm_mapThatContainsItself_comesBackAsOneMap() throws Exception {
    BTreeMap<String, Object> map = new BTreeMap<>();
    map.put("a", 1);
    map.put("self", map);
    map.put("view", map.tailMap("b", true).descendingMap());
    map.put("whole view", map.descendingMap());
    BTreeMap<String, Object> copy = throughBytes(map);
    assertThat(copy.get("self")).isSameAs(copy);
    assertThat(copy.keySet()).containsExactly("a", "self", "view", "whole view");
    copy.put("z", 2);
    for (String view : List.of("view", "whole view")) {
      assertThat(((NavigableMap<?, ?>) copy.get(view)).firstKey()).isEqualTo("z");
    }
  }

  @Test
  void serialForm_viewThatItsMapContains_comesBackAsOneView() throws Exception {
    BTreeMap<String, Object> map = new BTreeMap<>();
    NavigableMap<String, Object> view = map.headMap("x", true);
    map.put("view", view);
    NavigableMap<String, Object> copy = throughBytes(view);
    assertThat(copy.get("view")).isSameAs(copy);
    assertThatIllegalArgumentException().isThrownBy(() -> copy.put("y", 1));
  }

  @Test
  void serialForm_mapAndViewsInOneStream_stillShareOneTree() throws Exception {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(Map.of(1, 1));
    List<NavigableMap<Integer, Integer>> copies =
        throughBytes(new ArrayList<>(List.of(map.descendingMap(), map, map.tailMap(2, true))));
    assertThat(copies.get(1)).isInstanceOf(BTreeMap.class);
    copies.get(1).put(2, 2);
    assertThat(copies.get(0).keySet()).containsExactly(2, 1);
    assertThat(copies.get(2).keySet()).containsExactly(2);
  }

  /** Its place among others hangs on a name that is read last. */
  private static final class Town implements Comparable<Town>, Serializable {

    private static final long serialVersionUID = 1L;

    private final BTreeMap<Town, Integer> distances = new BTreeMap<>(null, 3);
    private final String name;

    Town(String name) {
      this.name = name;
    }

    @Override
    public int compareTo(Town other) {
      return name.compareTo(other.name);
    }
  }

  @Test
  void serialForm_keysThatLeadToTheMap_areComparedWhenTheyAreComplete() throws Exception {
    List<Town> towns = List.of(new Town("Ulm"), new Town("Aachen"), new Town("Berlin"));
    for (Town town : towns) {
      for (Town other : towns) {
        town.distances.put(other, town.name.length() + other.name.length());
      }
    }
    Town copy = throughBytes(towns.get(0));
    copy.distances.checkInvariants();
    assertThat(copy.distances.keySet().stream().map(town -> town.name))
        .containsExactly("Aachen", "Berlin", "Ulm");
    assertThat(copy.distances.lastKey()).isSameAs(copy);
    assertThat(copy.distances.get(copy)).isEqualTo(6);
  }

  /** A value that puts itself into the map while it is written. */
  private static final class Pushy implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient BTreeMap<Integer, Object> map;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      map.put(map.size(), "another");
    }
  }

  @Test
  void serialForm_mapChangedWhileItIsWritten_failsFast() {
    BTreeMap<Integer, Object> map = new BTreeMap<>();
    Pushy value = new Pushy();
    value.map = map;
    map.put(0, value);
    assertThatThrownBy(() -> toBytes(map)).isInstanceOf(ConcurrentModificationException.class);
  }

  // --- malformed streams

  /** Every bit in turn: what comes back is sound, or is refused, and never by a mishap of ours. */
  @Test
  void serialForm_anyBitChanged_isASoundMapOrRefused() throws Exception {
    BTreeMap<Integer, Integer> map = new BTreeMap<>(null, 4);
    for (int key = 0; key < 20; key++) {
      map.put(key * 5, key);
    }
    for (Object written : List.of(map, map.subMap(10, true, 50, false).descendingMap())) {
      byte[] bytes = toBytes(written);
      int refused = 0;
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        try {
          if (fromBytes(changed) instanceof TreeView<?, ?> view) {
            new TreeCheck(view.tree).run();
            assertThat(new ArrayList<>(view.entrySet())).hasSize(view.size());
          }
        } catch (IOException | ClassNotFoundException malformed) {
          refused++;
        } catch (RuntimeException malformed) {
          refused++;
          assertThat(malformed.getStackTrace()[0].getClassName()).startsWith("java.");
        }
      }
      assertThat(refused).isGreaterThan(bytes.length);
    }
  }

  @Test
  void serialForm_sizeOfNodesOutOfRange_isRefused() throws Exception {
    assertRefused(new BTreeMap<>(null, 4_001), 4_001, 4_097, "keysPerNode=4097 is out of range");
  }

  @Test
  void serialForm_rangeWithCrossedEnds_isRefused() throws Exception {
    NavigableMap<Integer, Integer> view =
        new BTreeMap<Integer, Integer>().subMap(7_001, true, 7_002, false);
    assertRefused(view, 7_001, 7_003, "tree and range do not fit");
  }

  private static void assertRefused(Object map, int number, int other, String message)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(toBytes(map));
    int places = 0;
    for (int at = 0; at + 4 <= bytes.capacity(); at++) {
      if (bytes.getInt(at) == number) {
        bytes.putInt(at, other);
        places++;
      }
    }
    assertThat(places).isEqualTo(1);
    assertThatThrownBy(() -> fromBytes(bytes.array()))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining(message);
  }

  // --- helpers

  private static <T> T throughBytes(T object) throws IOException, ClassNotFoundException {
    return fromBytes(toBytes(object));
  }

  private static byte[] toBytes(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("unchecked")
  private static <T> T fromBytes(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (T) in.readObject();
    }
  }
}
