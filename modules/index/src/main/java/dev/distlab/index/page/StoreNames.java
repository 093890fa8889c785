package dev.distlab.index.page;

/** What the files of a store may be called, and whether one was made as it is opened now. */
public final class StoreNames {

  private static final String DRAFT = ".new";
  private static final int MAX_FILE_NAME = 200;

  private StoreNames() {}

  /**
   * The name under which the file {@code name} is written until it is complete.
   *
   * @throws IllegalArgumentException if {@code name} is that of a draft itself, so that it would
   *     stand in the way of another store, or too long to have one
   */
  public static String draftOf(String name) {
    if (name.endsWith(DRAFT)) {
      throw new IllegalArgumentException(
          "\"" + name + "\": names that end in " + DRAFT + " are kept for files in the making");
    }
    checkLength(name, DRAFT.length());
    return name + DRAFT;
  }

  /**
   * Refuses a name that is too long for a store whose files add so many characters to it.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void checkLength(String name, int added) {
    int most = MAX_FILE_NAME - added;
    if (name.isEmpty() || name.length() > most) {
      throw new IllegalArgumentException(
          "name of a store of " + name.length() + " characters: allowed 1.." + most);
    }
  }

  /**
   * Refuses a file that was made with other settings than those that it is opened with.
   *
   * @throws IllegalArgumentException if it was
   */
  public static void checkMadeWith(String stored, String given, String fileName) {
    if (!stored.equals(given)) {
      throw new IllegalArgumentException(fileName + " was made with " + stored + ", not " + given);
    }
  }

  /**
   * Refuses a file whose pages are of another size than those that it is opened with.
   *
   * @throws IllegalArgumentException if they are
   */
  public static void checkPageSize(int storedBytes, int givenBytes, String fileName) {
    if (storedBytes != givenBytes) {
      throw new IllegalArgumentException(
          fileName + " has pages of " + storedBytes + " bytes, not " + givenBytes);
    }
  }
}
