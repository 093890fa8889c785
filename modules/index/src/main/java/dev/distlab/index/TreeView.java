package dev.distlab.index;

import dev.distlab.index.KeyRange.Bound;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A range of a tree as a map, upwards or downwards: {@link BTreeMap} itself is the view of
 * everything, and its sub-, head-, tail- and descending maps are the others.
 */
class TreeView<K, V> extends AbstractMap<K, V> implements NavigableMap<K, V>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final Object ABSENT = new Object();

  final BTree tree;
  final KeyRange range;
  final boolean descending;

  TreeView(KeyRange range, boolean descending) {
    this.tree = range.tree();
    this.range = range;
    this.descending = descending;
  }

  // --- one key

  @Override
  public V get(Object key) {
    return range.contains(key) ? TreeView.<V>cast(tree.get(key, null)) : null;
  }

  @Override
  public V getOrDefault(Object key, V absent) {
    return range.contains(key) ? TreeView.<V>cast(tree.get(key, absent)) : absent;
  }

  @Override
  public boolean containsKey(Object key) {
    return range.contains(key) && tree.contains(key);
  }

  /**
   * Sets the value of {@code key}.
   *
   * @return the value that was there, or null
   * @throws IllegalArgumentException if the key lies outside the range of this view, or if the
   *     order of the keys contradicts itself
   */
  @Override
  public V put(K key, V value) {
    checkInRange(key);
    return cast(tree.put(key, value, true));
  }

  @Override
  public V putIfAbsent(K key, V value) {
    checkInRange(key);
    return cast(tree.put(key, value, false));
  }

  // The four that follow call a function which must not insert or remove: as in TreeMap, it is
  // caught doing that.

  /**
   * As {@link Map#computeIfAbsent}.
   *
   * @throws ConcurrentModificationException if {@code function} inserts or removes a key
   */
  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    int expected = tree.modificationCount();
    return super.computeIfAbsent(key, k -> ifUnchanged(expected, function.apply(k)));
  }

  /**
   * As {@link Map#computeIfPresent}.
   *
   * @throws ConcurrentModificationException if {@code function} inserts or removes a key
   */
  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return super.computeIfPresent(key, watched(function));
  }

  /**
   * As {@link Map#compute}.
   *
   * @throws ConcurrentModificationException if {@code function} inserts or removes a key
   */
  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return super.compute(key, watched(function));
  }

  /**
   * As {@link Map#merge}.
   *
   * @throws ConcurrentModificationException if {@code function} inserts or removes a key
   */
  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return super.merge(key, value, watched(function));
  }

  private <T> BiFunction<T, V, V> watched(BiFunction<? super T, ? super V, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    int expected = tree.modificationCount();
    return (key, value) -> ifUnchanged(expected, function.apply(key, value));
  }

  private V ifUnchanged(int expectedModificationCount, V value) {
    checkNotChanged(expectedModificationCount);
    return value;
  }

  final void checkNotChanged(int expectedModificationCount) {
    if (tree.modificationCount() != expectedModificationCount) {
      throw new ConcurrentModificationException();
    }
  }

  private void checkInRange(K key) {
    if (!range.contains(key)) {
      throw new IllegalArgumentException("key " + key + " lies outside the range of this view");
    }
  }

  @Override
  public V remove(Object key) {
    return range.contains(key) ? TreeView.<V>cast(tree.remove(key, null)) : null;
  }

  boolean removeKey(Object key) {
    return range.contains(key) && tree.remove(key, ABSENT) != ABSENT;
  }

  // --- all entries

  @Override
  public int size() {
    return range.size();
  }

  @Override
  public boolean isEmpty() {
    return !range.lowest().exists();
  }

  @Override
  public void clear() {
    if (range.isAll()) {
      tree.clear();
      return;
    }
    for (Iterator<K> keys = keyIterator(); keys.hasNext(); ) {
      keys.next();
      keys.remove();
    }
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    Objects.requireNonNull(action, "action");
    for (Entry<K, V> entry : entrySet()) {
      action.accept(entry.getKey(), entry.getValue());
    }
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    for (Entry<K, V> entry : entrySet()) {
      entry.setValue(function.apply(entry.getKey(), entry.getValue()));
    }
  }

  Iterator<K> keyIterator() {
    return new TreeIterator.Keys<>(range, descending);
  }

  // --- neighbours of a key

  @Override
  public Comparator<? super K> comparator() {
    Comparator<K> comparator = cast(tree.comparator);
    return descending ? Collections.reverseOrder(comparator) : comparator;
  }

  private TreePosition first() {
    return descending ? range.highest() : range.lowest();
  }

  private TreePosition last() {
    return descending ? range.lowest() : range.highest();
  }

  private TreePosition lower(K key) {
    return descending ? range.higher(key) : range.lower(key);
  }

  private TreePosition floor(K key) {
    return descending ? range.ceiling(key) : range.floor(key);
  }

  private TreePosition ceiling(K key) {
    return descending ? range.floor(key) : range.ceiling(key);
  }

  private TreePosition higher(K key) {
    return descending ? range.lower(key) : range.higher(key);
  }

  @Override
  public K firstKey() {
    return existingKey(first());
  }

  @Override
  public K lastKey() {
    return existingKey(last());
  }

  @Override
  public Entry<K, V> firstEntry() {
    return first().snapshot();
  }

  @Override
  public Entry<K, V> lastEntry() {
    return last().snapshot();
  }

  @Override
  public Entry<K, V> pollFirstEntry() {
    return poll(first());
  }

  @Override
  public Entry<K, V> pollLastEntry() {
    return poll(last());
  }

  @Override
  public Entry<K, V> lowerEntry(K key) {
    return lower(key).snapshot();
  }

  @Override
  public K lowerKey(K key) {
    return keyOrNull(lower(key));
  }

  @Override
  public Entry<K, V> floorEntry(K key) {
    return floor(key).snapshot();
  }

  @Override
  public K floorKey(K key) {
    return keyOrNull(floor(key));
  }

  @Override
  public Entry<K, V> ceilingEntry(K key) {
    return ceiling(key).snapshot();
  }

  @Override
  public K ceilingKey(K key) {
    return keyOrNull(ceiling(key));
  }

  @Override
  public Entry<K, V> higherEntry(K key) {
    return higher(key).snapshot();
  }

  @Override
  public K higherKey(K key) {
    return keyOrNull(higher(key));
  }

  private Entry<K, V> poll(TreePosition position) {
    Entry<K, V> entry = position.snapshot();
    if (entry != null) {
      tree.remove(position);
    }
    return entry;
  }

  private K keyOrNull(TreePosition position) {
    return position.exists() ? TreeView.<K>cast(position.key()) : null;
  }

  private K existingKey(TreePosition position) {
    if (!position.exists()) {
      throw new NoSuchElementException("the map is empty");
    }
    return cast(position.key());
  }

  // --- views

  @Override
  public NavigableMap<K, V> descendingMap() {
    return new TreeView<>(range, !descending);
  }

  @Override
  public NavigableMap<K, V> subMap(K from, boolean fromInclusive, K to, boolean toInclusive) {
    return between(new Bound(from, fromInclusive), new Bound(to, toInclusive));
  }

  @Override
  public NavigableMap<K, V> headMap(K to, boolean inclusive) {
    return between(null, new Bound(to, inclusive));
  }

  @Override
  public NavigableMap<K, V> tailMap(K from, boolean inclusive) {
    return between(new Bound(from, inclusive), null);
  }

  private NavigableMap<K, V> between(Bound from, Bound to) {
    KeyRange part = descending ? range.narrow(to, from) : range.narrow(from, to);
    return new TreeView<>(part, descending);
  }

  @Override
  public SortedMap<K, V> subMap(K from, K to) {
    return subMap(from, true, to, false);
  }

  @Override
  public SortedMap<K, V> headMap(K to) {
    return headMap(to, false);
  }

  @Override
  public SortedMap<K, V> tailMap(K from) {
    return tailMap(from, true);
  }

  @Override
  public Set<K> keySet() {
    return navigableKeySet();
  }

  @Override
  public NavigableSet<K> navigableKeySet() {
    return new TreeKeySet<>(this);
  }

  @Override
  public NavigableSet<K> descendingKeySet() {
    return descendingMap().navigableKeySet();
  }

  @Override
  public Collection<V> values() {
    return new Values();
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new Entries();
  }

  /** The values in the order of their keys. */
  private final class Values extends AbstractCollection<V> {

    @Override
    public Iterator<V> iterator() {
      return new TreeIterator.Values<>(range, descending);
    }

    @Override
    public int size() {
      return TreeView.this.size();
    }

    @Override
    public void clear() {
      TreeView.this.clear();
    }

    @Override
    public Spliterator<V> spliterator() {
      return Spliterators.spliterator(this, Spliterator.ORDERED);
    }
  }

  /** The entries in the order of their keys. */
  private final class Entries extends AbstractSet<Entry<K, V>> {

    @Override
    public Iterator<Entry<K, V>> iterator() {
      return new TreeIterator.Entries<>(range, descending);
    }

    @Override
    public int size() {
      return TreeView.this.size();
    }

    @Override
    public void clear() {
      TreeView.this.clear();
    }

    @Override
    public boolean contains(Object other) {
      return other instanceof Map.Entry<?, ?> entry && has(entry);
    }

    @Override
    public boolean remove(Object other) {
      return other instanceof Map.Entry<?, ?> entry && has(entry) && removeKey(entry.getKey());
    }

    private boolean has(Map.Entry<?, ?> entry) {
      Object key = entry.getKey();
      Object value = range.contains(key) ? tree.get(key, ABSENT) : ABSENT;
      return value != ABSENT && Objects.equals(value, entry.getValue());
    }

    @Override
    public Spliterator<Entry<K, V>> spliterator() {
      return Spliterators.spliterator(this, Spliterator.DISTINCT | Spliterator.ORDERED);
    }
  }

  // --- serial form

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    SerializedTree.checkAtTheEnd(in, this::checkAsRead);
  }

  private void readObjectNoData() throws InvalidObjectException {
    throw new InvalidObjectException("not a map: no tree");
  }

  /** Tree and range must be there, and fit. */
  private void checkAsRead() {
    boolean whole = range.isAll() && !descending;
    boolean fits = tree != null && range.tree() == tree && range.isSound();
    if (!fits || (this instanceof BTreeMap && !whole)) {
      throw new IllegalStateException("tree and range do not fit");
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object object) {
    return (T) object;
  }
}
