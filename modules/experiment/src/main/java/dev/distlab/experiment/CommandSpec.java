package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A command that a {@link World} knows.
 *
 * @param name a verb of the field
 * @param arguments their names; one that ends in {@code ?} may be left out, one that ends in {@code
 *     ...} (the last) takes the rest of the line, spaces and all
 * @param meaning one short sentence
 * @param example such as {@code add n6}, offered by a page as a button
 */
public record CommandSpec(String name, List<String> arguments, String meaning, String example) {

  public CommandSpec {
    arguments = List.copyOf(arguments);
  }

  /** How to write it: {@code add NODE [WEIGHT]}. */
  public String usage() {
    StringBuilder text = new StringBuilder(name);
    for (String argument : arguments) {
      boolean optional = argument.endsWith("?");
      String plain = optional ? argument.substring(0, argument.length() - 1) : argument;
      text.append(optional ? " [" + plain + "]" : " " + plain);
    }
    return text.toString();
  }

  /**
   * Reads one line as a command.
   *
   * @throws UsageException if no command of that name is known, or arguments are missing or too
   *     many
   */
  public static Command parse(String line, List<CommandSpec> known) {
    List<String> words = Words.of(line);
    String name = words.isEmpty() ? "" : words.remove(0);
    for (CommandSpec spec : known) {
      if (spec.name.equals(name)) {
        return new Command(name, spec.fit(line, words));
      }
    }
    List<String> names = known.stream().map(CommandSpec::name).toList();
    throw UsageException.unknown("no command \"" + name + "\" here", name, names);
  }

  private List<String> fit(String line, List<String> words) {
    long required = arguments.stream().filter(argument -> !argument.endsWith("?")).count();
    boolean takesRest = !arguments.isEmpty() && last().contains("...");
    boolean tooMany = words.size() > arguments.size() && !takesRest;
    if (words.size() < required || tooMany) {
      throw new UsageException(
          "\""
              + line.strip()
              + "\": "
              + (tooMany ? "too many" : "missing")
              + " arguments; write "
              + usage()
              + ", for example "
              + example,
          example);
    }
    if (words.size() <= arguments.size()) {
      return words;
    }
    int fixed = arguments.size() - 1;
    List<String> fitted = new ArrayList<>(words.subList(0, fixed));
    fitted.add(String.join(" ", words.subList(fixed, words.size())));
    return fitted;
  }

  private String last() {
    return arguments.get(arguments.size() - 1);
  }

  /** As JSON: what a page needs to offer it. */
  public Json toJson() {
    return Json.object()
        .put("name", name)
        .put("usage", usage())
        .put("meaning", meaning)
        .put("example", example);
  }
}
