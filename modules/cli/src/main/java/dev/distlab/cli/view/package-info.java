/**
 * What is recorded, as lines of a terminal: pure functions from results, steps and chapters to
 * {@link dev.distlab.cli.view.Line}s; {@link dev.distlab.cli.view.Paper} prints them.
 *
 * <pre>
 *   Result, Session, Catalog, Markdown --- ...View ---> Lines (text and ink) --- Paper ---> bytes
 * </pre>
 *
 * <p>A {@link dev.distlab.cli.view.Look} says how wide output may be, whether inks show as colours,
 * and whether only ASCII may show. Nothing here reads the environment, so that the same record and
 * the same look give the same bytes. An ink never carries meaning alone.
 */
package dev.distlab.cli.view;
