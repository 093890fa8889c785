package dev.distlab.bench.index;

import dev.distlab.index.concurrent.BLinkTree;
import dev.distlab.index.concurrent.ConcurrentTree;
import dev.distlab.index.concurrent.LatchCoupledTree;
import java.util.Collections;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Ordered maps of objects for several threads. */
public final class SharedTrees {

  private SharedTrees() {}

  /** One of ours. */
  public abstract static class Ours extends SharedTree {
    private final ConcurrentTree<Long, Long> tree;

    Ours(ConcurrentTree<Long, Long> tree) {
      this.tree = tree;
    }

    @Override
    final Long get(Long key) {
      return tree.get(key);
    }

    @Override
    final Long put(Long key, Long value) {
      return tree.put(key, value);
    }

    @Override
    final Long remove(Long key) {
      return tree.remove(key);
    }
  }

  /** Ours, under latch coupling. */
  public static class LatchCoupled extends Ours {
    public LatchCoupled() {
      super(new LatchCoupledTree<>());
    }
  }

  /** Ours, with links to the right. */
  public static class BLink extends Ours {
    public BLink() {
      super(new BLinkTree<>());
    }
  }

  /** The skip list of the JDK. */
  public static class SkipList extends SharedTree.OfMap {
    public SkipList() {
      super(new ConcurrentSkipListMap<>());
    }
  }

  /** The red-black tree of the JDK, one thread at a time. */
  public static class Synchronized extends SharedTree.OfMap {
    public Synchronized() {
      super(Collections.synchronizedSortedMap(new TreeMap<>()));
    }
  }

  /** The red-black tree of the JDK, many readers or one writer at a time. */
  public static class ReadWriteLock extends SharedTree {
    private final TreeMap<Long, Long> map = new TreeMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    Long get(Long key) {
      lock.readLock().lock();
      try {
        return map.get(key);
      } finally {
        lock.readLock().unlock();
      }
    }

    @Override
    Long put(Long key, Long value) {
      lock.writeLock().lock();
      try {
        return map.put(key, value);
      } finally {
        lock.writeLock().unlock();
      }
    }

    @Override
    Long remove(Long key) {
      lock.writeLock().lock();
      try {
        return map.remove(key);
      } finally {
        lock.writeLock().unlock();
      }
    }
  }
}
