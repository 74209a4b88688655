/**
 * What the requests and answers mean: their codes, their header fields and their bodies.
 *
 * <pre>
 *  behaviour                                                    class                    lesson
 *  what a request asks for                                      RequestCode              03
 *  how a request went                                           ResponseCode             03
 *  header fields are read, and refused when they make no sense  HeaderFields             04
 *  the JSON body of a request is read                           RequestBody              04
 *
 *  Routes
 *  which brokers have a topic                                   TopicRoute               04
 *  what a broker tells the name server                          BrokerRegistration       04
 *  a topic: queues and permission                               TopicConfig              04
 *
 *  Messages
 *  header of a send                                             SendMessageRequest       05
 *  header of a pull                                             PullMessageRequest       06
 *  header of a search by key                                    QueryMessageRequest      10
 *  header of a message that is sent back                        SendBackRequest          12
 *
 *  Groups
 *  body of a heartbeat                                          HeartbeatData            11
 *  what a group wants of a topic                                SubscriptionData         11
 *  what a group may do                                          SubscriptionGroupConfig  11
 *  queues are locked and unlocked                               LockRequest              14
 *  a consumer asks which queues are its own                     AssignmentRequest        11
 *
 *  Administration: skip at the first reading
 *  how the consumers of a group get messages                    RequestMode
 *  a group is set to other offsets                              ResetOffsetRequest
 *  who is connected                                             ConnectionList
 *  other bodies of answers                                      Bodies
 * </pre>
 *
 * <p>Invariant: here, and only here, stand the names that RocketMQ gives things on the wire. A request is read into a
 * record once, with every missing or senseless field refused; the packages above see records.
 */
package minibroker.protocol;
