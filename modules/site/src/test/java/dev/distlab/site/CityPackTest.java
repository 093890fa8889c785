package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CityPackTest {

  private static final String CITIES = new ClasspathResources().text(Cities.LARGEST_RESOURCE);

  @Test
  void unpack_packed_isTheList() {
    String all = CITIES;
    String southWest = "Quito\tEC\t-0.2298\t-78.5250\nLima\tPE\t-12.0432\t-77.0282\n";
    String corners =
        "A\tXX\t90.0000\t180.0000\nB\tYY\t0.0000\t0.0001\nC\tXX\t-90.0000\t-180.0000\n";

    for (String text : List.of(all, southWest, corners)) {
      assertThat(CityPack.unpack(CityPack.pack(text))).isEqualTo(text);
    }
  }

  @Test
  void pack_whatWouldNotComeBack_isRefused() {
    for (String text : List.of("A\tXX\t1.5\t2.0000\n", "A\tXX\t1.0000\t2.0000")) {
      assertThatThrownBy(() -> CityPack.pack(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void fileOfThePage_holdsTheListOfTheTerminal() throws IOException {
    var file = Site.FOLDER.resolve("data").resolve(Lines.PACKED_CITIES);
    try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      String packed = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(CityPack.unpack(packed)).isEqualTo(CITIES);
    }
  }
}
