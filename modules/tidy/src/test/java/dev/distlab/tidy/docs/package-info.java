/**
 * Tests of the documents: every command is run and its output compared, every link and symbol
 * resolved, every chapter whole.
 *
 * <h2>What a document may do</h2>
 *
 * <ul>
 *   <li>A block <code>```console</code> shows commands and what they print. Each line that begins
 *       with {@code $ ./lab} is run; the lines up to the next command are compared exactly with its
 *       standard output and error, trailing white space aside. A line {@code ...} stands for any
 *       lines. A command that ends with another exit code than 0 says so: {@code $ ./lab run rnig #
 *       exit 2}. Text on standard input: {@code $ printf 'a\nb\n' | ./lab run ...}.
 *   <li>A block <code>```java</code> of a chapter is a program, {@code Example.java}: it is
 *       compiled and run with the chapter's module and the kernel, and prints what the block behind
 *       it says.
 *   <li>A block <code>```sh</code> shows commands that nobody runs: slow ones, servers, Maven.
 *       Experiments and scenarios named in it must exist all the same.
 *   <li>In backticks, {@code Type#member} is a symbol of the code or the JDK and must exist.
 *   <li>{@code docs/charts/<experiment>-<chart>.svg} is the chart of that experiment with default
 *       settings, the same bytes.
 * </ul>
 *
 * <p>{@code mvn -pl modules/tidy -am test -Dtest='Docs*' -Dsurefire.failIfNoSpecifiedTests=false
 * -Ddocs.update=true} writes outputs and charts anew, where no {@code ...} stands; read the
 * difference before you commit it.
 */
package dev.distlab.tidy.docs;
