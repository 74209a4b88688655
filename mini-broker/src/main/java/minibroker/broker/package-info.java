/**
 * The broker itself: takes messages, hands them out, and knows who its clients are.
 *
 * <p>A class whose name ends in {@code Processor} carries out requests and answers them; the others decide or remember.
 *
 * <pre>
 *  behaviour                                                        class                      lesson
 *
 *  The whole
 *  start and end, timer; registers at the name server, new topics   Broker                     04
 *  the parts are made; each request code gets its processor         BrokerCore
 *  what can be set up                                               BrokerConfig
 *
 *  A producer sends
 *  a send is stored and answered                                    SendMessageProcessor       05-3
 *  a send is allowed or refused, and gets its queue                 SendChecks                 05-2
 *  the request becomes messages; the broker's properties are added  SendMessageDecoder         05, 15-3
 *  every message enters the store, at once or parked for later      MessageIntake              05, 16
 *  topics: found, made by the first send, limited                   TopicConfigManager         04-3
 *  topics that a broker has from its start                          SystemTopics               04
 *
 *  A consumer pulls
 *  a pull is answered, or held                                      PullMessageProcessor       06-2
 *  a pull is allowed or refused; its filter                         PullChecks                 13-2
 *  pulls are held until a message comes or their time is over       PullRequestHoldService     06-3
 *  one held pull                                                    HeldPull                   06
 *  records are put together into a body                             Records                    06
 *
 *  Groups share the work
 *  heartbeats come in                                               ClientManageProcessor      11
 *  the consumers of each group, and what they subscribe to          ConsumerManager            11-1, 13-2
 *  the producers of each group                                      ProducerManager            11
 *  consumers ask for members and offsets, commit, and lock queues   ConsumerManageProcessor    11
 *  how far each group has come in each queue                        ConsumerOffsetManager      11-2
 *  how the queues of a topic are shared                             QueueAllocation            11-3
 *  the broker shares queues for consumers that ask for it           AssignmentProcessor        11, 13-2
 *  groups: found, made by the first heartbeat, limited              SubscriptionGroupManager   11
 *  topics, groups and offsets are saved and loaded                  BrokerState                11-2
 *  a queue is locked for one consumer; how long a lock lives        QueueLockManager           14-2
 *  whether a group keeps the order                                  GroupLocks
 *
 *  A consumer fails
 *  a message is sent back                                           ConsumerSendBackProcessor  12
 *  sent back: another attempt and when, or a dead letter            FailedMessages             12-1, 12-2
 *  sent to the retry topic: another attempt, or a dead letter       RetrySends                 12-2
 *  the retry topic and the dead letter topic of a group             RetryTopics                12-1, 12-2
 *
 *  A message is looked for, or taken back
 *  by key, by unique id, by its place in the log                    QueryMessageProcessor      10-3
 *  a message that waits is taken back before it is delivered        RecallProcessor            17
 *
 *  Administration: skip at the first reading
 *  topics are made, changed, described, deleted                     TopicAdminProcessor
 *  attributes of topics are checked and changed                     Attributes
 *  groups are made, changed, described, deleted                     GroupAdminProcessor
 *  where a queue begins and ends; the offset at a time              OffsetSearchProcessor      08
 *  a group is set to other offsets                                  OffsetResetProcessor
 *  a consumer is asked what it does                                 ConsumerCallProcessor
 *  the settings are shown                                           BrokerConfigProcessor
 *  the table of figures that administrators get                     BrokerStats
 *  a number, how fast it grows, and its value at midnight           Counter
 *  everything of a kind: topics, groups, producers, entries         OverviewProcessor
 *  how far groups are in the queues of their topics                 GroupProgress
 *  messages in and out lately, by topic and group                   Traffic
 *  how often something happened lately                              RecentCount
 *  what the broker shows to whoever looks inside                    ShownInside
 * </pre>
 *
 * <p>Invariant: no request handler waits. What has to wait keeps its exchange and answers later.
 *
 * <p>Lessons 04 to 06, and 11 to 17. A number such as 05-3 is an exercise in the class.
 */
package minibroker.broker;
