/**
 * What the requests and answers mean: their codes, their header fields and their bodies.
 *
 * <pre>
 *  behaviour                                                    class                           lesson
 *  what a request asks for                                      RequestCode                     03
 *  how a request went                                           ResponseCode                    03
 *  header fields are read, and refused when they make no sense  HeaderFields                    04
 *  the JSON body of a request is read                           RequestBody                     04
 *
 *  Routes
 *  where is this topic?                                         RouteRequest                    04
 *  which brokers have a topic                                   TopicRoute                      04
 *  what a broker tells the name server                          BrokerRegistration              04
 *  a broker says good-bye                                       UnregisterBrokerRequest         04
 *  a topic: queues and permission                               TopicConfig                     04
 *
 *  Messages
 *  header of a send                                             SendMessageRequest              05
 *  where the messages of a send are stored                      SendMessageResponse             05
 *  header of a pull                                             PullMessageRequest              06
 *  where the consumer goes on                                   PullMessageResponse             06
 *  header of a search by key                                    QueryMessageRequest             10
 *  how far the key index has come                               QueryMessageResponse            10
 *  which message begins at a place in the log?                  ViewMessageRequest              10
 *  header of a message that is sent back                        SendBackRequest                 12
 *  a waiting message is taken back                              RecallMessageRequest            17
 *  which message was taken back                                 RecallMessageResponse           17
 *
 *  Groups
 *  body of a heartbeat                                          HeartbeatData                   11
 *  a client leaves a group                                      UnregisterClientRequest         11
 *  what a group wants of a topic                                SubscriptionData                11
 *  what a group may do                                          SubscriptionGroupConfig         11
 *  a request names one group                                    GroupRequest                    11
 *  who is in a group                                            ConsumerIdList                  11
 *  how far has a group come in a queue?                         QueryConsumerOffsetRequest      11
 *  an answer that is an offset                                  OffsetResponse                  11
 *  how far a group has come in a queue                          UpdateConsumerOffsetRequest     11
 *  a consumer asks which queues are its own                     AssignmentRequest               11
 *  which queues are its own                                     AssignmentResponse              11
 *  queues are locked and unlocked                               LockRequest                     14
 *  which queues are locked                                      LockResponse                    14
 *
 *  Administration: skip at the first reading
 *  a request names one topic                                    TopicRequest
 *  a topic is deleted at the name server                        DeleteTopicFromNamesrvRequest
 *  what else is said of a topic                                 TopicMarks
 *  what else is said of a group                                 GroupMarks
 *  all topics                                                   TopicList
 *  which groups consume a topic                                 GroupList
 *  all brokers                                                  ClusterInfo
 *  a setting that the name server keeps                         KvConfigRequest
 *  the value of such a setting                                  KvConfigResponse
 *  names and their values                                       KvTable
 *  whether a broker has to register                             QueryDataVersionResponse
 *  how the broker was set up                                    BrokerConfigResponse
 *  the broker's figures                                         BrokerRuntimeInfo
 *  a request names one queue                                    QueueRequest
 *  which offset belongs to a time?                              SearchOffsetRequest
 *  when a queue's first message was stored                      EarliestStoreTimeResponse
 *  queues in bodies, and tables by queue                        OffsetTable
 *  how full the queues of a topic are                           TopicStatsTable
 *  how far is a group in its queues?                            ConsumeStatsRequest
 *  how far a group is in its queues                             ConsumeStats
 *  how the consumers of a group get messages                    RequestMode
 *  a group is set to other offsets                              ResetOffsetRequest
 *  which offsets it was set to                                  ResetOffsetBody
 *  a group is deleted                                           DeleteSubscriptionGroupRequest
 *  who is connected                                             ConnectionList
 *  one consumer is asked                                        ConsumerCallRequest
 *  one consumer is given a message                              ConsumeDirectlyRequest
 *  all topics with their settings                               TopicTable
 *  all groups with their settings                               GroupTable
 *  which version of such a table                                DataVersion
 *  how far is every group?                                      ConsumeStatsListRequest
 *  how far every group is                                       ConsumeStatsList
 *  which entries has a queue?                                   QueryConsumeQueueRequest
 *  the entries of a queue                                       QueryConsumeQueueResponse
 *  how much was counted lately?                                 ViewStatsRequest
 *  how much was counted lately                                  StatsResponse
 *  producers are kept away from a broker                        WritePermissionRequest
 *  how many topics that has changed                             WritePermissionResponse
 *  how the name server was set up                               NamesrvConfigResponse
 *  what goes on inside the broker?                              InspectBrokerRequest
 * </pre>
 *
 * <p>Invariant: the names that RocketMQ gives to header fields and to members of bodies stand here and nowhere else;
 * those of properties and topics stand in {@code message}. A request is read into a record once, with every missing or
 * senseless field refused. An answer is a record, too: its {@code fields()} are the header's and its {@code body()} is
 * the body. The packages above see records.
 */
package minibroker.protocol;
