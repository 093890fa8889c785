package dev.distlab.index.store;

/** Keys as text, for traces and messages. */
public final class KeyText {

  private static final String HEX = "0123456789abcdef";

  private KeyText() {}

  /** The key as it is if it is printable ASCII, else in hexadecimal with {@code 0x} in front. */
  public static String of(byte[] key) {
    for (byte b : key) {
      if (b < ' ' || b == 0x7f) {
        return hex(key);
      }
    }
    StringBuilder text = new StringBuilder(key.length);
    for (byte b : key) {
      text.append((char) b);
    }
    return text.toString();
  }

  private static String hex(byte[] key) {
    StringBuilder text = new StringBuilder(2 + 2 * key.length).append("0x");
    for (byte b : key) {
      text.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
    return text.toString();
  }
}
