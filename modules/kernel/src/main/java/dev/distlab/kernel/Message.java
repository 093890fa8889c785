package dev.distlab.kernel;

/** Puts values into the places of a message, such as that of a broken invariant. */
public final class Message {

  /*
   * String.format would do, but brings tables of every locale: a seventh of the code that a browser
   * loads. A mechanism's messages need three kinds of places.
   */

  private Message() {}

  /**
   * The message with its values.
   *
   * @param pattern a text with places: {@code %s} for any value, {@code %d} for a whole number,
   *     {@code %x} for one in hexadecimal digits; {@code %%} for a percent sign
   * @param values what to put there, in order; those beyond the last place are left out
   * @throws IllegalArgumentException if a place has no value, a value is no whole number where one
   *     belongs, or a place is of another kind
   */
  public static String of(String pattern, Object... values) {
    StringBuilder message = new StringBuilder(pattern.length() + 32);
    int next = 0;
    int from = 0;
    for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', from)) {
      message.append(pattern, from, at);
      char kind = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
      if (kind == '%') {
        message.append('%');
      } else if (next < values.length) {
        message.append(text(pattern, kind, values[next++]));
      } else {
        throw new IllegalArgumentException(
            "no value for place " + (next + 1) + " of \"" + pattern + "\"");
      }
      from = at + 2;
    }
    return message.append(pattern, from, pattern.length()).toString();
  }

  private static String text(String pattern, char kind, Object value) {
    if (kind == 's') {
      return String.valueOf(value);
    }
    boolean isLong = value instanceof Long;
    if (!isLong && !(value instanceof Integer) || kind != 'd' && kind != 'x') {
      throw new IllegalArgumentException(
          "%" + kind + " of \"" + pattern + "\" cannot hold " + value);
    }
    if (kind == 'd') {
      return value.toString();
    }
    return isLong ? Long.toHexString((Long) value) : Integer.toHexString((Integer) value);
  }
}
