package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Scheduler;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A gateway's connection to the store: messages that take time, and answers that may not come. */
final class StoreClient {

  private final SharedCounter store;
  private final StoreLink link;
  private final Scheduler scheduler;

  private long calls;
  private long timeouts;

  StoreClient(SharedCounter store, StoreLink link, Scheduler scheduler) {
    this.store = store;
    this.link = link;
    this.scheduler = scheduler;
  }

  /**
   * Has the store run {@code command} (of the store and its time), and answers with the result, or
   * calls {@code onTimeout}: one of the two.
   */
  <T> void call(
      BiFunction<SharedCounter, Long, T> command, Consumer<T> onAnswer, Runnable onTimeout) {
    calls++;
    Scheduler.Cancellable timeout =
        scheduler.after(
            link.timeoutNanos(),
            () -> {
              timeouts++;
              onTimeout.run();
            });
    scheduler.after(
        link.oneWayNanos(),
        () -> {
          if (store.isUp()) {
            T result = command.apply(store, scheduler.nanos());
            scheduler.after(
                link.oneWayNanos(),
                () -> {
                  timeout.cancel();
                  onAnswer.accept(result);
                });
          }
        });
  }

  long calls() {
    return calls;
  }

  long timeouts() {
    return timeouts;
  }
}
