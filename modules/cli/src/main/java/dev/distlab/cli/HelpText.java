package dev.distlab.cli;

import dev.distlab.cli.view.CatalogView;
import dev.distlab.cli.view.Ink;
import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.TableView;
import dev.distlab.cli.view.TextWidth;
import dev.distlab.cli.view.Wrap;
import dev.distlab.experiment.About;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The texts of help. */
final class HelpText {

  private static final String WHAT =
      "distlab shows how distributed systems work by running them: each chapter is a mechanism in"
          + " plain Java, experiments that measure it, and scenarios that play it step by step."
          + " Everything shown is computed while you watch; the same seed gives the same bytes.";

  private final Look look;
  private final Context context;

  HelpText(Look look, Context context) {
    this.look = look;
    this.context = context;
  }

  /** What this is, three examples, the commands, the chapters. */
  List<Line> root() {
    List<Line> lines = new ArrayList<>(Wrap.lines(Line.of(WHAT), look.textWidth()));
    heading("Try", lines);
    lines.addAll(entries(examples()));
    heading("Commands", lines);
    List<Entry> commands = new ArrayList<>();
    for (CommandLine command : Commands.of(context).getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      commands.add(new Entry("./lab " + synopsis(spec), spec.usageMessage().description()[0]));
    }
    lines.addAll(entries(commands));
    if (!context.catalog().chapters().isEmpty()) {
      heading("Chapters", lines);
      lines.addAll(new CatalogView(look).chapters(context.catalog()));
    }
    return lines;
  }

  private List<Entry> examples() {
    List<Entry> examples = new ArrayList<>();
    examples.add(new Entry("./lab tour", "one telling trade-off of every chapter, about a minute"));
    if (context.catalog().chapters().isEmpty()) {
      return examples;
    }
    Chapter first = context.catalog().chapters().get(0);
    examples.add(new Entry("./lab run " + first.word(), "all experiments of a chapter"));
    if (!first.scenarios().isEmpty()) {
      String scenario = first.scenarios().get(0).about().id();
      examples.add(new Entry("./lab step " + scenario, "play a scenario, back and forth"));
    }
    return examples;
  }

  /** How to use one command. */
  List<Line> command(CommandSpec spec) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("./lab " + synopsis(spec), Ink.STRONG));
    lines.addAll(
        Wrap.hanging(
            Line.of("  "), Line.of(spec.usageMessage().description()[0]), look.textWidth()));
    List<Entry> entries = new ArrayList<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String all =
          spec.userObject() instanceof Choosing choosing && !choosing.choices().isEmpty()
              ? "; all: " + String.join(", ", choosing.choices())
              : "";
      entries.add(new Entry(parameter.paramLabel(), parameter.description()[0] + all));
    }
    for (OptionSpec option : spec.options()) {
      boolean takesValue = option.arity().max() > 0;
      String name = String.join(", ", option.names());
      entries.add(
          new Entry(name + (takesValue ? " " + option.paramLabel() : ""), option.description()[0]));
    }
    lines.add(Line.empty());
    lines.addAll(entries(entries));
    return lines;
  }

  /** The parameters of an experiment or scenario, or nothing where none has that id. */
  List<Line> parametersOf(String id) {
    List<Line> lines = new ArrayList<>();
    for (Chapter chapter : context.catalog().chapters()) {
      chapter.experiments().forEach(one -> parametersOf(one.about(), id, lines));
      chapter.scenarios().forEach(one -> parametersOf(one.about(), id, lines));
    }
    return lines;
  }

  private void parametersOf(About about, String id, List<Line> lines) {
    if (!about.id().equals(id) || about.parameters().isEmpty()) {
      return;
    }
    heading("Parameters of " + id, lines);
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Parameter parameter : about.parameters()) {
      rows.add(
          List.of(
              Table.Cell.of(parameter.name()),
              Table.Cell.of(parameter.defaultText()),
              Table.Cell.of(parameter.allowed()),
              Table.Cell.of(parameter.meaning())));
    }
    List<Table.Column> columns =
        List.of(
            Table.Column.text("name"),
            Table.Column.text("default"),
            Table.Column.text("allowed"),
            Table.Column.text("meaning"));
    lines.addAll(new TableView(look).lines(new Table("", columns, rows)));
  }

  /** Such as {@code run CHAPTER[/NAME] [options]}. */
  static String synopsis(CommandSpec spec) {
    StringBuilder text = new StringBuilder(spec.name());
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      boolean optional = parameter.arity().min() == 0;
      text.append(optional ? " [" + parameter.paramLabel() + "]" : " " + parameter.paramLabel());
    }
    for (OptionSpec option : spec.options()) {
      if (option.required()) {
        text.append(" ").append(option.longestName()).append(" ").append(option.paramLabel());
      }
    }
    return text.toString();
  }

  private static void heading(String text, List<Line> lines) {
    lines.add(Line.empty());
    lines.add(Line.of(text, Ink.STRONG));
  }

  private List<Line> entries(List<Entry> entries) {
    int width = 0;
    for (Entry entry : entries) {
      width = Math.max(width, TextWidth.of(entry.name()));
    }
    boolean beside = width + 4 + 24 <= look.width();
    List<Line> lines = new ArrayList<>();
    for (Entry entry : entries) {
      Line name =
          Line.of("  " + TextWidth.padRight(entry.name(), beside ? width + 2 : 0), Ink.ACCENT);
      if (beside) {
        lines.addAll(Wrap.hanging(name, Line.of(entry.text()), look.textWidth()));
      } else {
        Line folded = Line.of(entry.name(), Ink.ACCENT);
        lines.addAll(Wrap.hanging(Line.of("  "), folded, look.textWidth()));
        lines.addAll(Wrap.hanging(Line.of("      "), Line.of(entry.text()), look.textWidth()));
      }
    }
    return lines;
  }

  /** A name and what it stands for. */
  private record Entry(String name, String text) {}
}
