package dev.distlab.index.cow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pages nobody uses, and which only an old snapshot does.
 *
 * <p>A page that commit c no longer needs is still read by snapshots of the commits before c. It
 * may be written again when there is none of them, and when c is durable: until then the commit
 * before is the one that a crash goes back to. For any number of threads.
 */
final class FreePages {

  private final TreeSet<Integer> reusable = new TreeSet<>();

  /** The pages that a commit has freed, by the number of the commit. */
  private final TreeMap<Long, List<Integer>> held = new TreeMap<>();

  /** How many snapshots there are of each commit. */
  private final TreeMap<Long, Integer> snapshots = new TreeMap<>();

  private int pageCount;

  FreePages(int pageCount, List<Integer> reusable) {
    this.pageCount = pageCount;
    this.reusable.addAll(reusable);
  }

  /** A page that may be written, the lowest there is, else one more at the end of the file. */
  synchronized int take(long durableCommit) {
    long needed =
        snapshots.isEmpty() ? durableCommit : Math.min(durableCommit, snapshots.firstKey());
    while (!held.isEmpty() && held.firstKey() <= needed) {
      reusable.addAll(held.pollFirstEntry().getValue());
    }
    return reusable.isEmpty() ? pageCount++ : reusable.pollFirst();
  }

  /** Says that {@code commit} will not need this page any more. */
  synchronized void free(int page, long commit) {
    held.computeIfAbsent(commit, c -> new ArrayList<>()).add(page);
  }

  /**
   * Gives back a page that was taken and is in no commit. At the end of the file it need not be
   * there: it may be given back because it could not be written.
   */
  synchronized void giveBack(int page) {
    reusable.add(page);
    while (reusable.remove(pageCount - 1)) {
      pageCount--;
    }
  }

  synchronized void openSnapshot(long commit) {
    snapshots.merge(commit, 1, Integer::sum);
  }

  synchronized void closeSnapshot(long commit) {
    snapshots.computeIfPresent(commit, (c, count) -> count == 1 ? null : count - 1);
  }

  synchronized int pageCount() {
    return pageCount;
  }

  /** All of them, in order. */
  synchronized List<Integer> all() {
    TreeSet<Integer> all = new TreeSet<>(reusable);
    held.values().forEach(all::addAll);
    return new ArrayList<>(all);
  }

  synchronized int reusableCount() {
    return reusable.size();
  }

  synchronized int heldCount() {
    return held.values().stream().mapToInt(List::size).sum();
  }

  synchronized int snapshotCount() {
    return snapshots.values().stream().mapToInt(Integer::intValue).sum();
  }
}
