package dev.distlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void of_anyWhiteSpace_leavesTheWords() {
    assertThat(Words.of("  put\ta =  b\r\n")).containsExactly("put", "a", "=", "b");
    assertThat(Words.of("São Paulo")).containsExactly("São", "Paulo");
    assertThat(Words.of(" \t ")).isEmpty();
    assertThat(Words.of("")).isEmpty();
  }

  @Test
  void between_separators_keepsEmptyParts() {
    assertThat(Words.between(',', "1,,2,")).containsExactly("1", "", "2", "");
    assertThat(Words.between(',', "")).containsExactly("");
  }

  @Test
  void lines_ofBothKindsOfEnds_areThoseOfString() {
    assertThat(Words.lines("a\r\n\nb\n")).containsExactly("a", "", "b");
    assertThat(Words.lines("")).isEmpty();
  }

  @Test
  void everyCut_randomTexts_agreesWithTheJdk() {
    SeededRandom random = new SeededRandom(7);
    for (int round = 0; round < 2000; round++) {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        made.append("ab \t\n,".charAt(random.nextInt(6)));
      }
      String text = made.toString();
      assertThat(Words.between(',', text)).isEqualTo(List.of(text.split(",", -1)));
      assertThat(Words.lines(text)).isEqualTo(text.lines().toList());
      assertThat(Words.of(text))
          .isEqualTo(text.isBlank() ? List.of() : List.of(text.strip().split("\\s+")));
    }
  }
}
