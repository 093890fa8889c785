package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFilesTest {

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private LineFiles files;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("keys.txt"), "a\nb\n");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/more.txt"), "c\n");
    InputStream input = new ByteArrayInputStream("x\ny\n".getBytes(StandardCharsets.UTF_8));
    files = new LineFiles(folder, input, asked::incrementAndGet);
  }

  @Test
  void lines_ofAFile_relativeOrAbsolute() {
    assertThat(files.lines("keys.txt")).containsExactly("a", "b");
    assertThat(files.lines("data/more.txt")).containsExactly("c");
    assertThat(files.lines(folder.resolve("keys.txt").toString())).containsExactly("a", "b");
  }

  @Test
  void lines_ofStandardInput_areReadOnce_andCanBeHadAgain() {
    assertThat(files.lines("keys.txt")).hasSize(2);
    assertThat(asked).hasValue(0);
    assertThat(files.lines("-")).containsExactly("x", "y");
    assertThat(files.lines("-")).containsExactly("x", "y");
    assertThat(asked).hasValue(1);
  }

  @Test
  void lines_ofABuiltInSet_areThere() {
    List<String> cities = files.lines("cities");
    assertThat(cities).hasSize(20_000).contains("Zürich, CH");
  }

  @Test
  void lines_missingFile_namesTheNearest() {
    assertThatThrownBy(() -> files.lines("kyes.txt"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "no file \"kyes.txt\" in "
                + folder
                + ". Did you mean \"keys.txt\"?  Allowed: cities, city-points, all-cities,"
                + " all-city-points, a file with one a line, or -");
  }

  @Test
  void lines_missingFileOfAParameter_namesItsOwnChoicesOnly() {
    Parameter points = Parameter.lines("points", List.of("city-points"), "places");
    assertThatThrownBy(() -> files.lines("city-point", points))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "no file \"city-point\" in "
                + folder
                + ". Did you mean \"city-points\"?  Allowed: city-points, a file with one a line,"
                + " or -");
    assertThat(files.lines("keys.txt", points)).containsExactly("a", "b");
  }

  @Test
  void lines_missingFileElsewhere_isNamedWithItsFolder() {
    assertThatThrownBy(() -> files.lines("data/moor.txt"))
        .hasMessageContaining("Did you mean \"data/more.txt\"?");
    String absolute = folder.resolve("kyes.txt").toString();
    assertThatThrownBy(() -> files.lines(absolute))
        .hasMessageStartingWith("no file \"" + absolute + "\". Did you mean ");
  }

  @Test
  void lines_missingFileInALongFolder_isNotNearToEveryFileInIt() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/rather/long/way/to/the/files"));
    Files.writeString(deep.resolve("blank"), "");
    assertThatThrownBy(() -> files.lines(deep.resolve("missing").toString()))
        .hasMessageNotContaining("Did you mean");
    assertThatThrownBy(() -> files.lines(deep.resolve("blakn").toString()))
        .hasMessageContaining("Did you mean \"" + deep.resolve("blank") + "\"?");
  }

  @Test
  void lines_directory_namesAFileInIt() {
    assertThatThrownBy(() -> files.lines("data"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "\"data\" is a directory, not a file of lines. Name a file in it: data/more.txt");
  }

  @Test
  void lines_nameThatNoFileCanHave_isRefused() {
    assertThatThrownBy(() -> files.lines("a\0b"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no name of a file");
  }
}
