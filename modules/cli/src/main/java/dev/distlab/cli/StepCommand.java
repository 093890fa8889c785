package dev.distlab.cli;

import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.ResultView;
import dev.distlab.cli.view.StepView;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab step CHAPTER/SCENARIO}: plays a scenario, or prints all its steps. */
@Command(name = "step", description = "play a scenario step by step, back and forth")
final class StepCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "CHAPTER/SCENARIO", description = "what to play, such as ring/join")
  private String target;

  @Mixin private final SettingOptions settingOptions = new SettingOptions();
  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  StepCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    Scenario scenario = context.catalog().scenario(target);
    Settings settings = settingOptions.settings(scenario.about(), context);
    Session session = Session.play(scenario, settings);
    Result conclusion = session.conclusion();
    if (settingOptions.isJson()) {
      context.out().print(session.toJson() + "\n");
    } else if (isPlayed()) {
      play(scenario, session, look);
      print(new ResultView(look).lines(conclusion, Next.after(scenario.about())), look);
    } else {
      print(story(scenario, settings, session, look), look);
    }
    new SvgFiles(context, settingOptions.svg()).write(scenario.about(), conclusion.charts());
    return ExitCode.of(conclusion.verdict());
  }

  private boolean isPlayed() {
    Terminal terminal = context.environment().terminal();
    return terminal.input() && terminal.output();
  }

  private void play(Scenario scenario, Session session, Look look) {
    context.out().flush();
    try (Screen screen = context.environment().screen().apply(context.out())) {
      new Player(scenario, session, look, screen).play();
    }
  }

  private void print(List<Line> lines, Look look) {
    new Paper(context.out(), look).print(lines);
  }

  private static List<Line> story(
      Scenario scenario, Settings settings, Session session, Look look) {
    ResultView results = new ResultView(look);
    StepView steps = new StepView(look);
    List<Line> lines = new ArrayList<>(results.head(scenario.about(), settings));
    lines.add(Line.empty());
    lines.addAll(steps.captions(scenario.captions()));
    int last = session.steps().size() - 1;
    for (Step step : session.steps()) {
      lines.add(Line.empty());
      lines.addAll(steps.lines(step, last));
    }
    lines.addAll(results.body(session.conclusion()));
    lines.addAll(results.foot(session.conclusion(), Next.after(scenario.about())));
    return lines;
  }
}
