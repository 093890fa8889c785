package dev.distlab.demos.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.UsageException;
import dev.distlab.kernel.random.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {

  private static final long SECONDS = 1_000_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-26T12:00:00Z b",
        "2026-07-26T12:00:00 b",
        "2026-07-26T12:00:00.000Z b",
        "2026-07-26T12:00:00,000 b",
        "2026-07-26T14:00:00+02:00 b",
        "2026-07-26T14:00:00+0200 b",
        "2026-07-26 12:00:00 b",
        "1785067200 b",
        "1785067200.0 b",
        "1785067200000 b",
        "b - - [26/Jul/2026:12:00:00 +0000] \"GET / HTTP/1.1\" 200 1",
        "b - mary [26/Jul/2026:08:30:00 -0330] \"GET /[x] HTTP/1.1\" 200 1 \"-\" \"agent [1]\"",
      })
  void read_ofTheSameInstantInAnyForm_isTheSame(String line) {
    RequestLines.Requests requests = RequestLines.read(List.of("1785067190 a", line));

    assertThat(requests.arrivals())
        .containsExactly(new Arrival(0, "a"), new Arrival(10 * SECONDS, "b"));
  }

  @Test
  void read_ofFractions_keepsThem() {
    assertThat(
            RequestLines.read(List.of("0.25 a", "2.5", "# remark", "", "1.000000001 c")).arrivals())
        .containsExactly(
            new Arrival(250_000_000, "a"),
            new Arrival(SECONDS + 1, "c"),
            new Arrival(2 * SECONDS + SECONDS / 2, "-"));
  }

  @Test
  void read_ofWholeSeconds_spreadsTheRequestsOfOne() {
    RequestLines.Requests requests = RequestLines.read(List.of("7 a", "7 b", "7 a", "7 b", "8 a"));

    assertThat(requests.areSpread()).isTrue();
    assertThat(requests.arrivals())
        .extracting(Arrival::nanos)
        .containsExactly(0L, SECONDS / 4, SECONDS / 2, 3 * SECONDS / 4, SECONDS);
  }

  @Test
  void read_ofLinesOutOfOrder_sortsThem() {
    assertThat(RequestLines.read(List.of("9 late", "3 early", "5 mid")).arrivals())
        .extracting(Arrival::client)
        .containsExactly("early", "mid", "late");
  }

  @Test
  void read_ofAnyDate_agreesWithTheCalendar() {
    SeededRandom random = new SeededRandom(1);
    LocalDate first = LocalDate.of(1970, 1, 1);
    for (int i = 0; i < 2_000; i++) {
      long day = random.nextLong(80_000);
      String text = first.plusDays(day) + "T00:00:00Z";
      String next = first.plusDays(day + 1) + "T00:00:01Z";

      assertThat(RequestLines.read(List.of(text, next)).arrivals().get(1).nanos())
          .as(text)
          .isEqualTo(86_401 * SECONDS);
      assertThat(RequestLines.read(List.of(day * 86_400 + " a", text)).arrivals().get(1).nanos())
          .as(text)
          .isLessThan(SECONDS);
    }
  }

  @Test
  void read_ofEveryMonthOfALog_isUnderstood() {
    for (int month = 1; month <= 12; month++) {
      LocalDate date = LocalDate.of(2024, month, 29);
      String name = date.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT);
      String log =
          "a - - [29/"
              + Character.toUpperCase(name.charAt(0))
              + name.substring(1)
              + "/2024:00:00:00 +0000] \"GET /\" 200 1";

      assertThat(RequestLines.read(List.of(log, date + "T00:00:05Z b")).arrivals().get(1).nanos())
          .isEqualTo(5 * SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::1]", "[x]", "a[/b/]"})
  void read_ofALogWhoseClientsHaveBrackets_findsTheTime(String client) {
    String log = client + " - [me] [26/Jul/2026:12:00:05 +0000] \"GET /\" 200 1";

    assertThat(RequestLines.read(List.of("2026-07-26T12:00:00Z b", log)).arrivals().get(1))
        .isEqualTo(new Arrival(5 * SECONDS, client));
  }

  @Test
  void read_ofAFewLinesWithoutATime_countsThem() {
    RequestLines.Requests requests =
        RequestLines.read(List.of("1 a", "nonsense", "2 a", "3 a", "99/99/99"));

    assertThat(requests.unreadable()).isEqualTo(2);
    assertThat(requests.firstUnreadable()).isEqualTo(2);
    assertThat(requests.arrivals()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31 00:00:00",
        "x - - [29/Feb/2100:12:00:00 +0000] y",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:61:00Z",
        "2026-01-01T00:00:00*02:00",
        "-5 a",
        "1e9 a",
        "12345678901234567 a",
        "20260726120000 a",
        "x [32/Foo/2026:12:00:00 +0000] y",
        "x [26/Jul/2026:12:00] y",
        "2026-07-26",
        ".5",
      })
  void read_ofNothingButNonsense_isAnErrorThatSaysWhatIsExpected(String line) {
    assertThatThrownBy(() -> RequestLines.read(List.of("", line)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("requests: line 2 is \"" + line)
        .hasMessageContaining("common log format");
  }

  @Test
  void read_ofNoRequests_isAnError() {
    assertThatThrownBy(() -> RequestLines.read(List.of("", "# only a remark")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds no requests");
  }

  @Test
  void read_ofTimesThatCannotBelongTogether_isAnError() {
    assertThatThrownBy(() -> RequestLines.read(List.of("0 a", "1785067200 b")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("lines 1 and 2 are more than 20 years apart");
  }

  @Test
  void read_ofManyLines_keepsEachOnce() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      lines.add(i / 10 + " c" + i % 7);
    }

    assertThat(RequestLines.read(lines).arrivals()).hasSize(200_000);
  }

  @Test
  void read_ofMillisecondsWithAFraction_takesThemForMilliseconds() {
    List<String> lines = List.of("1785067200250 a", "1785067200250.5 a");

    assertThat(RequestLines.read(lines).arrivals().get(1)).isEqualTo(new Arrival(250_500_000, "a"));
  }
}
