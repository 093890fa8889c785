package dev.distlab.tidy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.tidy.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Links lead somewhere: files exist, anchors exist in them, nothing leaves the project's folder.
 */
class DocsLinksTest {

  @TestFactory
  Stream<DynamicTest> everyLink_inEachDocument_resolves() {
    return Repository.documents().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Repository.name(file),
                    () -> assertThat(broken(Markdown.read(file), Repository.ROOT)).isEmpty()));
  }

  @Test
  void everyPictureInDocs_isShownSomewhereAndReadableInTheDark() {
    StringBuilder all = new StringBuilder();
    Repository.documents().forEach(file -> all.append(Repository.read(file)));
    for (Path picture : Repository.files(Repository.ROOT.resolve("docs"), ".svg")) {
      assertThat(all).as("a document that shows it").contains(picture.getFileName().toString());
      assertThat(Repository.read(picture))
          .as(Repository.name(picture))
          .contains("prefers-color-scheme")
          .doesNotContain("<script")
          .contains("<title");
    }
  }

  @Test
  void broken_brokenTwin_isNamedWithItsLine(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("b.md"), "# One & two\n\ntext\n\n## `code` here\n");
    String text =
        "# A\n[ok](b.md#one--two) [ok](b.md#code-here) [here](#a) `[code](no.md)`\n"
            + "[bad](c.md)\n[bad](b.md#three)\n[out](../x.md) [slow](http://example.org)\n"
            + "```sh\n[in code](d.md)\n```\n";

    assertThat(broken(Markdown.of(folder.resolve("a.md"), text), folder))
        .hasSize(4)
        .anyMatch(message -> message.contains(":3: c.md"))
        .anyMatch(message -> message.contains(":4: b.md#three"))
        .anyMatch(message -> message.contains("../x.md"))
        .anyMatch(message -> message.contains("http://example.org"));
  }

  private static List<String> broken(Markdown document, Path root) {
    List<String> broken = new ArrayList<>();
    for (Markdown.Place link : document.links()) {
      String problem = problem(document, link.text(), root);
      if (problem != null) {
        broken.add(document.at(link.line()) + ": " + link.text() + ": " + problem);
      }
    }
    return broken;
  }

  private static String problem(Markdown document, String target, Path root) {
    if (target.startsWith("https://") || target.startsWith("mailto:")) {
      return null;
    }
    if (target.contains(":")) {
      return "only https leaves the project";
    }
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? document.file() : document.file().resolveSibling(path).normalize();
    if (!file.startsWith(root)) {
      return "outside of the project";
    }
    if (!path.isEmpty() && !Files.exists(file)) {
      return "no such file";
    }
    if (hash < 0 || !file.toString().endsWith(".md")) {
      return null;
    }
    Markdown there = path.isEmpty() ? document : Markdown.read(file);
    String anchor = target.substring(hash + 1);
    boolean exists = there.sections().stream().anyMatch(one -> one.anchor().equals(anchor));
    return exists ? null : "no such heading";
  }
}
