package dev.distlab.cli;

import dev.distlab.cli.view.Ansi;
import dev.distlab.cli.view.Ink;
import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.ResultView;
import dev.distlab.cli.view.StepView;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Step;
import java.util.ArrayList;
import java.util.List;

/** Plays a recorded session on a screen, back and forth, as its reader's keys say. */
final class Player {

  private static final int MILLIS_A_STEP = 1500;

  private final Scenario scenario;
  private final Session session;
  private final List<Step> steps;
  private final Look look;
  private final Screen screen;
  private final Keys keys;

  private int index;
  private int scrolled;
  private int page;
  private boolean playing;
  private String remark = "";

  Player(Scenario scenario, Session session, Look look, Screen screen) {
    this.scenario = scenario;
    this.session = session;
    this.steps = session.steps();
    this.look = look;
    this.screen = screen;
    this.keys = new Keys(screen, this::showNumber);
  }

  /** Shows step after step until the reader quits. */
  void play() {
    while (true) {
      draw();
      if (playing && index == steps.size() - 1) {
        playing = false;
      } else if (playing && !screen.isPressedWithin(MILLIS_A_STEP)) {
        show(index + 1);
        continue;
      }
      Keys.Move move = keys.next();
      remark = "";
      if (move.kind() == Keys.Kind.QUIT) {
        return;
      }
      follow(move);
    }
  }

  private void follow(Keys.Move move) {
    boolean wasPlaying = playing;
    playing = false;
    switch (move.kind()) {
      case NEXT -> go(index + 1);
      case BACK -> go(index - 1);
      case FIRST -> go(0);
      case LAST -> go(steps.size() - 1);
      case GO_TO -> goTo(move.text());
      case PLAY -> playing = !wasPlaying;
      case DOWN -> scroll(page);
      case UP -> scroll(-page);
      default -> remark = move.text() + " does nothing here";
    }
  }

  private void go(int wanted) {
    show(Math.max(0, Math.min(steps.size() - 1, wanted)));
    if (wanted != index) {
      remark = wanted < 0 ? "this is the start" : "this is the end: q quits, b goes back";
    }
  }

  /** A step, from its top. */
  private void show(int step) {
    index = step;
    scrolled = 0;
  }

  /** Further down or up a step that the window does not hold; {@link #draw} knows the end. */
  private void scroll(int lines) {
    if (lines == 0) {
      remark = "the window shows all there is";
    }
    scrolled = Math.max(0, scrolled + lines);
  }

  /** What is typed behind {@code g}, which the terminal does not show by itself. */
  private void showNumber(String digits) {
    remark = "go to step " + digits;
    draw();
  }

  private void goTo(String number) {
    try {
      int wanted = Integer.parseInt(number.strip());
      if (wanted >= 0 && wanted < steps.size()) {
        show(wanted);
        return;
      }
    } catch (NumberFormatException e) {
      // told below, with what is allowed
    }
    remark = "no step \"" + number.strip() + "\": allowed 0.." + (steps.size() - 1);
  }

  private void draw() {
    Screen.Size size = screen.size();
    Look own = look.withWidth(Math.max(Look.LEAST_WIDTH, Math.min(look.width(), size.columns())));
    List<Line> lines = content(own);
    int room = Math.max(3, size.rows() - 3);
    page = 0;
    if (screen.isImmediate() && lines.size() > room) {
      lines = part(lines, room);
    }
    lines.add(Line.empty());
    lines.add(Line.of(remark.isEmpty() ? "" : " " + remark, Ink.WARN));
    lines.add(bar(own.width()));
    screen.draw(new Ansi(own).texts(lines));
  }

  private List<Line> content(Look own) {
    ResultView results = new ResultView(own);
    List<Line> lines =
        new ArrayList<>(results.head(scenario.about(), session.conclusion().settings()));
    lines.add(Line.empty());
    if (index == 0) {
      lines.addAll(new StepView(own).captions(scenario.captions()));
      lines.add(Line.empty());
    }
    lines.addAll(new StepView(own).lines(steps.get(index), steps.size() - 1));
    if (index == steps.size() - 1) {
      lines.addAll(results.body(session.conclusion()));
    }
    return lines;
  }

  /** What the window holds of these lines, and which of them that is. */
  private List<Line> part(List<Line> lines, int room) {
    int shown = room - 1;
    page = Math.max(1, shown - 1);
    scrolled = Math.min(scrolled, lines.size() - shown);
    int end = scrolled + shown;
    List<Line> part = new ArrayList<>(lines.subList(scrolled, end));
    String where = " lines " + (scrolled + 1) + " to " + end + " of " + lines.size() + ": ";
    part.add(
        Line.of(where, Ink.WARN)
            .add(end < lines.size() ? "j, down" : "", Ink.ACCENT)
            .add(end < lines.size() ? " more   " : "", Ink.FAINT)
            .add(scrolled > 0 ? "k, up" : "", Ink.ACCENT)
            .add(scrolled > 0 ? " back" : "", Ink.FAINT));
    return part;
  }

  private Line bar(int width) {
    String[] entries = {"enter", "next", "b", "back", "g N", "go to", "p", "play", "q", "quit"};
    Line bar = new Line();
    for (int i = 0; i < entries.length; i += 2) {
      bar.add(i == 0 ? " " : width < 60 ? "  " : "   ")
          .add(entries[i], Ink.ACCENT)
          .add(" " + entries[i + 1], Ink.FAINT);
    }
    return playing ? bar.add("   playing", Ink.WARN) : bar;
  }
}
