package dev.distlab.cli.view;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Claims as lines: verdict, sentence, what was expected, what was seen. */
final class ClaimsView {

  /** Columns of the word at the start of a line: {@code ok}, {@code fails}, {@code note}. */
  static final int MARK_WIDTH = 7;

  private static final int GAP = 3;
  private static final int LEAST_SENTENCE = 30;

  private final Look look;

  ClaimsView(Look look) {
    this.look = look;
  }

  List<Line> lines(List<Claim> claims) {
    int sentence = 0;
    int expected = 0;
    int seen = 0;
    for (Claim claim : claims) {
      sentence = Math.max(sentence, TextWidth.of(claim.text()));
      expected = Math.max(expected, TextWidth.of(expected(claim)));
      seen = Math.max(seen, TextWidth.of(seen(claim)));
    }
    int room = look.textWidth() - MARK_WIDTH - GAP - expected - GAP - seen;
    List<Line> lines = new ArrayList<>();
    for (Claim claim : claims) {
      if (room >= Math.min(sentence, LEAST_SENTENCE)) {
        beside(claim, Math.min(sentence, room), expected, lines);
      } else {
        below(claim, lines);
      }
    }
    return lines;
  }

  private void beside(Claim claim, int sentenceWidth, int expectedWidth, List<Line> lines) {
    List<Line> sentence =
        Wrap.hanging(mark(claim), Line.of(claim.text()), MARK_WIDTH + sentenceWidth);
    sentence
        .get(0)
        .padTo(MARK_WIDTH + sentenceWidth + GAP)
        .add(TextWidth.padRight(expected(claim), expectedWidth + GAP), Ink.FAINT)
        .add(seen(claim), seenInk(claim));
    lines.addAll(sentence);
  }

  private void below(Claim claim, List<Line> lines) {
    lines.addAll(Wrap.hanging(mark(claim), Line.of(claim.text()), look.textWidth()));
    Line values =
        new Line()
            .add(expected(claim) + " ".repeat(GAP), Ink.FAINT)
            .add(seen(claim), seenInk(claim));
    lines.addAll(Wrap.hanging(Line.of(" ".repeat(MARK_WIDTH)), values, look.textWidth()));
  }

  /** A sentence that fails as it was declared to is not called ok: it is not so. */
  static Line mark(Claim claim) {
    return switch (claim.verdict()) {
      case PASS ->
          claim.declaredFailure() ? Line.of(" fails ", Ink.WARN) : Line.of(" ok    ", Ink.GOOD);
      case FAIL -> Line.of(" FAIL  ", Ink.BAD);
      case UNKNOWN -> Line.of(" ?     ", Ink.WARN);
    };
  }

  private static Ink seenInk(Claim claim) {
    return claim.verdict() == Verdict.PASS ? Ink.PLAIN : mark(claim).spans().get(0).ink();
  }

  private static String expected(Claim claim) {
    return "expected " + claim.expected().text(claim.unit());
  }

  private static String seen(Claim claim) {
    if (claim.verdict() == Verdict.UNKNOWN) {
      return "saw nothing";
    }
    String seen = "saw " + claim.observedText();
    if (!claim.declaredFailure()) {
      return seen;
    }
    return seen + (claim.holds() ? ", but was declared to fail" : ", fails as declared");
  }
}
