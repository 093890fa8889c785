package dev.distlab.demos.limiter;

import dev.distlab.kernel.random.ExponentialDistribution;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.ZipfDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A web server's log of half an hour, made up: readers who click now and then, a crawler that takes
 * its time, a scraper that comes in bursts, and a job that polls at each full minute.
 */
final class SampleLog {

  static final String NAME = "sample";

  private static final int MINUTES = 30;
  private static final int READERS = 40;
  private static final double SECONDS_BETWEEN_CLICKS = 0.5;

  private SampleLog() {}

  /** Lines of common log format. */
  static List<String> lines(SeededRandom random) {
    List<Hit> hits = new ArrayList<>();
    readers(hits, random.fork("readers"));
    crawler(hits, random.fork("crawler"));
    scraper(hits, random.fork("scraper"));
    job(hits);
    hits.sort(Comparator.comparingInt(Hit::second));
    return hits.stream().map(Hit::line).toList();
  }

  private record Hit(int second, String client, String path) {
    private String line() {
      return client
          + " - - [26/Jul/2026:12:"
          + two(second / 60)
          + ":"
          + two(second % 60)
          + " +0000] \"GET "
          + path
          + " HTTP/1.1\" 200 512";
    }

    private static String two(int number) {
      return (number < 10 ? "0" : "") + number;
    }
  }

  /** A few of them read much, most of them little. */
  private static void readers(List<Hit> hits, SeededRandom random) {
    ZipfDistribution who = new ZipfDistribution(READERS, 0.8);
    ExponentialDistribution gap = new ExponentialDistribution(SECONDS_BETWEEN_CLICKS);
    for (double now = gap.next(random); now < 60 * MINUTES; now += gap.next(random)) {
      hits.add(new Hit((int) now, "198.51.100." + (1 + who.next(random)), "/page"));
    }
  }

  /** Forty a minute, evenly. */
  private static void crawler(List<Hit> hits, SeededRandom random) {
    for (int i = 0; i < 40 * MINUTES; i++) {
      hits.add(
          new Hit(
              Math.min(60 * MINUTES - 1, i * 3 / 2 + random.nextInt(2)), "203.0.113.7", "/robots"));
    }
  }

  /** A hundred and twenty pages in half a minute, then a rest of two to four minutes. */
  private static void scraper(List<Hit> hits, SeededRandom random) {
    int start = 60 + random.nextInt(60);
    while (start + 30 < 60 * MINUTES) {
      for (int i = 0; i < 120; i++) {
        hits.add(new Hit(start + i / 4, "203.0.113.66", "/item/" + i));
      }
      start += 30 + 120 + random.nextInt(120);
    }
  }

  /** Fifty requests around each full minute: half of them early, half of them late. */
  private static void job(List<Hit> hits) {
    for (int minute = 1; minute < MINUTES; minute++) {
      for (int i = 0; i < 50; i++) {
        hits.add(new Hit(60 * minute - 2 + i / 13, "192.0.2.20", "/report"));
      }
    }
  }
}
