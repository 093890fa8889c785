package dev.distlab.tidy.docs;

import dev.distlab.tidy.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown document, as far as the tests must understand it. */
final class Markdown {

  /** A heading with the anchor that a repository's web page gives it, and the text under it. */
  record Section(int level, String title, String anchor, int line, int lastLine) {}

  /** A fenced block; {@code line} is that of its first line of content, counted from 0. */
  record Block(String language, int line, List<String> content) {}

  /** A piece of text with its line, counted from 0. */
  record Place(int line, String text) {}

  private static final Pattern FENCE = Pattern.compile("^\\s{0,3}(```+|~~~+)\\s*(\\w*).*$");
  private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*?)\\s*#*$");
  private static final Pattern LINK =
      Pattern.compile(
          "\\[(?:[^\\]\\[]|\\[[^\\]]*\\])*\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern HTML_LINK = Pattern.compile("\\b(?:href|src|srcset)=\"([^\"]+)\"");
  private static final Pattern DEFINITION = Pattern.compile("^\\s{0,3}\\[[^\\]]+\\]:\\s+(\\S+)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Path file;
  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Place> prose = new ArrayList<>();

  private Markdown(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
    split();
    findSections();
  }

  static Markdown read(Path file) {
    return of(file, Repository.read(file));
  }

  static Markdown of(Path file, String text) {
    return new Markdown(file, List.of(text.split("\n", -1)));
  }

  private void split() {
    String fence = null;
    String language = "";
    List<String> content = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = FENCE.matcher(lines.get(i));
      if (fence == null && matcher.matches()) {
        fence = matcher.group(1);
        language = matcher.group(2);
        start = i + 1;
        content = new ArrayList<>();
      } else if (fence != null && lines.get(i).strip().equals(fence)) {
        blocks.add(new Block(language, start, List.copyOf(content)));
        fence = null;
      } else if (fence != null) {
        content.add(lines.get(i));
      } else {
        prose.add(new Place(i, lines.get(i)));
      }
    }
    if (fence != null) {
      throw new AssertionError(Repository.name(file) + ": block of line " + start + " has no end");
    }
  }

  private void findSections() {
    Map<String, Integer> seen = new HashMap<>();
    List<Section> open = new ArrayList<>();
    for (Place place : prose) {
      Matcher matcher = HEADING.matcher(place.text());
      if (matcher.matches()) {
        String anchor = anchor(matcher.group(2));
        int times = seen.merge(anchor, 1, Integer::sum) - 1;
        String unique = times == 0 ? anchor : anchor + "-" + times;
        open.add(new Section(matcher.group(1).length(), matcher.group(2), unique, place.line(), 0));
      }
    }
    for (int i = 0; i < open.size(); i++) {
      int last = lines.size();
      for (int next = i + 1; next < open.size(); next++) {
        if (open.get(next).level() <= open.get(i).level()) {
          last = open.get(next).line();
          break;
        }
      }
      Section one = open.get(i);
      sections.add(new Section(one.level(), one.title(), one.anchor(), one.line(), last));
    }
  }

  /** As a repository's web page makes anchors: lower case, words joined by hyphens, no signs. */
  private static String anchor(String title) {
    String plain = title.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("[`*]", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  Path file() {
    return file;
  }

  List<String> lines() {
    return lines;
  }

  List<Block> blocks() {
    return blocks;
  }

  List<Section> sections() {
    return sections;
  }

  /** Targets of links and pictures. */
  List<Place> links() {
    List<Place> links = new ArrayList<>();
    for (Place place : prose) {
      String text = CODE.matcher(place.text()).replaceAll("`code`");
      for (Pattern pattern : List.of(LINK, HTML_LINK, DEFINITION)) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
          links.add(new Place(place.line(), matcher.group(1)));
        }
      }
    }
    return links;
  }

  /** What stands between single backticks. */
  List<Place> codeSpans() {
    List<Place> spans = new ArrayList<>();
    for (Place place : prose) {
      Matcher matcher = CODE.matcher(place.text());
      while (matcher.find()) {
        spans.add(new Place(place.line(), matcher.group(1)));
      }
    }
    return spans;
  }

  /** The text under a heading without the heading, the headings below it included. */
  String text(Section section) {
    return String.join("\n", lines.subList(section.line() + 1, section.lastLine()));
  }

  /** File and line for a message. */
  String at(int line) {
    return Repository.name(file) + ":" + (line + 1);
  }
}
