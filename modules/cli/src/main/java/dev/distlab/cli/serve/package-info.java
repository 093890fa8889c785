/** The browser lab from a terminal: its files served on the loopback address. */
package dev.distlab.cli.serve;
