package dev.distlab.cli.view;

/**
 * What a piece of text is for; how it looks then is the terminal's matter. An ink never carries
 * meaning alone: a word or a mark says the same.
 */
public enum Ink {
  /** Ordinary text. */
  PLAIN(""),
  /** Worth finding at a glance. */
  STRONG("1"),
  /** Said for completeness. */
  FAINT("2"),
  /** Stressed in running text. */
  EMPHASIS("3"),
  /** A claim that holds. */
  GOOD("32"),
  /** A claim that fails, an error. */
  BAD("1;31"),
  /** Look here. */
  WARN("33"),
  /** What the reader can type or follow. */
  ACCENT("36"),
  SERIES_1("38;5;32"),
  SERIES_2("38;5;172"),
  SERIES_3("38;5;36"),
  SERIES_4("38;5;169"),
  SERIES_5("38;5;74"),
  SERIES_6("38;5;166");

  private static final Ink[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6};

  private final String ansi;

  Ink(String ansi) {
    this.ansi = ansi;
  }

  /** The ink of the series at {@code index}; they repeat after six. */
  public static Ink series(int index) {
    return SERIES[index % SERIES.length];
  }

  /** The parameters of its ANSI sequence; empty for none. */
  String ansi() {
    return ansi;
  }
}
