/**
 * The terminal: reads a command line, runs what it asks for, prints what was recorded.
 *
 * <pre>
 *   arguments --- Commands (picocli) ---> one ...Command
 *                                           |  asks the Catalog, runs, plays, sweeps
 *                                           v
 *                              Result, Session --- dev.distlab.cli.view ---> standard output
 *   progress, what went wrong -------------------------------------------> standard error
 * </pre>
 *
 * <p>{@link dev.distlab.cli.Lab#run} is the whole program as a function: arguments, two streams and
 * an {@link dev.distlab.cli.Environment} in, an {@linkplain dev.distlab.cli.ExitCode exit code}
 * out. Without a terminal its output depends on the arguments alone. A command is added by its
 * class and one line in {@code Commands}.
 */
package dev.distlab.cli;
