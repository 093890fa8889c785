package dev.distlab.cli;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * An argument that the parser refused, told in the words of this program: what was given, what is
 * allowed, the nearest valid, what to do next.
 */
final class ParseProblem {

  private final ParameterException problem;
  private final Context context;
  private final CommandSpec spec;

  ParseProblem(ParameterException problem, Context context) {
    this.problem = problem;
    this.context = context;
    this.spec = problem.getCommandLine().getCommandSpec();
  }

  String text() {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0));
    }
    if (problem instanceof MissingParameterException missing) {
      return missing(missing.getMissing().get(0));
    }
    if (problem instanceof OverwrittenOptionException twice) {
      String name = ((OptionSpec) twice.getOverwritten()).longestName();
      return name + " is given more than once: keep one of them." + help();
    }
    return problem.getMessage() + "." + help();
  }

  private String unmatched(String given) {
    if (given.startsWith("-")) {
      int equals = given.indexOf('=');
      String name = equals < 0 ? given : given.substring(0, equals);
      List<String> names = new ArrayList<>();
      spec.options().forEach(option -> names.addAll(List.of(option.names())));
      names.remove("--debug");
      String hint = hintToSet(given);
      return "no option \""
          + name
          + "\" here."
          + (hint.isEmpty() ? Nearest.hint(name, names) : hint)
          + help();
    }
    if (spec.parent() == null) {
      return unknownCommand(given);
    }
    if (spec.positionalParameters().isEmpty()) {
      return spec.name() + " takes no \"" + given + "\"." + help();
    }
    return tooMany(given);
  }

  private String unknownCommand(String given) {
    List<String> names = new ArrayList<>(spec.subcommands().keySet());
    for (Chapter chapter : context.catalog().chapters()) {
      if (given.equals(chapter.word()) || given.startsWith(chapter.word() + "/")) {
        return "no command \"" + given + "\": it is a chapter's. Try: ./lab run " + given;
      }
    }
    String hint = Nearest.hint(given, names);
    if (hint.isEmpty()) {
      hint =
          Nearest.to(given, context.catalog().words())
              .map(word -> " Try: ./lab run " + word)
              .orElse("");
    }
    return "no command \"" + given + "\"." + hint + "  All: ./lab help";
  }

  private String tooMany(String given) {
    ArgSpec first = spec.positionalParameters().get(0);
    Object taken = first.getValue();
    String joined = taken + "/" + given;
    boolean isId = abouts().anyMatch(about -> about.id().equals(joined));
    String hint = isId ? " Did you mean \"" + joined + "\"?" : hintToSet(given);
    return spec.name()
        + " takes one "
        + first.paramLabel()
        + ", and \""
        + given
        + "\" is one more."
        + hint
        + help();
  }

  /** For {@code --nodes 5} and {@code nodes=5}: a parameter is set in another way. */
  private String hintToSet(String given) {
    String pair = given.startsWith("--") ? given.substring(2) : given;
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    boolean isKnown =
        abouts()
            .anyMatch(about -> about.parameters().stream().anyMatch(p -> p.name().equals(name)));
    return isKnown && spec.findOption("--set") != null
        ? " Did you mean --set " + (equals < 0 ? name + "=VALUE" : pair) + "?"
        : "";
  }

  private Stream<About> abouts() {
    return context.catalog().chapters().stream()
        .flatMap(
            chapter ->
                Stream.concat(
                    chapter.experiments().stream().map(Experiment::about),
                    chapter.scenarios().stream().map(Scenario::about)));
  }

  private String missing(ArgSpec missing) {
    if (missing instanceof OptionSpec option) {
      String value = option.longestName() + " " + option.paramLabel();
      return option.required() && !wasGiven(option)
          ? spec.name() + " needs " + value + ": " + option.description()[0] + "." + help()
          : option.longestName()
              + " needs a value: "
              + value
              + ", "
              + option.description()[0]
              + "."
              + help();
    }
    String needed = spec.name() + " needs a " + missing.paramLabel();
    if (spec.userObject() instanceof Choosing choosing && !choosing.choices().isEmpty()) {
      return needed + ".  All: " + String.join(", ", choosing.choices());
    }
    return needed + ": " + missing.description()[0] + "." + help();
  }

  private boolean wasGiven(OptionSpec option) {
    return problem.getCommandLine().getParseResult() != null
        && problem.getCommandLine().getParseResult().hasMatchedOption(option);
  }

  private String help() {
    return spec.parent() == null ? "  All: ./lab help" : "  All: ./lab " + spec.name() + " --help";
  }
}
