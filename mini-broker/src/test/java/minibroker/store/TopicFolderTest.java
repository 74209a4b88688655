package minibroker.store;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class TopicFolderTest {
    @Test
    void mostTopicsAreTheirFoldersNames() {
        for (String topic : List.of("TopicTest", "%RETRY%group-1", "rmq_sys_wheel_timer", "console")) {
            assertThat(TopicFolder.name(topic, Set.of())).isEqualTo(topic);
        }
    }

    @Test
    void namesThatWindowsDoesNotHaveAreChanged() {
        assertThat(TopicFolder.name("a|b", Set.of())).isEqualTo("a~!b");
        assertThat(TopicFolder.name("con", Set.of())).isEqualTo("~con");
        assertThat(TopicFolder.name("LPT1", Set.of())).isEqualTo("~LPT1");
    }

    @Test
    void topicsThatDifferInCaseOnlyGetDifferentFoldersAndAreFoundAgain() {
        List<String> topics = List.of("Orders", "orders", "ORDERS", "oRDERS", "con", "CON", "Con", "a|B", "A|b");
        Set<String> taken = new HashSet<>();
        for (String topic : topics) {
            String name = TopicFolder.name(topic, taken);

            assertThat(taken.add(name.toLowerCase(Locale.ROOT)))
                    .as("%s is new", name)
                    .isTrue();
            assertThat(TopicFolder.topic(name)).contains(topic);
            assertThat(name.length()).isLessThanOrEqualTo(TopicFolder.longestName(topic) + topic.length() + 2);
        }
    }

    @Test
    void foldersOfOthersAreNoTopics() {
        assertThat(TopicFolder.topic("lost+found")).isEmpty();
        assertThat(TopicFolder.topic(".DS_Store")).isEmpty();
    }
}
