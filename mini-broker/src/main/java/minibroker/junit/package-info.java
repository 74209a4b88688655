/**
 * The broker for the JUnit tests of other projects.
 *
 * <pre>
 *  behaviour                                       class                lesson
 *  a broker for each test class, or for each test  MiniBrokerExtension
 * </pre>
 */
package minibroker.junit;
