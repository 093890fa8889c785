package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

  private final Trace.Recording trace = Trace.recording();

  @Test
  void event_recorded_isKeptInOrder() {
    trace.event("split", "page 3 is full");
    trace.event("merge", "page 4 is half empty");
    assertThat(trace.isRecording()).isTrue();
    assertThat(trace.events())
        .containsExactly(
            new Trace.Event("split", "page 3 is full"),
            new Trace.Event("merge", "page 4 is half empty"));
    assertThat(trace.events()).hasToString("[split: page 3 is full, merge: page 4 is half empty]");
  }

  @Test
  void drain_betweenEvents_returnsEachEventOnce() {
    trace.event("a", "1");
    assertThat(trace.drain()).extracting(Trace.Event::what).containsExactly("a");
    trace.event("b", "2");
    List<Trace.Event> second = trace.drain();
    trace.event("c", "3");
    assertThat(second).extracting(Trace.Event::what).containsExactly("b");
    assertThat(trace.events()).extracting(Trace.Event::what).containsExactly("c");
  }

  @Test
  void none_takesEventsAndForgetsThem() {
    Trace none = Trace.none();
    none.event("split", "nobody hears");
    assertThat(none.isRecording()).isFalse();
  }
}
