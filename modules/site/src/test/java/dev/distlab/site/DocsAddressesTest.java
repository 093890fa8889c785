package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Chapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses of the page in the texts of docs show what they promise, without a complaint. */
class DocsAddressesTest {

  private static final Pattern ADDRESS = Pattern.compile("`#/([^`?\\s]*)(?:\\?([^`\\s]*))?`");

  @Test
  void addresses_inTheTexts_areValid() throws IOException {
    try (Stream<Path> texts = Files.walk(Path.of("../../docs"))) {
      for (Path text : texts.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        Matcher address = ADDRESS.matcher(Files.readString(text));
        while (address.find()) {
          assertThat(problems(address.group(1), address.group(2)))
              .as(text + ": " + address.group())
              .contains("\"problems\":[]");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void text_ofAChapter_leadsToItsPageWithAState(String word) throws IOException {
    Matcher address = ADDRESS.matcher(Files.readString(Path.of("../../docs", word + ".md")));
    boolean found = false;
    while (address.find()) {
      found |= address.group(1).startsWith(word + "/") && address.group(2) != null;
    }

    assertThat(found).as("an address such as `#/" + word + "/...?step=2`").isTrue();
  }

  static Stream<String> words() {
    return Pages.CATALOG.chapters().stream().map(Chapter::word);
  }

  @Test
  void addresses_brokenTwin_isNamed() {
    assertThat(problems("ring/jion", "nodes=5")).contains("ring/jion");
    assertThat(problems("ring/join", "nodes=500&step=2")).contains("nodes=500");
    assertThat(problems("ring/join", "nodes=5&step=2&do=add+n6")).contains("\"problems\":[]");
  }

  private static String problems(String path, String query) {
    if (path.startsWith("docs/") || path.startsWith("code/")) {
      return "\"problems\":[]";
    }
    Map<String, String> settings = new LinkedHashMap<>();
    String seed = "";
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = parts[1].replace('+', ' ');
      if (parts[0].equals("seed")) {
        seed = value;
      } else if (!parts[0].equals("step") && !parts[0].equals("do")) {
        settings.put(parts[0], value);
      }
    }
    return Location.find(Pages.CATALOG, new Lines(), path, seed, settings).toJson().toString();
  }
}
