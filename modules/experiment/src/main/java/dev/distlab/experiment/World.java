package dev.distlab.experiment;

import java.util.List;

/**
 * What a scenario happens in: a mechanism, the commands that act on it, and how it looks.
 *
 * <p>For one thread. A command that is refused must leave the world as it was.
 */
public interface World {

  /** The commands that it knows. */
  List<CommandSpec> commands();

  /**
   * Does one command and tells what happened.
   *
   * @param command known and with the right number of arguments: {@link Session} has checked this
   * @throws UsageException if an argument makes no sense here; nothing has changed then
   */
  void apply(Command command, StepReport step);

  /** The numbers worth watching, always the same ones in the same order. */
  List<Counter> counters();

  /** Everything that a page needs to draw the present moment. */
  Json.Obj state();

  /**
   * The present moment as plain text for a terminal: at most 96 columns, no control characters;
   * empty where the state says enough.
   */
  List<String> picture();

  /** Records the claims of the story when its last command is done. */
  void conclude(Report report);

  /**
   * A number worth watching.
   *
   * @param name what it counts
   * @param value now
   * @param unit or empty
   * @param decimals places to show
   */
  record Counter(String name, double value, String unit, int decimals) {

    /** A whole number without a unit. */
    public static Counter count(String name, long value) {
      return new Counter(name, value, "", 0);
    }
  }
}
