/**
 * JVMs that this one starts, and what it takes to live beside them: free ports, waiting with a bound, folders that go.
 *
 * <pre>
 *  a JVM is started, read, awaited and ended    ForkedJvm
 *  how it is started: class path, options       JvmCommand
 *  it dies with the one that started it         ParentWatch
 *  it ends when its main class throws           EndingMain
 *  work that waits has a thread of its own      Background
 * </pre>
 *
 * <p>Nothing here knows a broker, ours or Apache's. Invariant: a JVM that was started here ends with the one that
 * started it, even if that was killed.
 */
package process;
