package dev.distlab.kernel.random;

/** The checks that the distributions share; their messages name the value and the limit. */
final class Arguments {

  /** Up to here, an item's number and the half beyond it are doubles. */
  static final long MAX_ITEM_COUNT = 1L << 52;

  private Arguments() {}

  static void requireItemCount(long itemCount, long limit) {
    if (itemCount < 1 || itemCount > limit) {
      throw new IllegalArgumentException(
          "itemCount=" + itemCount + " is not between 1 and " + limit);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + "=" + value + " is not positive and finite");
    }
  }
}
