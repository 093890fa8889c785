package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir Path tools;

  private Invocation doctor(String... options) {
    Environment environment =
        Invocation.environment().withVariables(Map.of("PATH", tools.toString()));
    String[] args = new String[options.length + 1];
    args[0] = "doctor";
    System.arraycopy(options, 0, args, 1, options.length);
    return Invocation.in(environment, args);
  }

  private void tool(String name, String answer) throws IOException {
    Path script = tools.resolve(name);
    Files.writeString(script, "#!/bin/sh\necho '" + answer + "'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void everythingHere_isOk() throws IOException {
    tool("mvn", "\u001b[1mApache Maven 3.9.1 (abc)\u001b[m");
    tool("chromium", "");
    tool("node", "");
    tool("stty", "");
    Invocation run = doctor("--width", "200");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern(" ok +building, tests +Maven 3.8.6 or newer +3.9.1, .*/mvn")
        .containsPattern(" ok +tests in a browser +chromium")
        .containsPattern(" ok +tests in a browser +nodejs")
        .containsPattern(" - +step, key by key +a terminal");
  }

  @Test
  void mavenMissing_failsAndSaysWhatToDo() {
    Invocation run = doctor("--width", "200");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out())
        .containsPattern(" FAIL +building, tests +Maven 3.8.6 or newer +no mvn here: apt install");
  }

  @Test
  void mavenTooOld_fails() throws IOException {
    tool("mvn", "Apache Maven 3.6.3");
    assertThat(doctor().code()).isEqualTo(4);
  }

  @Test
  void mavenThatDoesNotAnswer_isNamed() throws IOException {
    tool("mvn", "hello");
    assertThat(doctor("--width", "200").out()).contains("does not say its version");
  }

  @Test
  void narrow_noLineIsTooWide() {
    assertThat(doctor("--width", "40").out().lines()).allMatch(line -> line.length() <= 40);
  }
}
