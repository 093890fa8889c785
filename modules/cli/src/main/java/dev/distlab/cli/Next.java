package dev.distlab.cli;

import dev.distlab.experiment.About;
import java.util.ArrayList;
import java.util.List;

/** Commands to go on with. Pure functions. */
final class Next {

  private Next() {}

  /** What the experiment or scenario names, and its chapter where there is one to read. */
  static List<String> after(About about) {
    List<String> next = new ArrayList<>(about.next());
    String explain = "explain " + about.chapter();
    if (!next.contains(explain) && Docs.has(about.chapter())) {
      next.add(explain);
    }
    return next;
  }
}
