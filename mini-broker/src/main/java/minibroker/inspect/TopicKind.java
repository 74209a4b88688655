package minibroker.inspect;

import minibroker.message.ReservedTopics;

import java.util.Locale;
import java.util.Set;

/** What a topic is for; those of users come first. */
enum TopicKind {
    TOPIC(0),
    RETRY(0),
    DEAD(0),
    DELAY(1),
    SYSTEM(2);

    /** Topics of a lower rank are shown first. */
    final int rank;

    TopicKind(int rank) {
        this.rank = rank;
    }

    /** @param systemTopics the topics that the broker has from its start */
    static TopicKind of(String topic, Set<String> systemTopics) {
        if (ReservedTopics.isRetry(topic)) {
            return RETRY;
        }
        if (ReservedTopics.isDeadLetters(topic)) {
            return DEAD;
        }
        if (topic.equals(ReservedTopics.SCHEDULE) || topic.equals(ReservedTopics.TIMER)) {
            return DELAY;
        }
        return systemTopics.contains(topic) || ReservedTopics.isBrokersOwn(topic) ? SYSTEM : TOPIC;
    }

    /** As it stands in the answer. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
