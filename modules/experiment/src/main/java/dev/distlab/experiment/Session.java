package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A scenario being played: every command becomes a {@link Step}, all steps are kept. For one
 * thread.
 */
public final class Session {

  private final Scenario scenario;
  private final Settings settings;
  private final World world;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> commandLines = new ArrayList<>();
  private List<World.Counter> lastCounters;

  private Session(Scenario scenario, Settings settings) {
    this.scenario = scenario;
    this.settings = settings;
    this.world = scenario.begin(settings);
    this.lastCounters = world.counters();
    steps.add(step("", new StepReport().caption(scenario.about().question())));
  }

  /** A session that stands at step 0, before the first command. */
  public static Session begin(Scenario scenario, Settings settings) {
    return new Session(scenario, settings);
  }

  /** A session in which the whole story has been played. */
  public static Session play(Scenario scenario, Settings settings) {
    Session session = begin(scenario, settings);
    scenario.story(settings).forEach(session::apply);
    return session;
  }

  /**
   * Does one command.
   *
   * @throws UsageException if it is not understood or makes no sense here; the session stays as it
   *     was
   */
  public Step apply(String line) {
    Command command = CommandSpec.parse(line, world.commands());
    StepReport report = new StepReport();
    world.apply(command, report);
    Step step = step(command.toString(), report);
    steps.add(step);
    commandLines.add(line);
    return step;
  }

  private Step step(String command, StepReport report) {
    List<World.Counter> counters = world.counters();
    List<Step.Change> changes = new ArrayList<>();
    for (int i = 0; i < counters.size(); i++) {
      World.Counter now = counters.get(i);
      World.Counter was = lastCounters.get(i);
      changes.add(
          new Step.Change(now.name(), was.value(), now.value(), now.unit(), now.decimals()));
    }
    lastCounters = counters;
    return new Step(
        steps.size(),
        command,
        report.virtualNanos(),
        report.caption(),
        changes,
        world.state(),
        world.picture());
  }

  /** All steps so far, step 0 first. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The commands that the world knows. */
  public List<CommandSpec> commands() {
    return world.commands();
  }

  /**
   * Claims and notes about the present moment.
   *
   * <p>A bad preset has to fail as it declares while it is told as it was written, with any seed.
   * With a reader's own settings or commands the failure may be absent, which is no fault of
   * theirs: a note says so then.
   */
  public Result conclusion() {
    Report report = new Report();
    world.conclude(report);
    Result result = report.result(scenario.about(), settings);
    boolean isAbsent = result.claims().stream().anyMatch(Claim::failsToFail);
    return isAbsent && !isAsWritten() ? result.withoutAbsentFailures() : result;
  }

  private boolean isAsWritten() {
    return settings.areDefaults() && commandLines.equals(scenario.story(settings));
  }

  /**
   * The one JSON form of a played scenario, described by {@code docs/schema/scenario.schema.json}.
   */
  public Json.Obj toJson() {
    Json.Arr stepList = Json.array();
    steps.forEach(step -> stepList.add(step.toJson()));
    Json.Arr commandList = Json.array();
    commands().forEach(command -> commandList.add(command.toJson()));
    return Json.object()
        .put("id", scenario.about().id())
        .put("captions", Json.texts(scenario.captions()))
        .put("badPreset", scenario.isBadPreset())
        .put("commands", commandList)
        .put("steps", stepList)
        .put("conclusion", conclusion().toJson());
  }
}
