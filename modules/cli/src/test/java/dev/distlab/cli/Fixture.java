package dev.distlab.cli;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Chart.Axis;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A small catalog with one of everything that the terminal has to show. */
final class Fixture {

  private static final String TITLE = "Coins";

  private Fixture() {}

  static Catalog catalog() {
    return new Catalog(
        List.of(
            new Chapter(
                "coin",
                TITLE,
                "How often does a coin fall on its head, and how sure can you be?",
                "coin/toss",
                Map.of("tosses", "100"),
                List.of(
                    toss(),
                    growth(),
                    cloud(),
                    bars(),
                    biased(),
                    blind(),
                    broken(),
                    names(),
                    perCoin(),
                    claimsOnly()),
                List.of(new CoinStory(false), new CoinStory(true))),
            new Chapter(
                "queue",
                "Queues",
                "A chapter that is only named.",
                "queue/wait",
                Map.of(),
                List.of(waiting()),
                List.of())));
  }

  private static Experiment toss() {
    About about =
        About.of("coin/toss", TITLE, "how far from one half is the share of heads?")
            .with(
                Parameter.integer("tosses", 1000, 1, 1_000_000, "tosses of each coin")
                    .because("a coin that is never tossed shows nothing"),
                Parameter.integers("coins", "1,2,3", 1, 9, "which coins"),
                Parameter.real("bias", "0.5", 0, 1, "chance of a head"),
                Parameter.choice(
                    "metal", "copper", List.of("copper", "silver"), "what it is made of"))
            .leavingOut("air: a real coin is caught, turned and dropped.")
            .andNext("step coin/story");
    return experiment(
        about,
        (settings, report) -> {
          Table.Builder table =
              report.table(
                  "coins",
                  Column.text("coin"),
                  Column.percent("heads").withBar().remark("ideal 50 %"),
                  Column.number("longest run", "", 0).withBar());
          double first = Double.NaN;
          for (int coin : settings.integers("coins")) {
            double heads = heads(settings, "coin " + coin, settings.real("bias"));
            first = Double.isNaN(first) ? heads : first;
            table.row(
                Cell.of("coin " + coin),
                Cell.of(heads).flaggedIf(Math.abs(heads - 50) > 2),
                Cell.of(1 + coin));
          }
          report.measure("heads", "share of heads", first, "%", 1);
          report
              .claim("fair", "the first coin is fair")
              .expect(Expected.between(45, 55))
              .saw(first, "%", 1);
          report.note(
              "Not a win, luck. Try: ./lab sweep coin/toss --over tosses=10,1000 --seeds 20");
        });
  }

  private static double heads(Settings settings, String name, double bias) {
    SeededRandom random = settings.random(name);
    int tosses = settings.integer("tosses");
    int heads = 0;
    for (int i = 0; i < tosses; i++) {
      heads += random.nextDouble() < bias ? 1 : 0;
    }
    return 100.0 * heads / tosses;
  }

  private static Experiment waiting() {
    return experiment(
        About.of("queue/wait", "Queues", "how long does one wait?"),
        (settings, report) ->
            report.claim("short", "not long").expect(Expected.atMost(9)).saw(3, "min"));
  }

  private static Experiment growth() {
    About about = About.of("coin/growth", TITLE, "how fast does the error fall?");
    return experiment(
        about,
        (settings, report) -> {
          var spread =
              report
                  .lineChart(
                      "spread",
                      "error over tosses, range over 100 seeds",
                      Axis.log("tosses", ""),
                      Axis.linear("error", "%").lowerIsBetter())
                  .reference("goal", 5);
          var rivals =
              report.lineChart(
                  "rivals",
                  "three coins and their errors",
                  Axis.linear("tosses", ""),
                  Axis.log("error", "%").lowerIsBetter());
          for (int tosses = 1; tosses <= 1024; tosses *= 4) {
            double error = 50 / Math.sqrt(tosses);
            spread.point("fair coin", tosses, error, error / 3, error * 1.8);
            rivals.point("copper", tosses, error);
            rivals.point("silver", tosses, error * 1.5);
            rivals.point("gold, the one with the long name", tosses, error / 4);
          }
        });
  }

