package dev.distlab.demos.index;

import java.util.Arrays;
import java.util.List;

/** Named mixes of operations; those of YCSB (Cooper et al. 2010) under the names it gives them. */
enum Workload {
  READ_MOSTLY("read-mostly", Pick.HOT, 95, 5, 0, 0, 0),
  READ_ONLY("read-only", Pick.HOT, 100, 0, 0, 0, 0),
  READ_LATEST("read-latest", Pick.LATEST, 95, 0, 5, 0, 0),
  READ_MISSING("read-missing", Pick.MISSING, 100, 0, 0, 0, 0),
  UPDATE_HEAVY("update-heavy", Pick.HOT, 50, 50, 0, 0, 0),
  READ_MODIFY_WRITE("read-modify-write", Pick.HOT, 50, 0, 0, 0, 50),
  OVERWRITE("overwrite", Pick.ANY, 0, 100, 0, 0, 0),
  SCAN_SHORT("scan-short", Pick.HOT, 0, 0, 5, 95, 0),
  FILL_RANDOM("fill-random", Pick.ANY, 0, 0, 100, 0, 0),
  FILL_SEQUENTIAL("fill-sequential", Pick.ANY, 0, 0, 100, 0, 0);

  /** Which keys are asked for. */
  enum Pick {
    /** Zipf's law, theta 0.99, popular keys anywhere. */
    HOT,
    /** The newest are the most popular. */
    LATEST,
    /** All are as likely. */
    ANY,
    /** Keys that are not there. */
    MISSING
  }

  private final String word;
  final Pick pick;
  final int reads;
  final int updates;
  final int inserts;
  final int scans;
  final int modifies;

  /** The five counts are per cent. */
  Workload(String word, Pick pick, int reads, int updates, int inserts, int scans, int modifies) {
    this.word = word;
    this.pick = pick;
    this.reads = reads;
    this.updates = updates;
    this.inserts = inserts;
    this.scans = scans;
    this.modifies = modifies;
  }

  String word() {
    return word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(one -> one.word).toList();
  }

  static Workload of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElseThrow();
  }

  boolean isFill() {
    return inserts == 100;
  }

  boolean isAscending() {
    return this == FILL_SEQUENTIAL;
  }

  boolean changes() {
    return updates + inserts + modifies > 0;
  }
}
