package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;

class ServeCommandTest {

  @Test
  void refused_takenOrNotAllowed_saysWhich() {
    assertThat(ServeCommand.refused(80, new BindException("Address already in use")))
        .hasMessage("port 80 is taken. Take any that is free: ./lab serve --port 0");
    assertThat(ServeCommand.refused(80, new BindException("Permission denied")))
        .hasMessage(
            "port 80 cannot be used: Permission denied. Take any that is free: ./lab serve --port 0");
  }
}
