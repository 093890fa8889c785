package dev.distlab.index.cow;

/**
 * Sizes and counts of a {@link CowTree}.
 *
 * @param commit the number of the last commit
 * @param pageCount pages in the file, the two meta pages included
 * @param reusablePages free pages that the next commit may write to
 * @param heldPages free pages that an open snapshot may still read
 * @param openSnapshots snapshots that have not been closed
 * @param pagesRead since the tree was opened
 * @param pagesWritten since the tree was opened, meta pages included
 */
public record CowStats(
    long commit,
    int pageCount,
    int reusablePages,
    int heldPages,
    int openSnapshots,
    long pagesRead,
    long pagesWritten) {}
