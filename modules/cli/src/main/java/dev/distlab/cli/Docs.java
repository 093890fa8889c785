package dev.distlab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The chapters of {@code docs/}, which travel inside the jar. Pure functions. */
final class Docs {

  private Docs() {}

  /** Whether there is a chapter {@code docs/<name>.md}. */
  static boolean has(String name) {
    return isName(name) && Docs.class.getResource(path(name)) != null;
  }

  /** The Markdown text of {@code docs/<name>.md}, or nothing where there is none. */
  static Optional<String> text(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    try (InputStream text = Docs.class.getResourceAsStream(path(name))) {
      return text == null
          ? Optional.empty()
          : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("docs/" + name + ".md", e);
    }
  }

  private static String path(String name) {
    return "docs/" + name + ".md";
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }
}
