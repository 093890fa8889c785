package dev.distlab.cli;

import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.MarkdownView;
import dev.distlab.cli.view.Paper;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab explain CHAPTER}: the chapter of {@code docs/} in the terminal. */
@Command(name = "explain", description = "the chapter of docs/ in the terminal")
final class ExplainCommand implements Callable<Integer>, Choosing {

  /** What can be read besides the chapters. */
  private static final List<String> OTHERS = List.of("architecture", "glossary", "README");

  private final Context context;

  @Parameters(paramLabel = "CHAPTER", description = "what to read, such as ring or glossary")
  private String name;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    Optional<String> text = Docs.text(name);
    if (text.isEmpty()) {
      throw unknown();
    }
    new Paper(context.out(), look).print(new MarkdownView(look).lines(text.get()));
    return ExitCode.OK;
  }

  /** Every chapter that has a text, and what stands beside them. */
  @Override
  public List<String> choices() {
    List<String> known = new ArrayList<>(context.catalog().words());
    known.addAll(OTHERS);
    known.removeIf(word -> !Docs.has(word));
    return known;
  }

  private UsageException unknown() {
    if (context.catalog().words().contains(name)) {
      return new UsageException("chapter \"" + name + "\" has no text yet. Try: ./lab run " + name);
    }
    String word = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    return UsageException.unknown("no chapter \"" + name + "\" to read", word, choices());
  }
}
