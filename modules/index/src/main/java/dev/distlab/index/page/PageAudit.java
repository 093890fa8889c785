package dev.distlab.index.page;

import dev.distlab.kernel.disk.DiskException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Checks that every page of a file is used by exactly one owner or free: each structure claims its
 * pages, then {@link #finish()} walks the free list and looks for pages that nobody claimed.
 */
public final class PageAudit {

  private final Pager pager;
  private final BitSet claimed = new BitSet();
  private final List<String> problems = new ArrayList<>();

  /** An audit in which nobody has claimed a page but page 0. */
  public PageAudit(Pager pager) {
    this.pager = pager;
    claimed.set(0);
  }

  /**
   * Says that {@code owner} uses the page.
   *
   * @return whether it may: false if the page does not exist or is somebody's already, which is
   *     noted as a problem
   */
  public boolean claim(int id, String owner) {
    if (id <= 0 || id >= pager.pageCount()) {
      problem("I5: " + owner + " points to page " + id + " of a file of " + pager.pageCount());
      return false;
    }
    if (claimed.get(id)) {
      problem("I5: " + owner + " uses page " + id + ", which is used already");
      return false;
    }
    claimed.set(id);
    return true;
  }

  /** Notes that a law does not hold. */
  public void problem(String what) {
    problems.add(what);
  }

  /** How many pages have been claimed so far, page 0 included. */
  public int claimedPages() {
    return claimed.cardinality();
  }

  /** The problems noted so far. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Claims the free pages, reports pages without an owner, and returns all problems. */
  public List<String> finish() {
    int free = 0;
    try {
      int id = pager.freeHead();
      while (id != Pager.NO_PAGE && claim(id, "the free list")) {
        free++;
        id = pager.nextFree(id);
      }
    } catch (DiskException damaged) {
      problem("I1: the free list: " + damaged.getMessage());
    }
    if (free != pager.freePages()) {
      problem("I5: the free list has " + free + " pages, page 0 says " + pager.freePages());
    }
    int lost = claimed.nextClearBit(0);
    while (lost < pager.pageCount()) {
      problem("I5: page " + lost + " is neither used nor free");
      lost = claimed.nextClearBit(lost + 1);
    }
    return problems();
  }
}
