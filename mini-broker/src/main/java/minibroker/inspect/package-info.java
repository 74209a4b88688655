/**
 * A room of its own, to be skipped at the first reading: what the workbook's page shows that looks inside a running
 * broker. Nothing of a broker's work depends on it.
 *
 * <pre>
 *  behaviour                                                class             lesson
 *
 *  Administration: skip at the first reading
 *  questions are answered, in a thread of their own         InspectProcessor
 *  what the broker shows of itself                          BrokerInside
 *  all parts of the broker at one moment                    BrokerView
 *  a part that can't be looked at says why                  Parts
 *  topics, queues, and how far groups are                   TopicsPart
 *  which topics are whose                                   TopicKind
 *  what happened since the last question                    HappenedPart
 *  what a message in the log tells                          Happening
 *  one message's bytes, or why they are gone                MessageView
 *  the fields of a record, one after the other              RecordFields
 *  some of many things, and how many more there are         Some
 *  members of a JSON object                                 JsonMembers
 * </pre>
 *
 * <p>Invariant: while nobody asks, nothing happens here: nothing is counted, kept or listened to. An answer has a bound
 * and changes nothing in the broker, except that files of queues which it shows are opened.
 */
package minibroker.inspect;
