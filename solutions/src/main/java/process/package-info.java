/**
 * JVMs that this one starts, and what it takes to live beside them: free ports, waiting with a bound, folders that go.
 *
 * <p>Nothing here knows a broker, ours or Apache's. Invariant: a JVM that was started here ends with the one that
 * started it, even if that was killed.
 */
package process;
