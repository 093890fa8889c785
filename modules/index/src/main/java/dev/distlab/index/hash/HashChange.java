package dev.distlab.index.hash;

/** The ways in which the shape of a hash index changes. */
public enum HashChange {
  BUCKET_SPLIT("split bucket"),
  BUCKETS_MERGED("merge buckets"),
  DIRECTORY_DOUBLED("double directory"),
  DIRECTORY_HALVED("halve directory"),
  OVERFLOW_ADDED("add overflow page");

  private final String word;

  HashChange(String word) {
    this.word = word;
  }

  /** The word under which the change stands in a {@link dev.distlab.kernel.Trace}. */
  public String word() {
    return word;
  }
}
