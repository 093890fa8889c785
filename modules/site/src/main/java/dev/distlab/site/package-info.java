/**
 * The door through which a page reaches the Java code of the lab.
 *
 * <p>{@link dev.distlab.site.SiteMain} is compiled, with all that it calls, to WebAssembly. The
 * page itself stands in {@code src/main/web}: plain modules of JavaScript that draw what these
 * methods answer and know nothing of any mechanism but how its state looks.
 */
package dev.distlab.site;
