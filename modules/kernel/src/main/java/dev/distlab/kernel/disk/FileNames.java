package dev.distlab.kernel.disk;

/** The rule for names of files, the same for every {@link Disk}. */
final class FileNames {

  private static final int MAX_LENGTH = 200;

  private FileNames() {}

  /** The name, if it is one. */
  static String checked(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "file name of " + name.length() + " characters: allowed 1.." + MAX_LENGTH);
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isAllowed(name.charAt(i), i)) {
        throw new IllegalArgumentException(
            "file name \"" + name + "\": allowed a-z A-Z 0-9 . _ - and no dot in front");
      }
    }
    return name;
  }

  private static boolean isAllowed(char c, int place) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-'
        || c == '.' && place > 0;
  }
}
