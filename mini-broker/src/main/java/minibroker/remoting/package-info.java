/**
 * The wire: frames, headers, connections, and the queue in which requests wait.
 *
 * <pre>
 *  clients   network threads                                    one thread at a time
 *
 *  bytes --> Frames (FrameDecoder, HeaderCodec) --> ServerHandler --> RequestExecutor --> RequestProcessor
 *                                                                     BoundedQueue            |
 *  bytes &lt;-- Frames (FrameEncoder, HeaderCodec) &lt;------------------------------------- Exchange, now or later
 * </pre>
 *
 * <pre>
 *  behaviour                                                      class                 lesson
 *
 *  Bytes become commands
 *  one request or answer, decoded                                 RemotingCommand       03
 *  a command becomes a frame                                      FrameEncoder          03-1
 *  bytes become frames                                            FrameDecoder          03-2
 *  a header is written and read: the two formats                  HeaderCodec           03
 *  as JSON                                                        JsonHeaderCodec       03-3
 *  in binary                                                      CompactHeaderCodec    03-4
 *  the client's language, as name and as number                   Language              03
 *  a frame that makes no sense                                    BadFrame              03
 *  frames are read and written on a connection                    Frames                03
 *
 *  Requests are carried out
 *  connections are accepted and get their handlers                RemotingServer        03
 *  what comes in on a connection is sorted: request or answer     ServerHandler         03
 *  requests wait and are carried out one at a time                RequestExecutor       01
 *  carries out requests of some codes                             RequestProcessor      04
 *  one request and the way to answer it                           Exchange              04
 *  a request is refused, with a code and a reason                 RequestFailed         04
 *  why requests that RocketMQ carries out are refused             NotSupported
 *  answer codes that need no meaning                              SystemResponseCode    03
 *  one client: sends, asks, closes                                Connection            03
 *  requests that wait for their answers                           PendingRequests       03-5
 *  limits: connections, waiting requests, bytes, rate, idle time  Limits                01
 *
 *  Skip at the first reading
 *  the disk is forced when a network thread has read everything   ReadCompleteExecutor  09
 *  an exercise is not written yet: the client is told which       UnfinishedExercise
 *  an exception in one line                                       Failures
 *  one port is bound, or two, for old clients                     PortBinder
 *  which of them                                                  Ports
 *  a port can't be bound                                          BindFailed
 * </pre>
 *
 * <p>Invariants: nothing here knows what a request means; that is the business of the packages above. No length that
 * came from the network is believed before it was checked. What waits in memory, in either direction, is bounded. One
 * connection's trouble is no other's.
 *
 * <p>Lessons 01 and 03. A number such as 03-1 is an exercise in the class.
 */
package minibroker.remoting;
