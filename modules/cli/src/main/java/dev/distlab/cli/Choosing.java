package dev.distlab.cli;

import java.util.List;

/** A command whose argument is one of a list that the catalog does not know. */
interface Choosing {

  /** Everything that can be named. */
  List<String> choices();
}
