package dev.distlab.cli;

import dev.distlab.experiment.Verdict;

/** What a command returns to the shell. */
public final class ExitCode {

  /** It ran, and every claim held, or failed as it was declared to. */
  public static final int OK = 0;

  /** A claim failed. */
  public static final int CLAIM_FAILED = 1;

  /** What was asked for cannot be: an unknown name, a value out of range. */
  public static final int USAGE = 2;

  /** A claim could not be judged. */
  public static final int UNKNOWN = 3;

  /** Something outside is missing: a tool, a port, the right to write a file. */
  public static final int ENVIRONMENT = 4;

  /** A fault of this program. */
  public static final int INTERNAL = 70;

  /** The reader pressed Ctrl-C. */
  public static final int INTERRUPTED = 130;

  /** Who read the result has gone, as {@code head} does: what shells say of any such program. */
  public static final int READER_GONE = 141;

  private ExitCode() {}

  /** The code of a run with that verdict. */
  static int of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> OK;
      case FAIL -> CLAIM_FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The code of two runs together: a failed claim outweighs one that could not be judged. */
  static int worse(int one, int other) {
    if (one == CLAIM_FAILED || other == CLAIM_FAILED) {
      return CLAIM_FAILED;
    }
    return Math.max(one, other);
  }
}