  private static Experiment cloud() {
    return experiment(
        About.of("coin/cloud", TITLE, "where do coins land?"),
        (settings, report) -> {
          SeededRandom random = settings.random("cloud");
          var chart =
              report.scatterChart(
                  "cloud", "coins on a table", Axis.linear("x", "cm"), Axis.linear("y", "cm"));
          for (int i = 0; i < 300; i++) {
            chart.point(
                "coins", random.nextDouble() * 100, random.nextDouble() * random.nextDouble() * 60);
          }
        });
  }

  private static Experiment bars() {
    return experiment(
        About.of("coin/bars", TITLE, "how many coins are in each purse?"),
        (settings, report) -> {
          List<String> purses = List.of("Ada", "Bob", "Zoë");
          var one =
              report.barChart(
                  "purse",
                  "coins per purse",
                  Axis.categories("purse", purses),
                  Axis.linear("coins", ""));
          var many =
              report.barChart(
                  "metal",
                  "coins per purse and metal",
                  Axis.categories("purse", purses),
                  Axis.linear("coins", "").higherIsBetter());
          for (int i = 0; i < 3; i++) {
            one.point("coins", i, 10 + i * 7, 5 + i * 7, 15 + i * 7);
            many.point("copper", i, 10 + i);
            many.point("silver", i, 5.5 - i);
            many.point("gold", i, i);
          }
          one.reference("ideal", 17);
        });
  }

  private static Experiment biased() {
    return experiment(
        About.of("coin/biased", TITLE, "is a bent coin fair?"),
        (settings, report) -> {
          report.claim("fair", "it is fair").expect(Expected.exactly(50)).saw(61.5, "%", 1);
          report
              .claim("never-edge", "it never stands on its edge, although it is bent a lot")
              .expect(Expected.atMost(0))
              .declaredToFail()
              .saw(3, "times");
        });
  }

  private static Experiment blind() {
    return experiment(
        About.of("coin/blind", TITLE, "what does nobody see?"),
        (settings, report) ->
            report
                .claim("seen", "somebody saw it")
                .expect(Expected.atLeast(1))
                .saw(Double.NaN, "", 0));
  }

  private static Experiment broken() {
    return experiment(
        About.of("coin/broken", TITLE, "what does a fault of the program look like?"),
        (settings, report) -> {
          throw new IllegalStateException("no coin");
        });
  }

  private static Experiment names() {
    return experiment(
        About.of("coin/names", TITLE, "how many names are there?")
            .with(Parameter.lines("names", List.of("cities"), "one a line")),
        (settings, report) -> {
          List<String> names = settings.lines("names");
          report
              .table("names", Column.text("first name"), Column.number("names", "", 0))
              .row(Cell.of(names.get(0)), Cell.of(names.size()));
          report.measure("names", "names", names.size(), "", 0);
        });
  }

  private static Experiment perCoin() {
    About about =
        About.of("coin/per-coin", TITLE, "which coin is the fairest?")
            .with(Parameter.integers("coins", "1,2", 1, 9, "which coins"));
    return experiment(
        about,
        (settings, report) -> {
          for (int coin : settings.integers("coins")) {
            double heads = 50 + coin * settings.random("coin").nextDouble();
            report.measure("heads-" + coin, "heads of coin " + coin, heads, "%", 1);
            report
                .claim("fair-" + coin, "coin " + coin + " is fair")
                .expect(Expected.between(45, 55))
                .saw(heads, "%", 1);
          }
        });
  }

  private static Experiment claimsOnly() {
    About about =
        About.of("coin/claims-only", TITLE, "what is twice a number?")
            .with(Parameter.integer("n", 1, 0, 9, "the number"));
    return experiment(
        about,
        (settings, report) ->
            report
                .claim("twice", "twice the number")
                .expect(Expected.atLeast(0))
                .saw(2L * settings.integer("n"), ""));
  }

  private static Experiment experiment(About about, BiConsumer<Settings, Report> run) {
    return new Experiment() {
      @Override
      public About about() {
        return about;
      }

      @Override
      public void run(Settings settings, Report report) {
        run.accept(settings, report);
      }
    };
  }

  static Scenario scenario(String id) {
    return catalog().scenario(id);
  }
}
