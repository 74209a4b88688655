/**
 * The mini-broker among programs that nobody here wrote: inside projects with other versions of its libraries, and
 * before clients of other years. The poms in {@code solutions/outside} say which, and resolve their class paths.
 *
 * <p>Part of the authoring build. {@link outside.Matrices} is the program.
 */
package outside;
