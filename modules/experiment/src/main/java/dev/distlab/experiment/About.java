package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * What an experiment or a scenario says of itself before it runs.
 *
 * @param id chapter and name, such as {@code ring/grow}
 * @param chapterTitle such as {@code Consistent hashing}
 * @param question what it answers, a question or a short sentence
 * @param parameters its knobs, in the order in which they are shown
 * @param leavesOut what the model leaves out, each with its consequence
 * @param next commands worth running afterwards, without the leading {@code ./lab}
 */
public record About(
    String id,
    String chapterTitle,
    String question,
    List<Parameter> parameters,
    List<String> leavesOut,
    List<String> next) {

  public About {
    parameters = List.copyOf(parameters);
    leavesOut = List.copyOf(leavesOut);
    next = List.copyOf(next);
  }

  /** Starts one with an id, the chapter's title and the question. */
  public static About of(String id, String chapterTitle, String question) {
    return new About(id, chapterTitle, question, List.of(), List.of(), List.of());
  }

  /** The same with these parameters. */
  public About with(Parameter... added) {
    return new About(id, chapterTitle, question, List.of(added), leavesOut, next);
  }

  /** The same with one more thing that the model leaves out. */
  public About leavingOut(String what) {
    List<String> all = new ArrayList<>(leavesOut);
    all.add(what);
    return new About(id, chapterTitle, question, parameters, all, next);
  }

  /** The same with one more command to go on with, such as {@code step ring/join}. */
  public About andNext(String command) {
    List<String> all = new ArrayList<>(next);
    all.add(command);
    return new About(id, chapterTitle, question, parameters, leavesOut, all);
  }

  /** The chapter's word: what stands before the slash. */
  public String chapter() {
    return id.substring(0, id.indexOf('/'));
  }

  /**
   * The parameter of that name.
   *
   * @throws UsageException if there is none, naming the nearest
   */
  public Parameter parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    List<String> names = parameters.stream().map(Parameter::name).toList();
    throw UsageException.unknown(id + " has no parameter \"" + name + "\"", name, names);
  }

  /** As JSON: what a page needs to build its controls. */
  public Json.Obj toJson() {
    Json.Arr parameterList = Json.array();
    parameters.forEach(parameter -> parameterList.add(parameter.toJson()));
    return Json.object()
        .put("id", id)
        .put("chapter", chapter())
        .put("chapterTitle", chapterTitle)
        .put("question", question)
        .put("parameters", parameterList)
        .put("leavesOut", Json.texts(leavesOut))
        .put("next", Json.texts(next));
  }
}
