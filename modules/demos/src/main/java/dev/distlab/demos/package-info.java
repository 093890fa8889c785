/**
 * The experiments and scenarios of all chapters, one package a chapter, and the real data that they
 * run on by default.
 *
 * <p>A demo asks a mechanism and records what it saw with the words of {@link
 * dev.distlab.experiment}; it prints nothing and knows neither terminal nor page. A chapter is
 * added by its package here and one line in {@link dev.distlab.demos.Chapters}.
 */
package dev.distlab.demos;
