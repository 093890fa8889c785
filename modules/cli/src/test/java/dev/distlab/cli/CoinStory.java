package dev.distlab.cli;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.World;
import java.util.List;

/** A purse that is filled and emptied; the bad one has a hole, which 50 coins stop up. */
final class CoinStory implements Scenario {

  private final boolean hole;

  CoinStory(boolean hole) {
    this.hole = hole;
  }

  @Override
  public About about() {
    return About.of(
            hole ? "coin/hole" : "coin/story",
            "Coins",
            hole
                ? "A purse with a hole loses a coin at every step."
                : "A purse keeps what is put in.")
        .with(Parameter.integer("start", 3, 0, 100, "coins at the start"))
        .andNext("run coin/toss");
  }

  @Override
  public List<String> captions() {
    return List.of("A purse holds coins.", "Coins come and go, and the purse counts them.");
  }

  @Override
  public boolean isBadPreset() {
    return hole;
  }

  @Override
  public List<String> story(Settings settings) {
    return List.of("put 5", "take 2", "put 1");
  }

  @Override
  public World begin(Settings settings) {
    return new Purse(settings.integer("start"));
  }

  private final class Purse implements World {
    private long coins;
    private long lost;
    private long now;

    Purse(long coins) {
      this.coins = coins;
    }

    @Override
    public List<CommandSpec> commands() {
      return List.of(
          new CommandSpec("put", List.of("N"), "puts coins in", "put 5"),
          new CommandSpec("take", List.of("N"), "takes coins out", "take 2"));
    }

    @Override
    public void apply(Command command, StepReport step) {
      long amount = command.integer(0, 1, 1, 100);
      coins += command.name().equals("put") ? amount : -amount;
      boolean loses = hole && coins < 50;
      coins -= loses ? 1 : 0;
      lost += loses ? 1 : 0;
      now += 1_500_000_000L;
      step.caption("The purse now holds " + coins + ".").at(now);
    }

    @Override
    public List<Counter> counters() {
      return List.of(Counter.count("coins", coins), Counter.count("lost", lost));
    }

    @Override
    public Json.Obj state() {
      return Json.object().put("coins", coins);
    }

    @Override
    public List<String> picture() {
      return List.of("( " + "o ".repeat((int) coins) + ")");
    }

    @Override
    public void conclude(Report report) {
      Report.ClaimBuilder claim =
          report.claim("keeps", "no coin is lost").expect(Expected.exactly(0));
      (hole ? claim.declaredToFail() : claim).saw(lost, "coins");
    }
  }
}
