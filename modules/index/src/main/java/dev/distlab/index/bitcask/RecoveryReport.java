package dev.distlab.index.bitcask;

import java.util.List;

/**
 * What was found when a store was opened.
 *
 * @param files data files
 * @param hintsUsed of these, files whose hint file was read instead
 * @param records records replayed, from data or hints
 * @param tornTails unfinished records at the end of files; they have been cut off
 */
public record RecoveryReport(int files, int hintsUsed, long records, List<TornTail> tornTails) {

  public RecoveryReport {
    tornTails = List.copyOf(tornTails);
  }

  /**
   * The end of a file that was being written when the power went.
   *
   * @param file the name of the data file
   * @param offset where the last whole record ends
   * @param bytes how many bytes were cut off there
   */
  public record TornTail(String file, long offset, long bytes) {}
}
