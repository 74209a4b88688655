/**
 * Messages that are not to be delivered yet: by one of 18 levels, or at any second of the next three days.
 *
 * <p>Such a message is parked: put into a queue of the broker's own, from where it is put into its real queue when its
 * time has come. So what waits is on disk as everything else is, and memory holds only where each queue goes on.
 *
 * <pre>
 *  behaviour                                             class                   lesson
 *  everything that waits: parked, delivered, saved       DelayedMessages         16
 *  the 18 levels and their times                         DelayLevels             16-1
 *  a message is parked                                   Parking                 16-2
 *  a parked message knows its real queue                 RealQueue               16-2
 *  the messages of one level are delivered               LevelDelivery           16-3
 *  all levels are delivered, and saved                   ScheduleMessageService  16-4
 *  a parked message is put into its real queue, once     Delivery                16-4
 *  which second a producer asks for                      DeliverTime             17-2
 *  queue where messages for a second wait; properties    TimerMessages           17
 *  which of them (by offset) is due in which second      TimingWheel             17-1
 *  the links of a slot's chain                           SlotChains              17
 *  the messages of each second are delivered, and saved  TimerMessageService     17-4
 *  the sender's handle for taking a message back         RecallHandle            17-3
 *  the message that takes another one back               Recall                  17
 *  which messages of a second are taken back             TakenBack               17-3
 *  which comes first, a recall or the delivery           RecallGate              17-4
 *
 *  Administration: skip at the first reading
 *  what waits at a level                                 WaitingLevel
 *  what waits in the next seconds                        WaitingTimers
 * </pre>
 *
 * <p>Invariant: no message is delivered early, and each is delivered; twice at most after a power cut.
 *
 * <p>Lessons 16 and 17. A number such as 16-1 is an exercise in the class.
 */
package minibroker.schedule;
