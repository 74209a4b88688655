package minibroker.message;

import minibroker.exercise.NotDoneYet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a topic's name and a message may look like, with RocketMQ's limits.
 *
 * <p>Each rule returns what is wrong, as a sentence for the sender with the value that was found and the values that
 * are allowed; empty if nothing is wrong.
 *
 * <p>Without state: any thread may call.
 *
 * <p>RocketMQ: {@code TopicValidator.validateTopic}, and {@code MessageExtEncoder.encode} in the store.
 */
public final class MessageRules {
    /** The longest topic name, in characters: its length is stored in one signed byte. */
    public static final int MAX_TOPIC = Byte.MAX_VALUE;

    /** The longest name of a topic that belongs to a group: {@code %RETRY%group} and {@code %DLQ%group}. */
    public static final int MAX_GROUP_TOPIC = 255;

    /** The largest body, in bytes: 4 MiB. */
    public static final int MAX_BODY = 4 * 1024 * 1024;

    /** The longest properties string, in bytes: its length is stored in two signed bytes. */
    public static final int MAX_PROPERTIES = Short.MAX_VALUE;

    private MessageRules() {}

    /**
     * What is wrong with a topic's name: it is blank, has too many characters, or has one that is not allowed.
     *
     * @return a sentence with the length and the limit, or with the first wrong character; empty if the name is good
     */
    public static Optional<String> problemWithTopic(String topic) {
        // tag::02-2[]
        throw new NotDoneYet("02-2");
        // end::02-2[]
    }

    /**
     * What is wrong with a message's size: its body is empty or too large, or its properties are too long.
     *
     * @param properties the properties string, see {@link MessageProperties}; what counts is its size in UTF-8
     * @return a sentence with the number of bytes and the limit; empty if both are good
     */
    public static Optional<String> problemWithSize(byte[] body, String properties) {
        // tag::02-2[]
        throw new NotDoneYet("02-2");
        // end::02-2[]
    }

    /** Whether a topic's name may hold this character: {@code % | - _ a-z A-Z 0-9}. */
    static boolean isAllowed(char c) {
        // tag::02-2[]
        throw new NotDoneYet("02-2");
        // end::02-2[]
    }
}
