/**
 * What a message is: topic, properties, body, queue; its limits and its stored form.
 *
 * <pre>
 *  behaviour                                                class              lesson
 *  a message before it is stored                            Message            02
 *  a queue of a topic                                       MessageQueue       02
 *  the properties string is built and taken apart           MessageProperties  02-1
 *  names of the properties that the broker reads or writes  PropertyNames      02
 *  which topics and sizes are allowed                       MessageRules       02-2
 *  names of topics with a meaning of their own              ReservedTopics     05
 *  a message in the store                                   StoredMessage      05
 *  the offset id that the sender gets                       MessageId          05
 *  the stored form: layout, reading, writing                MessageCodec       06
 *  the stored form is written                               RecordDraft        06-1
 *  single fields are read where they are                    RecordView         07
 *  a checksum over the whole record                         RecordSum          07
 *  the bits of sysFlag                                      SysFlag            06
 *  several messages in one send                             BatchCodec         15-2
 * </pre>
 *
 * <p>Invariant: a message keeps RocketMQ's rules, {@link minibroker.message.MessageRules}, when the store gets it. The
 * types here do not see to that: whoever brings a message into the broker checks it, and whoever adds properties to it
 * later, because it has to wait or is tried again, checks its size once more.
 *
 * <p>Lesson 02, and lesson 06 for the stored form. A number such as 02-1 is an exercise in the class.
 */
package minibroker.message;
