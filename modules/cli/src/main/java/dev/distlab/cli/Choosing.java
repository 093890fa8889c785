package dev.distlab.cli;

import java.util.List;

/** A command that can name all that its argument may be. */
interface Choosing {

  /** Everything that can be named. */
  List<String> choices();

  /** The experiment or scenario whose parameters can be set where {@code choice} is named. */
  default String idOf(String choice) {
    return choice;
  }
}
