package dev.distlab.experiment;

/**
 * Somebody who watches a long run: a page that shows how far it is. What it is told can reach no
 * result.
 */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = fraction -> {};

  /**
   * Is told now and then how far the run has come.
   *
   * @param fraction 0 to 1
   */
  void at(double fraction);
}
