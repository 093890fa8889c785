package dev.distlab.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one formatter of recorded numbers.
 *
 * <p>{@code Double.toString} differs between JDK 17 and 19, and again in a browser; a recorded
 * number therefore passes through exact decimal arithmetic here, and comes out as the same text
 * everywhere. Pure functions.
 */
public final class Numbers {

  /** Digits that a number keeps in JSON: more than any reader needs, fewer than noise has. */
  public static final int SIGNIFICANT_DIGITS = 6;

  private Numbers() {}

  /**
   * A number with exactly {@code decimals} places, rounded half up, such as {@code 83.8}; minus
   * zero is zero, and what is not a number is a dash.
   */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
  }

  /**
   * As {@link #fixed}, a whole part of five digits and more in groups of three: {@code 20 000},
   * {@code 12 345.6}, but {@code 1234.5}.
   */
  public static String grouped(double value, int decimals) {
    String plain = fixed(value, decimals);
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    int start = plain.startsWith("-") ? 1 : 0;
    if (end - start <= 4 || !Character.isDigit(plain.charAt(start))) {
      return plain;
    }
    StringBuilder text = new StringBuilder(plain);
    for (int i = end - 3; i > start; i -= 3) {
      text.insert(i, ' ');
    }
    return text.toString();
  }

  /**
   * A JSON number of at most {@link #SIGNIFICANT_DIGITS} significant digits, without trailing
   * zeros; integers up to 2^53 keep all their digits. What is not finite becomes {@code null}.
   */
  public static String json(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "null";
    }
    if (value == (long) value && Math.abs(value) <= 0x1p53) {
      return Long.toString((long) value);
    }
    // Not round() and precision(): in a browser these trust a guess of the number of digits.
    BigDecimal exact = new BigDecimal(value);
    int spare = digits(exact) - SIGNIFICANT_DIGITS;
    BigDecimal rounded =
        (spare > 0 ? exact.setScale(exact.scale() - spare, RoundingMode.HALF_EVEN) : exact)
            .stripTrailingZeros();
    int exponent = digits(rounded) - rounded.scale() - 1;
    if (exponent >= -6 && exponent < 16) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (rounded.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
  }

  private static int digits(BigDecimal number) {
    return number.unscaledValue().abs().toString().length();
  }
}
