package dev.distlab.cli;

/**
 * Which of the three standard streams are a terminal, and how wide it is.
 *
 * @param input whether a person types what is read
 * @param output whether a person sees the result as it is printed
 * @param error whether a person sees the progress
 * @param columns its width; 0 where unknown
 */
public record Terminal(boolean input, boolean output, boolean error, int columns) {

  /** No terminal at all: a pipe, a file, a test. */
  public static Terminal none() {
    return new Terminal(false, false, false, 0);
  }
}
