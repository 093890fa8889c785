package dev.distlab.index.cow;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.KeyText;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.disk.DiskException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads all of a tree and notes every law that does not hold, with its number (see the package).
 */
final class CowVerifier {

  private final CowView view;
  private final int limit;
  private final FreePages free;
  private final List<Integer> listPages;

  private final List<String> problems = new ArrayList<>();
  private final BitSet claimed = new BitSet();
  private long entries;

  CowVerifier(CowView view, int limit, FreePages free, List<Integer> listPages) {
    this.view = view;
    this.limit = limit;
    this.free = free;
    this.listPages = listPages;
  }

  VerificationReport verify() {
    verifyNode(view.root(), view.level(), null, null);
    check(entries == view.size(), "I4: " + entries + " entries, the tree says " + view.size());
    claimed.set(0, CowMeta.META_PAGES);
    listPages.forEach(page -> claim(page, "the list of free pages"));
    int used = claimed.cardinality();
    free.all().forEach(page -> claim(page, "nobody"));
    int lost = claimed.nextClearBit(0);
    while (lost < free.pageCount()) {
      problems.add("I5: page " + lost + " is neither used nor free");
      lost = claimed.nextClearBit(lost + 1);
    }
    return new VerificationReport(entries, used, problems);
  }

  private void verifyNode(CowRef ref, int level, byte[] low, byte[] high) {
    if (ref.isOnDisk() && !claim(ref.page(), "the tree")) {
      return;
    }
    CowNode node;
    try {
      node = view.pages().node(ref, level, view.commit());
    } catch (DiskException damaged) {
      problems.add("I1: " + damaged.getMessage());
      return;
    }
    verifyKeys(node, low, high);
    boolean isRoot = ref == view.root();
    check(
        limit == 0 || isRoot || node.count() >= CowEdit.least(node, limit),
        "I3: a node of level " + level + " has only " + node.count() + " entries");
    if (node.isLeaf()) {
      entries += node.count();
      verifyValues(node);
      return;
    }
    for (int i = 0; i <= node.count(); i++) {
      byte[] from = i == 0 ? low : node.keys()[i - 1];
      byte[] to = i == node.count() ? high : node.keys()[i];
      verifyNode(node.children()[i], level - 1, from, to);
    }
  }

  private void verifyKeys(CowNode node, byte[] low, byte[] high) {
    byte[] before = null;
    for (byte[] key : node.keys()) {
      check(
          before == null || PageBytes.compare(before, key) < 0,
          "I2: key " + KeyText.of(key) + " does not ascend");
      check(
          (low == null || PageBytes.compare(low, key) <= 0)
              && (high == null || PageBytes.compare(key, high) < 0),
          "I2: key " + KeyText.of(key) + " lies outside the separators above it");
      before = key;
    }
  }

  private void verifyValues(CowNode leaf) {
    List<Integer> pages = new ArrayList<>();
    try {
      for (byte[] payload : leaf.payloads()) {
        view.pages().addValuePages(payload, view.commit(), pages);
      }
    } catch (DiskException damaged) {
      problems.add("I1: " + damaged.getMessage());
    }
    pages.forEach(page -> claim(page, "a value"));
  }

  private boolean claim(int page, String owner) {
    boolean ours = page < free.pageCount() && page >= CowMeta.META_PAGES && !claimed.get(page);
    check(ours, "I5: " + owner + " has page " + page + ", which is not there or used already");
    if (ours) {
      claimed.set(page);
    }
    return ours;
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
