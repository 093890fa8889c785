package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTest {

  @Test
  void of_places_takeTheirValuesInOrder() {
    assertThat(Message.of("I3: offset %d not after %d in %s", 4, 5L, List.of("a")))
        .isEqualTo("I3: offset 4 not after 5 in [a]");
    assertThat(Message.of("no place")).isEqualTo("no place");
    assertThat(Message.of("%s", (Object) null)).isEqualTo("null");
  }

  @Test
  void of_anyPlaces_saysWhatTheJdkSays() {
    SeededRandom random = new SeededRandom(3);
    List<String> pieces = List.of("%s", "%d", "%x", "%%", "page ", " of ", "\"", "é");
    for (int round = 0; round < 1000; round++) {
      StringBuilder pattern = new StringBuilder();
      List<Object> values = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        pattern.append(piece);
        if (piece.equals("%s")) {
          values.add(random.nextBoolean() ? "word" : random.nextLong());
        } else if (piece.equals("%d") || piece.equals("%x")) {
          values.add(random.nextBoolean() ? (Object) random.nextInt() : random.nextLong());
        }
      }
      assertThat(Message.of(pattern.toString(), values.toArray()))
          .isEqualTo(String.format(Locale.ROOT, pattern.toString(), values.toArray()));
    }
  }

  @Test
  void of_placeWithoutItsValue_isRefused() {
    assertThatThrownBy(() -> Message.of("%d of %d", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for place 2 of \"%d of %d\"");
    for (String pattern : List.of("%d", "%x", "%f", "100 %")) {
      assertThatThrownBy(() -> Message.of(pattern, "a word"))
          .as(pattern)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(pattern);
    }
  }
}
