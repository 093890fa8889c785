package dev.distlab.index.btree;

/**
 * The ways in which the shape of a tree changes. <em>Left</em> and <em>right</em> say on which side
 * of the page that fell under half the helping sibling stands. {@link dev.distlab.index.TreeChange}
 * has those of a tree in memory.
 */
public enum TreeChange {
  LEAF_SPLIT("split leaf"),
  INNER_SPLIT("split inner"),
  ROOT_SPLIT("split root"),
  LEAF_BORROW_LEFT("borrow left leaf"),
  LEAF_BORROW_RIGHT("borrow right leaf"),
  LEAF_MERGE_LEFT("merge left leaf"),
  LEAF_MERGE_RIGHT("merge right leaf"),
  INNER_BORROW_LEFT("borrow left inner"),
  INNER_BORROW_RIGHT("borrow right inner"),
  INNER_MERGE_LEFT("merge left inner"),
  INNER_MERGE_RIGHT("merge right inner"),
  ROOT_COLLAPSE("collapse root"),
  SEPARATOR_REPLACED("replace separator");

  private final String word;

  TreeChange(String word) {
    this.word = word;
  }

  /** The word under which the change stands in a {@link dev.distlab.kernel.Trace}. */
  public String word() {
    return word;
  }

  static TreeChange borrow(boolean leaf, boolean fromLeft) {
    if (leaf) {
      return fromLeft ? LEAF_BORROW_LEFT : LEAF_BORROW_RIGHT;
    }
    return fromLeft ? INNER_BORROW_LEFT : INNER_BORROW_RIGHT;
  }

  static TreeChange merge(boolean leaf, boolean withLeft) {
    if (leaf) {
      return withLeft ? LEAF_MERGE_LEFT : LEAF_MERGE_RIGHT;
    }
    return withLeft ? INNER_MERGE_LEFT : INNER_MERGE_RIGHT;
  }
}
