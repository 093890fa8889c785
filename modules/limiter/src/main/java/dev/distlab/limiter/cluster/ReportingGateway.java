package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.function.Consumer;

/**
 * {@link Sharing.ReportLater}: decides by what it knows, and reports what it has let pass. It never
 * waits for the store, and so never fails with it: while the store is down each gateway goes by its
 * own count, and the limit becomes N times as high.
 */
final class ReportingGateway implements Gateway {

  private final GatewayContext context;
  private final long everyNanos;
  private final long windowNanos;

  /** What all gateways had let pass in {@link #window}, as the store last said. */
  private long known;

  private long window = Long.MIN_VALUE;
  private long unreported;

  /** From when it is due to when it is answered: two at a time would count twice. */
  private boolean isReportOnItsWay;

  ReportingGateway(GatewayContext context, long everyNanos) {
    this.context = context;
    this.everyNanos = everyNanos;
    this.windowNanos = context.options().limit().windowNanos();
  }

  @Override
  public void request(Consumer<Admission> onDecision) {
    moveToWindowOf(context.nowNanos());
    boolean allowed = known + unreported < context.options().limit().permits();
    if (allowed) {
      unreported++;
      reportLater();
    }
    context.decide(allowed, Ground.LOCAL, onDecision);
  }

  /** What was not reported of a window that is over is nobody's concern any more. */
  private void moveToWindowOf(long nowNanos) {
    long now = Math.floorDiv(nowNanos, windowNanos);
    if (now > window) {
      window = now;
      known = 0;
      unreported = 0;
    }
  }

  private void reportLater() {
    if (!isReportOnItsWay) {
      isReportOnItsWay = true;
      context.scheduler().after(everyNanos, this::report);
    }
  }

  private void report() {
    moveToWindowOf(context.nowNanos());
    long reported = unreported;
    long reportedWindow = window;
    context
        .store()
        .call(
            (store, now) -> store.add(reported, reportedWindow, now),
            count -> learn(count, reported, reportedWindow),
            this::reportWhatIsLeft);
  }

  private void learn(long count, long reported, long reportedWindow) {
    moveToWindowOf(context.nowNanos());
    if (reportedWindow == window) {
      known = count;
      unreported -= reported;
    }
    reportWhatIsLeft();
  }

  /** What passed while a report was on its way, or what a report did not get to the store. */
  private void reportWhatIsLeft() {
    isReportOnItsWay = false;
    if (unreported > 0) {
      reportLater();
    }
  }
}
