package dev.distlab.experiment;

/** Where a {@link World} tells what a command did. For one thread. */
public final class StepReport {

  private String caption = "";
  private long virtualNanos = -1;

  /** Why this happened, in one or two sentences: the caption of the step. */
  public StepReport caption(String text) {
    caption = text;
    return this;
  }

  /** The virtual time after the command; left out where a story has none. */
  public StepReport at(long nanos) {
    virtualNanos = nanos;
    return this;
  }

  String caption() {
    return caption;
  }

  long virtualNanos() {
    return virtualNanos;
  }
}
