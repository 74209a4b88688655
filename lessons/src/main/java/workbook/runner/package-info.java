/**
 * Compiles a learner's classes and their checks inside this JVM and runs the checks, without Maven and without disk.
 *
 * <p>Who finds which class, from the check outwards:
 *
 * <pre>
 * RunLoader     the learner's classes, the checks, then mini-broker/target/classes    one for each run
 *   Libraries   third-party jars of exercises/target/classpath.txt                   kept, warm
 *     JUnit Platform and opentest4j as this program has them; nothing else of it
 * </pre>
 *
 * So there is one JUnit Platform, an engine keeps its warm classes from run to run, and a learner's class stands where
 * the finished broker's would.
 */
package workbook.runner;
