package dev.distlab.index;

/**
 * The ways in which a B+tree changes its shape; {@link BTreeStats#changes} counts them.
 *
 * <p><em>Left</em> and <em>right</em> say where the neighbour stands that gives keys or that the
 * node is merged with.
 */
public enum TreeChange {
  LEAF_SPLIT,
  /** A split of the last leaf by a key above all others: the left part stays full. */
  LEAF_APPEND_SPLIT,
  /** A full leaf that gives entries to a neighbour with room instead of being split. */
  LEAF_SHIFT,
  INNER_SPLIT,
  INNER_APPEND_SPLIT,
  /** The tree grows by one level. */
  ROOT_SPLIT,
  LEAF_BORROW_LEFT,
  LEAF_BORROW_RIGHT,
  LEAF_MERGE_LEFT,
  LEAF_MERGE_RIGHT,
  INNER_BORROW_LEFT,
  INNER_BORROW_RIGHT,
  INNER_MERGE_LEFT,
  INNER_MERGE_RIGHT,
  /** The removed key was a separator too: its successor takes its place above. */
  SEPARATOR_REPLACED,
  /** The tree loses one level. */
  ROOT_COLLAPSE
}
