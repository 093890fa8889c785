package dev.distlab.demos.limiter;

import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads requests from lines of text: what a web server logs.
 *
 * <p>A line is one of
 *
 * <ul>
 *   <li>common or combined log format: {@code 192.0.2.1 - - [26/Jul/2026:12:00:00 +0200] "GET /
 *       ...}, the client being the first word;
 *   <li>a time and, optionally, a client: {@code 2026-07-26T12:00:00.250Z alice}, or with a space
 *       instead of the T;
 *   <li>seconds since 1970 or since anything, with or without a fraction, and a client: {@code
 *       1785067200.25 alice}.
 * </ul>
 *
 * <p>Times are counted from the second of the earliest. Where all times are whole seconds, the
 * requests of one second are spread evenly over it: a log that knows only seconds does not mean
 * that they came at once.
 */
final class RequestLines {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final long NANOS = 1_000_000_000;
  private static final String ANYBODY = "-";

  /** Longer than this and the times of a file are not those of one log. */
  private static final long MAX_SECONDS = 20L * 365 * 24 * 3600;

  private final List<Stamp> stamps = new ArrayList<>();
  private int line;
  private int unreadable;
  private int firstUnreadable = -1;
  private boolean hasFractions;

  private RequestLines() {}

  private record Stamp(long second, long nanos, String client, int line) {}

  /**
   * What a file says.
   *
   * @param arrivals sorted by time, the first within the first second
   * @param unreadable lines that hold no time
   * @param firstUnreadable the number of the first such line, counted from 1; 0 if there is none
   * @param areSpread whether whole seconds were spread
   */
  record Requests(List<Arrival> arrivals, int unreadable, int firstUnreadable, boolean areSpread) {}

