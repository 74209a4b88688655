/**
 * Where messages are kept: one log of all messages, and for each queue the list of its messages' places in the log.
 *
 * <pre>
 *  behaviour                                                            class                    lesson
 *
 *  The border
 *  what a store can do                                                  MessageStore             05
 *  what became of a put: stored, refused, or not confirmed in time      PutResult                05
 *  what a read found, and where to read next                            GetResult                06
 *  how much one read may return                                         GetLimits                06
 *  who is told when a message can be read                               MessageArrivingListener  06
 *  a store is chosen: in memory, in files                               StoreFactory             05
 *  how a store in files is set up                                       StoreSettings            07
 *
 *  In memory
 *  messages in memory, the oldest dropped when there are too many       MemoryMessageStore       05-1, 06-2
 *  one queue of it                                                      MemoryConsumeQueue       05
 *
 *  In files: the log
 *  put, get and close; which part does what                             FileMessageStore         07
 *  messages are appended                                                CommitLog                07-1, 07-2
 *  a queue's next offset is given out                                   QueueOffsets             07
 *  a message is read at its place                                       CommitLogReader          07-3
 *  what can begin at a place: message, filler, torn append, damage      LogRecord                07
 *  bytes of a segment are checked; the next whole message is found      SegmentScanner           07
 *  the end of the log is found after a crash; torn bytes are cut off    CommitLogRecovery        07-4
 *
 *  In files: what is built from the log
 *  new messages are passed on to queues and index                       ReputMessageService      08-2
 *  who gets them, one after the other                                   CommitLogDispatcher      08
 *  what is passed on of one message                                     DispatchRequest          08
 *  the places of one queue's messages                                   ConsumeQueue             08-1
 *  one place                                                            ConsumeQueueEntry        08
 *  all queues of a store: opened, made, deleted                         ConsumeQueues            08
 *  messages of a queue are read, filtered by tag                        QueueReader              08
 *  the offset that belongs to a time                                    OffsetByTime             08-4
 *  the first number that passes a test                                  BinarySearch             08
 *  queues and index are mended at a start                               StoreRecovery            08-3
 *  all messages of the log are checked on the way                       CommitLogScanner         08
 *
 *  In files: the disk
 *  when the disk is forced, and when a sender is answered               FlushService             09
 *  answered at once, forced now and then                                AsyncFlush               09-1
 *  answered when the disk has it; many senders share a flush            GroupCommit              09-2
 *  a checkpoint is made                                                 Checkpointer             09-3
 *  the file of the checkpoint                                           StoreCheckpoint          09
 *  all files of a store are opened, forced and closed together          StoreFiles               09
 *  one broker at a time; whether the last one crashed                   StoreFolder              09
 *
 *  Finding and forgetting
 *  messages are found by key                                            MessageFinder            10-2
 *  a question for messages by key                                       MessageQuery             10
 *  its answer                                                           QueryResult              10
 *  all files of the key index                                           KeyIndex                 10
 *  one file: a hash table                                               IndexFile                10-1
 *  old messages are deleted; senders are refused when the disk is full  LogRetention             10-4
 *  how full the disk is                                                 DiskUse                  10
 *
 *  Beside the messages
 *  a small document is loaded once and saved now and then               SavedState               11
 *  room for what can be worked out again                                ScratchPages             17
 *
 *  Administration: skip at the first reading
 *  figures for administrators                                           StoreStatus
 *  the name of a topic's folder                                         TopicFolder
 *  files are printed                                                    StoreDump
 *  the log is printed                                                   CommitLogDump
 *  queues are printed                                                   QueueDump
 *  the key index is printed                                             IndexDump
 *  how times and bytes are printed                                      DumpText
 *  a damaged log is given up from the damage on                         StoreRepair
 *  what is shown to whoever looks inside                                StoreInside
 *  of a store in memory                                                 MemoryInside
 *  of a store in files                                                  FileInside
 *  how full the log is                                                  LogLayout
 *  where a queue begins and ends                                        QueueEnds
 *  messages one after the other in the log                              LogStretch
 *  one of them without its body                                         LogEntry
 * </pre>
 *
 * <p>Invariant: a message that was answered as stored can be read by its queue offset and by its commit log offset
 * until it is the oldest and its room is needed; queue offsets have no gap.
 *
 * <p>Lesson 05 puts into it, lesson 06 reads from it, part II writes the one that survives a power cut. A number such
 * as 07-1 is an exercise in the class.
 */
package minibroker.store;
