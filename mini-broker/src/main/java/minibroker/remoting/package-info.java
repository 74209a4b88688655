/**
 * The wire: frames, headers, connections, and the line in which requests wait for their turn.
 *
 * <pre>
 *  clients   network threads                                    one thread at a time
 *
 *  bytes --> Frames (FrameDecoder, HeaderCodec) --> ServerHandler --> RequestExecutor --> RequestProcessor
 *                                                                     BoundedQueue            |
 *  bytes &lt;-- Frames (FrameEncoder, HeaderCodec) &lt;------------------------------------- Exchange, now or later
 * </pre>
 *
 * <p>Invariants: nothing here knows what a request means; that is the business of the packages above. No length that came
 * from the network is believed before it was checked. What waits in memory, in either direction, is bounded. One
 * connection's trouble is no other's.
 *
 * <p>Lessons 01 and 03.
 */
package minibroker.remoting;