  /**
   * Reads all lines; empty ones and those that begin with {@code #} are passed over.
   *
   * @throws UsageException if more lines are unreadable than readable, or the times are more than
   *     20 years apart
   */
  static Requests read(List<String> lines) {
    RequestLines reader = new RequestLines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      reader.line = i + 1;
      if (!line.isEmpty() && !line.startsWith("#") && !reader.accept(line)) {
        reader.unreadable++;
        reader.firstUnreadable = reader.firstUnreadable < 0 ? i : reader.firstUnreadable;
      }
    }
    if (reader.unreadable >= Math.max(1, reader.stamps.size())) {
      String bad = lines.get(reader.firstUnreadable).strip();
      throw new UsageException(
          "requests: line "
              + (reader.firstUnreadable + 1)
              + " is \""
              + (bad.length() > 60 ? bad.substring(0, 57) + "..." : bad)
              + "\": expected a line of common log format, or a time (2026-07-26T12:00:00Z, or"
              + " seconds) and a client");
    }
    if (reader.stamps.isEmpty()) {
      throw new UsageException("requests: the file holds no requests");
    }
    return reader.requests();
  }

  private boolean accept(String line) {
    int open = openOfCommonLog(line);
    List<String> words = Words.of(line);
    try {
      if (open > 0) {
        String time = line.substring(open + 1, line.indexOf(']', open));
        return add(commonLogSecond(time), 0, words.get(0));
      }
      boolean isDate = words.get(0).length() == 10 && words.get(0).charAt(4) == '-';
      String time = isDate ? words.get(0) + "T" + words.get(1) : words.get(0);
      int clientAt = isDate ? 2 : 1;
      String client = words.size() > clientAt ? words.get(clientAt) : ANYBODY;
      return time.indexOf('T') > 0 ? addIso(time, client) : addSeconds(time, client);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Where {@code [26/Jul/2026:12:00:00 +0200]} begins, or -1; clients may have brackets, too. */
  private static int openOfCommonLog(String line) {
    int open = line.indexOf('[');
    while (open >= 0
        && !(line.length() > open + 21
            && line.charAt(open + 3) == '/'
            && line.charAt(open + 7) == '/'
            && line.indexOf(']', open) > open + 20)) {
      open = line.indexOf('[', open + 1);
    }
    return open;
  }

  private boolean add(long second, long nanos, String client) {
    hasFractions |= nanos != 0;
    stamps.add(new Stamp(second, nanos, client, line));
    return true;
  }

  /** {@code 26/Jul/2026:12:00:00 +0200}. */
  private static long commonLogSecond(String text) {
    int month = MONTHS.indexOf(text.substring(3, 6).toLowerCase(Locale.ROOT));
    if (month < 0 || month % 3 != 0) {
      throw new NumberFormatException(text);
    }
    long day = day(number(text, 7, 11), month / 3 + 1, number(text, 0, 2));
    long second = secondOfDay(text, 12);
    String zone = text.length() > 21 ? text.substring(21).strip() : "+0000";
    return day * 86_400 + second - offset(zone);
  }

  /** {@code 2026-07-26T12:00:00.250Z}, with {@code +02:00} instead of the Z, or without either. */
  private boolean addIso(String text, String client) {
    long day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long second = day * 86_400 + secondOfDay(text, 11);
    int zoneAt = 19;
    while (zoneAt < text.length()
        && (isDigit(text.charAt(zoneAt)) || isPoint(text.charAt(zoneAt)))) {
      zoneAt++;
    }
    String zone = text.substring(zoneAt).replace(":", "");
    long shift = zone.isEmpty() || zone.equalsIgnoreCase("Z") ? 0 : offset(zone);
    return add(second - shift, zoneAt > 20 ? fraction(text.substring(20, zoneAt)) : 0, client);
  }

  /** Digits, and a fraction. Thirteen digits are milliseconds, more are no time. */
  private boolean addSeconds(String text, String client) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    long value = number(whole, 0, whole.length());
    if (whole.length() > 13) {
      throw new NumberFormatException(text);
    }
    if (whole.length() == 13) {
      long below = point < 0 ? 0 : fraction(text.substring(point + 1)) / 1000;
      return add(value / 1000, value % 1000 * 1_000_000 + below, client);
    }
    return add(value, point < 0 ? 0 : fraction(text.substring(point + 1)), client);
  }

  private static long secondOfDay(String text, int from) {
    long hour = number(text, from, from + 2);
    long minute = number(text, from + 3, from + 5);
    long second = number(text, from + 6, from + 8);
    if (hour > 23 || minute > 59 || second > 60) {
      throw new NumberFormatException(text);
    }
    return hour * 3600 + minute * 60 + second;
  }

  /** {@code +0200} in seconds. */
  private static long offset(String zone) {
    long seconds = number(zone, 1, 3) * 3600L + number(zone, 3, 5) * 60L;
    return switch (zone.charAt(0)) {
      case '+' -> seconds;
      case '-' -> -seconds;
      default -> throw new NumberFormatException(zone);
    };
  }

  private static long fraction(String digits) {
    String nine = (digits + "000000000").substring(0, 9);
    return number(nine, 0, 9);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == ',';
  }

  private static long number(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i)) || to - from > 15) {
        throw new NumberFormatException(text);
      }
      value = 10 * value + text.charAt(i) - '0';
    }
    if (to <= from) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /**
   * Days since 1970 of a date of the Gregorian calendar: years begin in March, leap days end them.
   */
  private static long day(long year, long month, long day) {
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      throw new NumberFormatException("no such date");
    }
    long fromMarch = (month + 9) % 12;
    long y = year - fromMarch / 10;
    long leapDays = y / 4 - y / 100 + y / 400;
    return 365 * y + leapDays + (fromMarch * 306 + 5) / 10 + day - 1 - 719_468;
  }

  private static long daysIn(long year, long month) {
    boolean isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 ? isLeapYear ? 29 : 28 : 30 + (month + month / 8) % 2;
  }

  private Requests requests() {
    stamps.sort(Comparator.comparingLong(Stamp::second).thenComparingLong(Stamp::nanos));
    long first = stamps.get(0).second;
    Stamp last = stamps.get(stamps.size() - 1);
    if (last.second - first > MAX_SECONDS) {
      throw new UsageException(
          "requests: the times of lines "
              + stamps.get(0).line
              + " and "
              + last.line
              + " are more than 20 years apart");
    }
    List<Arrival> arrivals = new ArrayList<>(stamps.size());
    boolean spreads = false;
    int i = 0;
    while (i < stamps.size()) {
      int end = i;
      while (end < stamps.size() && stamps.get(end).second == stamps.get(i).second) {
        end++;
      }
      spreads |= !hasFractions && end - i > 1;
      for (int k = i; k < end; k++) {
        Stamp stamp = stamps.get(k);
        long within = hasFractions ? stamp.nanos : (k - i) * NANOS / (end - i);
        arrivals.add(new Arrival((stamp.second - first) * NANOS + within, stamp.client));
      }
      i = end;
    }
    return new Requests(arrivals, unreadable, firstUnreadable + 1, spreads);
  }
}
