package dev.distlab.limiter;

/** Arithmetic that the JDK lacks, or has and browsers lack. */
final class Bits {

  private Bits() {}

  /** The bits that a number up to {@code max} needs. */
  static int bitsFor(long max) {
    return Long.SIZE - Long.numberOfLeadingZeros(max);
  }

  /** The high 64 bits of the 128-bit product of two unsigned numbers (Hacker's Delight, 8-2). */
  static long unsignedMultiplyHigh(long a, long b) {
    long aLow = a & 0xFFFF_FFFFL;
    long aHigh = a >>> 32;
    long bLow = b & 0xFFFF_FFFFL;
    long bHigh = b >>> 32;
    long middle = aHigh * bLow + ((aLow * bLow) >>> 32);
    long otherMiddle = aLow * bHigh + (middle & 0xFFFF_FFFFL);
    return aHigh * bHigh + (middle >>> 32) + (otherMiddle >>> 32);
  }

  /** {@code numerator / denominator} as a fraction of 2^64, rounded down; it must be below 1. */
  static long fraction64(long numerator, long denominator) {
    long rest = numerator;
    long fraction = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      rest <<= 1;
      fraction <<= 1;
      if (rest >= denominator) {
        rest -= denominator;
        fraction |= 1;
      }
    }
    return fraction;
  }

  /** Whether {@code number} is prime. O(sqrt(number)). */
  static boolean isPrime(int number) {
    for (int divisor = 2; (long) divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return number > 1;
  }
}
