package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SttyScreenTest {

  @Test
  void open_aDumbTerminal_isUsedLineByLineWithoutEscapes() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(shown, false, StandardCharsets.UTF_8);
    try (Screen screen = SttyScreen.open(out, true)) {
      assertThat(screen.isImmediate()).isFalse();
      screen.draw(List.of("one", "two"));
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
  }
}
