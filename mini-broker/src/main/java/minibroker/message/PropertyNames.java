package minibroker.message;

import java.util.List;

/**
 * The names of the properties that the broker itself reads or writes. Each constant is called what the name is; clients
 * have methods for most of them, and their users need not know the names.
 *
 * <p>RocketMQ: {@code MessageConst}.
 */
public final class PropertyNames {
    /** One word by which consumers choose messages. */
    public static final String TAGS = "TAGS";

    /** Words by which a message can be found, separated by blanks. */
    public static final String KEYS = "KEYS";

    /** The id that the producer gave the message, or the broker in its place. */
    public static final String UNIQ_KEY = "UNIQ_KEY";

    /** {@code false} if nobody waits until the message is on the disk. */
    public static final String WAIT = "WAIT";

    /** The producer's group. */
    public static final String PGROUP = "PGROUP";

    /** Region of the broker that stored the message; see {@link #DEFAULT_REGION}. */
    public static final String MSG_REGION = "MSG_REGION";

    /** The value of {@link #MSG_REGION} on a broker that was not told its region. */
    public static final String DEFAULT_REGION = "DefaultRegion";

    /** Whether the way of the message may be traced. */
    public static final String TRACE_ON = "TRACE_ON";

    /** Cluster of the broker that stored the message. */
    public static final String CLUSTER = "CLUSTER";

    /** Belongs to one delivery of a message, so it is removed when the message is stored again. */
    public static final String POP_CK = "POP_CK";

    /** {@code true} for the half message of a transaction. */
    public static final String TRAN_MSG = "TRAN_MSG";

    /** Which client waits for the answer to this message, in RocketMQ's request-reply. */
    public static final String REPLY_TO_CLIENT = "REPLY_TO_CLIENT";

    /** The delay level that is asked for. */
    public static final String DELAY = "DELAY";

    /** For how many seconds the message is to wait. */
    public static final String TIMER_DELAY_SEC = "TIMER_DELAY_SEC";

    /** For how many milliseconds the message is to wait. */
    public static final String TIMER_DELAY_MS = "TIMER_DELAY_MS";

    /** When the message is to be delivered, in milliseconds since 1970. */
    public static final String TIMER_DELIVER_MS = "TIMER_DELIVER_MS";

    /** The three ways to ask for a certain time; of several, the first in this list counts. */
    public static final List<String> TIMES = List.of(TIMER_DELAY_SEC, TIMER_DELAY_MS, TIMER_DELIVER_MS);

    /** The second after which a parked message leaves, in milliseconds since 1970. */
    public static final String TIMER_OUT_MS = "TIMER_OUT_MS";

    /** When a message that waited came, in milliseconds since 1970. */
    public static final String TIMER_ENQUEUE_MS = "TIMER_ENQUEUE_MS";

    /** When a message that waited left, in milliseconds since 1970. */
    public static final String TIMER_DEQUEUE_MS = "TIMER_DEQUEUE_MS";

    /** Makes a message a recall: the unique id of the one that is not to be delivered. */
    public static final String TIMER_DEL_UNIQKEY = "TIMER_DEL_UNIQKEY";

    /** Topic that a parked message belongs to. */
    public static final String REAL_TOPIC = "REAL_TOPIC";

    /** Queue that a parked message belongs to. */
    public static final String REAL_QID = "REAL_QID";

    /** Topic that a consumer had subscribed to when it failed on the message. */
    public static final String RETRY_TOPIC = "RETRY_TOPIC";

    /** Offset id of the first message, of which this one is a further attempt. */
    public static final String ORIGIN_MESSAGE_ID = "ORIGIN_MESSAGE_ID";

    private PropertyNames() {}
}
