package dev.distlab.experiment;

import java.util.List;

/** All chapters, in reading order, and how to find what is in them. Immutable. */
public record Catalog(List<Chapter> chapters) {

  public Catalog {
    chapters = List.copyOf(chapters);
  }

  /** The words of all chapters. */
  public List<String> words() {
    return chapters.stream().map(Chapter::word).toList();
  }

  /**
   * The chapter of that word.
   *
   * @throws UsageException if there is none, naming the nearest
   */
  public Chapter chapter(String word) {
    List<String> words = words();
    int index = words.indexOf(word);
    if (index < 0) {
      throw unknown("chapter", word, words);
    }
    return chapters.get(index);
  }

  /**
   * The experiment with that id, such as {@code ring/grow}.
   *
   * @throws UsageException if there is none, naming the nearest
   */
  public Experiment experiment(String id) {
    Chapter chapter = chapter(wordOf(id));
    for (Experiment experiment : chapter.experiments()) {
      if (experiment.about().id().equals(id)) {
        return experiment;
      }
    }
    for (Scenario scenario : chapter.scenarios()) {
      if (scenario.about().id().equals(id)) {
        throw new UsageException(id + " is a scenario: ./lab step " + id, id);
      }
    }
    throw unknown(
        "experiment",
        id,
        chapter,
        chapter.experiments().stream().map(one -> one.about().id()).toList());
  }

  /**
   * The scenario with that id, such as {@code ring/join}.
   *
   * @throws UsageException if there is none, naming the nearest
   */
  public Scenario scenario(String id) {
    Chapter chapter = chapter(wordOf(id));
    for (Scenario scenario : chapter.scenarios()) {
      if (scenario.about().id().equals(id)) {
        return scenario;
      }
    }
    for (Experiment experiment : chapter.experiments()) {
      if (experiment.about().id().equals(id)) {
        throw new UsageException(id + " is an experiment: ./lab run " + id, id);
      }
    }
    throw unknown(
        "scenario",
        id,
        chapter,
        chapter.scenarios().stream().map(one -> one.about().id()).toList());
  }

  private static String wordOf(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** A chapter alone is no name of an experiment or scenario: its own are told. */
  private static UsageException unknown(
      String what, String given, Chapter chapter, List<String> known) {
    String word = chapter.word();
    if (known.isEmpty() || !(given.equals(word) || given.equals(word + "/"))) {
      return unknown(what, given, known);
    }
    return new UsageException(
        word + " is a chapter: name one " + what + " of it.  All: " + String.join(", ", known));
  }

  private static UsageException unknown(String what, String given, List<String> known) {
    return new UsageException(
        "no " + what + " \"" + given + "\"." + Nearest.hint(given, known) + "  All: ./lab list",
        Nearest.to(given, known).orElse(null));
  }

  /** Everything that a page needs to build itself. */
  public Json toJson() {
    Json.Arr list = Json.array();
    chapters.forEach(chapter -> list.add(chapter.toJson()));
    return Json.object().put("chapters", list);
  }
}
